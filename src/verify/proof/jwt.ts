/** Credentials and presentations secured as a JWT: VC-JWT (VCDM 1.1, Open Badges 3.0) and VC-JOSE-COSE. */

import { namesOf } from '../certificates/names.ts';
import { idOf, type View } from '../credential/view.ts';
import { type Inquiry, note } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { settleClaims } from './jwt-claims.ts';
import { checkJwtProof, type JwtProof } from './jwt-key.ts';
import { parseJwt } from './jwt-parse.ts';
import { madeAt } from './jwt-period.ts';
import { unpack } from './jwt-unpack.ts';

export interface VerifiedJwt {
  /** `format` when it cannot be read; else `proof.signature`, `proof.key`, `proof.dates`, `jwt.claims`. */
  checks: Check[];
  kind: 'credential' | 'presentation';
  /** The credential, with what the claims stand for filled in; absent when there is none. */
  credential?: View;
  payload?: View;
  header?: View;
  /** Host that served the list in which the signing key stands; only for a key that is the issuer's. */
  host?: string;
  certified?: JwtProof['certified'];
  /** `1.1`: in a `vc` or `vp` claim; `2.0`: the payload itself. */
  model: '1.1' | '2.0';
}

/** @param token compact serialization, without white space */
export async function verifyJwt(token: string, inquiry: Inquiry): Promise<VerifiedJwt> {
  const parsed = parseJwt(token);
  if (!parsed) return { checks: [note('format', 'fail', 'broken-jwt')], kind: 'credential', model: '2.0' };
  const { header, payload } = parsed;
  const unpacked = unpack(header, payload);
  if (!unpacked) {
    return {
      checks: [note('format', 'unknown', 'not-a-credential')],
      kind: 'credential',
      model: '2.0',
      header,
      payload,
    };
  }
  const { credential, kind, packing } = unpacked;
  const claims = settleClaims(unpacked, payload, inquiry);
  const issuer = idOf(kind === 'presentation' ? credential['holder'] : credential['issuer']);
  // A holder signs a presentation to show that it is there, an issuer a credential to say that it is so.
  const relationship = kind === 'presentation' ? 'authentication' : 'assertionMethod';
  const created = madeAt(payload);
  const ask = { token, header, issuer, relationship, created, issuerNames: namesOf(credential['issuer']) } as const;
  const proof = await checkJwtProof(ask, inquiry);
  return {
    checks: [...proof.checks, ...claims],
    kind,
    credential,
    payload,
    header,
    ...(proof.host === undefined ? {} : { host: proof.host }),
    ...(proof.certified ? { certified: proof.certified } : {}),
    model: packing === 'vc-claim' ? '1.1' : '2.0',
  };
}
