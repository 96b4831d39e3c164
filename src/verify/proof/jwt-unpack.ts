/** Where in a JWT's payload the credential stands. */
import { isView, text, texts, type View } from '../credential/view.ts';

/**
 * How the credential is packed.
 * `vc-claim`: VCDM 1.1, section 6.3.1: in the `vc` (or `vp`) claim; registered claims stand in for members.
 * `open-badges`: Open Badges 3.0 on VCDM 2.0: the payload is the credential, the claims repeat it; `exp` is validUntil.
 * `vc-jose`: VC-JOSE-COSE (typ `vc+jwt`, `vp+jwt`): the payload is the credential; `nbf` and `exp` are the signature's.
 */
export type Packing = 'vc-claim' | 'open-badges' | 'vc-jose';

export interface Unpacked {
  packing: Packing;
  kind: 'credential' | 'presentation';
  /** A copy: claims may be filled in. */
  credential: View;
}

/** JWT claims that are no terms of a credential (RFC 7519 section 4.1, RFC 7800, OpenID Connect `nonce`, VCDM 1.1). */
const CLAIMS = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'cnf', 'nonce', 'vc', 'vp'];
/** `vc+jwt` as registered, and the names it had in drafts. */
const VC_JOSE = /^(?:application\/)?v[cp](?:\+ld)?(?:\+json)?\+(?:sd-)?jwt$/i;

/** Undefined when there is no credential in the payload. */
export function unpack(header: View, payload: View): Unpacked | undefined {
  const { vc, vp } = payload;
  const whole = payload['credentialSubject'] !== undefined || texts(payload['type']).includes('VerifiablePresentation');
  if (!whole && isView(vc)) {
    // The registered claim `status` (Token Status List) stands beside `vc`, and is about the credential all the same.
    const beside = payload['status'] === undefined ? {} : { status: payload['status'] };
    return { packing: 'vc-claim', kind: 'credential', credential: { ...vc, ...beside } };
  }
  if (!whole && isView(vp)) return { packing: 'vc-claim', kind: 'presentation', credential: { ...vp } };
  if (!whole && payload['@context'] === undefined) return undefined;
  const credential = Object.fromEntries(Object.entries(payload).filter(([name]) => !CLAIMS.includes(name)));
  return {
    packing: VC_JOSE.test(text(header['typ']) ?? '') ? 'vc-jose' : 'open-badges',
    kind: texts(credential['type']).includes('VerifiablePresentation') ? 'presentation' : 'credential',
    credential,
  };
}
