/** COSE_Sign1 for tests, by hand from RFC 9052: CBOR by cborg, signatures by Node. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { encode, Tagged } from 'cborg';
import type { Json } from '../../testing/issue.ts';

export type Alg = 'ES256' | 'ES384' | 'EdDSA';
const LABELS: Record<Alg, number> = { ES256: -7, ES384: -35, EdDSA: -8 };

export interface CoseKey {
  alg: Alg;
  privateKey: KeyObject;
  /** Verification method without id and controller. */
  method: Json;
}

export function newCoseKey(alg: Alg): CoseKey {
  const { publicKey, privateKey } =
    alg === 'EdDSA'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: alg === 'ES256' ? 'P-256' : 'P-384' });
  return { alg, privateKey, method: { type: 'JsonWebKey', publicKeyJwk: publicKey.export({ format: 'jwk' }) } };
}

export interface CoseParts {
  /** More protected parameters, by label. */
  header?: [number, unknown][];
  unprotected?: [number, unknown][];
  alg?: number;
  /** Tags around it, outermost first; 18 by default. */
  tags?: number[];
}

export function coseSign1(payload: Uint8Array, key: CoseKey, parts: CoseParts = {}): Uint8Array {
  const header = new Map<number, unknown>([[1, parts.alg ?? LABELS[key.alg]], ...(parts.header ?? [])]);
  const protectedBytes = encode(header);
  const structure = encode(['Signature1', protectedBytes, new Uint8Array(), payload]);
  const hash = { ES256: 'sha256', ES384: 'sha384', EdDSA: null }[key.alg];
  const signature = sign(hash, structure, { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  const message: unknown[] = [protectedBytes, new Map(parts.unprotected ?? []), payload, new Uint8Array(signature)];
  return encode((parts.tags ?? [18]).reduceRight<unknown>((inner, tag) => new Tagged(tag, inner), message));
}

export function coseJson(document: Json, key: CoseKey, kid: string, parts: CoseParts = {}): Uint8Array {
  const text = new TextEncoder();
  const header: [number, unknown][] = [
    [4, text.encode(kid)],
    [3, 'application/vc'],
    [16, 'application/vc+cose'],
    ...(parts.header ?? []),
  ];
  return coseSign1(text.encode(JSON.stringify(document)), key, { ...parts, header });
}
