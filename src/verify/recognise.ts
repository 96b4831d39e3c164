/** Which family a document belongs to, before anything is verified (field notes: obv-core's version detection, extended). */
import { base64urlnopad } from '@scure/base';
import { isMerkleProof2019 } from './blockcerts/chain.ts';
import { isView, nodes, texts, typesOf, type View } from './credential/view.ts';
import type { Standard } from './report.ts';

export type Family =
  | 'collection'
  | 'presentation'
  | 'enveloped'
  | 'open-badges-2'
  | 'blockcerts-2'
  | 'credential'
  | 'none';

const VC_CONTEXT = /^https?:\/\/(?:www\.)?w3\.org\/(?:2018\/credentials\/v1|ns\/credentials\/v2)$/;
const OB2_CONTEXT = /^https?:\/\/w3id\.org\/openbadges\/v[12]$/;

export function familyOf(value: unknown): Family {
  if (Array.isArray(value)) return 'collection';
  if (!isView(value)) return 'none';
  const types = typesOf(value);
  if (types.some((type) => /^Enveloped(?:VerifiableCredential|VerifiablePresentation)$/.test(type))) return 'enveloped';
  if (types.includes('VerifiablePresentation')) return 'presentation';
  const contexts = texts(value['@context']);
  if (contexts.some((url) => VC_CONTEXT.test(url)) || types.includes('VerifiableCredential')) return 'credential';
  if (nodes(value['signature']).some((one) => typesOf(one).some((type) => type.startsWith('MerkleProof'))))
    return 'blockcerts-2';
  if (contexts.some((url) => OB2_CONTEXT.test(url)) || looksLikeAssertion(value)) return 'open-badges-2';
  if ('credentialSubject' in value) return 'credential';
  return 'none';
}

/** Open Badges 0.5 to 1.1 without a context: a recipient and a badge. */
function looksLikeAssertion(value: View): boolean {
  return ('recipient' in value && 'badge' in value) || value['revoked'] === true;
}

/** What a verifiable credential reports itself as, by the types and contexts that were signed. */
export function standardOf(view: View, raw: View): Standard {
  const types = [...typesOf(view), ...typesOf(raw)];
  const has = (...names: string[]) => names.some((name) => types.includes(name));
  if (nodes(raw['proof']).some(isMerkleProof2019)) return 'blockcerts-3';
  if (has('EuropeanDigitalCredential')) return 'europass';
  if (has('ClrCredential')) return 'clr-2.0';
  if (has('OpenBadgeCredential', 'AchievementCredential')) return 'open-badges-3.0';
  if (has('EndorsementCredential')) return 'endorsement-3.0';
  return texts(raw['@context']).includes('https://www.w3.org/ns/credentials/v2') ? 'vc-2.0' : 'vc-1.1';
}

/** Payload of a compact JWS, unverified: only to see which family it belongs to. */
export function peek(token: string): { header: View; payload: View } | undefined {
  try {
    const [header, payload] = token.split('.', 2).map((part) => {
      const parsed: unknown = JSON.parse(new TextDecoder().decode(base64urlnopad.decode(part)));
      if (!isView(parsed)) throw new TypeError('not an object');
      return parsed;
    });
    return header && payload ? { header, payload } : undefined;
  } catch {
    return undefined;
  }
}
