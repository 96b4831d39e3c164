/** Published keys in every usual dress -> `PublicKey`. What cannot be read is `undefined`, never a guess. */
import { DER } from '@noble/curves/abstract/der.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { numberToVarBytesBE } from '@noble/curves/utils.js';
import { base58, base64, base64urlnopad, hex } from '@scure/base';
import { calculateJwkThumbprint, exportJWK, importSPKI, importX509, type JWK } from 'jose';
import { isView, type View } from '../credential/view.ts';
import type { KeyKind, PublicKey } from './types.ts';

/** Bytes of an RSA modulus of 16384 bits: above, one verification would hold the machine for seconds. */
const LARGEST_MODULUS = 2048;
/** Longest text taken for one key: an RSA key of 16384 bits in PEM is below it; base58 costs the square of its length. */
const LONGEST = 8192;
const LONGEST_BASE58 = 1024;

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521, secp256k1 } as const;
type Curve = keyof typeof CURVES;

/** Multicodec prefixes as varints (Controlled Identifiers 1.0, section 2.2.2 "Multikey"; did:key, "Signature Method Creation"). */
const PREFIXES: [number, number, KeyKind][] = [
  [0xed, 0x01, 'Ed25519'],
  [0x80, 0x24, 'P-256'],
  [0x81, 0x24, 'P-384'],
  [0x82, 0x24, 'P-521'],
  [0xe7, 0x01, 'secp256k1'],
  [0xeb, 0x01, 'BLS12-381-G2'],
  [0x85, 0x24, 'RSA'],
];

/** Types whose `publicKeyBase58` or `publicKeyHex` is the bare key, so that the type alone says which curve it is on. */
const BARE: Record<string, KeyKind> = {
  Ed25519VerificationKey2018: 'Ed25519',
  Ed25519VerificationKey2020: 'Ed25519',
  EcdsaSecp256k1VerificationKey2019: 'secp256k1',
  EcdsaSecp256r1VerificationKey2019: 'P-256',
  Bls12381G2Key2020: 'BLS12-381-G2',
};

/** Multibase `z` (base58btc) or `u` (base64url) over a multicodec key. */
export function fromMultibase(text: string): PublicKey | undefined {
  const decoded = decodeMultibase(text);
  if (!decoded) return undefined;
  const kind = PREFIXES.find(([first, second]) => decoded[0] === first && decoded[1] === second)?.[2];
  return kind && fromBytes(kind, decoded.slice(2));
}

/** A JWK; only its public members are kept. `use: "enc"` is no signing key (RFC 7517, section 4.2). */
export function fromJwk(jwk: unknown): PublicKey | undefined {
  if (!isView(jwk) || jwk.use === 'enc') return undefined;
  const { kty, crv, x, y, n, e } = jwk;
  if (kty === 'RSA') {
    const modulus = decodeUrl(n);
    if (!modulus || !decodeUrl(e) || modulus.length > LARGEST_MODULUS + 1) return undefined;
    return { kind: 'RSA', jwk: { kty, n: n as string, e: e as string } };
  }
  const [left, right] = [decodeUrl(x), decodeUrl(y)];
  if (kty === 'OKP' && crv === 'Ed25519' && left) return fromBytes('Ed25519', left);
  if (kty === 'EC' && isCurve(crv) && left && right) {
    const size = CURVES[crv].lengths.secretKey ?? 0;
    // RFC 7518, section 6.2.1.2: coordinates have the full size of the field.
    if (left.length !== size || right.length !== size) return undefined;
    return fromBytes(crv, Uint8Array.of(4, ...left, ...right));
  }
  return undefined;
}

/**
 * A verification method or an Open Badges `CryptographicKey`: `publicKeyJwk`, `publicKeyMultibase`, `publicKeyBase58`,
 * `publicKeyHex`, `publicKeyPem`, in this order.
 */
export async function fromMethod(method: View): Promise<PublicKey | undefined> {
  const { publicKeyJwk, publicKeyMultibase, publicKeyBase58, publicKeyHex, publicKeyPem } = method;
  if (publicKeyJwk !== undefined) return fromJwk(publicKeyJwk);
  if (typeof publicKeyMultibase === 'string') return fromMultibase(publicKeyMultibase);
  if (typeof publicKeyBase58 === 'string' && publicKeyBase58.length <= LONGEST_BASE58) {
    return fromBare(method, () => base58.decode(publicKeyBase58));
  }
  if (typeof publicKeyHex === 'string' && publicKeyHex.length <= LONGEST) {
    return fromBare(method, () => hex.decode(publicKeyHex.toLowerCase()));
  }
  return typeof publicKeyPem === 'string' ? fromPem(publicKeyPem) : undefined;
}

/** PEM with a SubjectPublicKeyInfo, a PKCS #1 RSA key, or a certificate (of which only the key is read). */
export async function fromPem(pem: string): Promise<PublicKey | undefined> {
  if (pem.length > LONGEST) return undefined;
  const text = pem.trim();
  const [, pkcs1] = /^-----BEGIN RSA PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END RSA PUBLIC KEY-----$/.exec(text) ?? [];
  if (pkcs1 !== undefined) return fromBase64Pkcs1(pkcs1);
  const read = text.includes('BEGIN CERTIFICATE') ? importX509 : importSPKI;
  // The import needs an algorithm to give the key a type; which one fits is only known by trying.
  for (const alg of ['RS256', 'ES256', 'ES384', 'ES512', 'Ed25519']) {
    try {
      return fromJwk(await exportJWK(await read(text, alg, { extractable: true })));
    } catch {}
  }
  return undefined;
}

/** The key's RFC 7638 thumbprint: the same key in any dress has the same one. */
export async function thumbprint(key: PublicKey): Promise<string | undefined> {
  if (key.jwk) return calculateJwkThumbprint(key.jwk);
  return key.bytes && `${key.kind}:${hex.encode(key.bytes)}`;
}

/** Multibase `z` or `u` to bytes; undefined for any other prefix, bad characters or excessive length. */
export function decodeMultibase(text: string): Uint8Array | undefined {
  try {
    if (text.startsWith('z') && text.length <= LONGEST_BASE58) return base58.decode(text.slice(1));
    if (text.startsWith('u') && text.length <= LONGEST) return base64urlnopad.decode(text.slice(1));
  } catch {}
  return undefined;
}

function fromBase64Pkcs1(text: string): PublicKey | undefined {
  try {
    return fromPkcs1(base64.decode(text.replace(/\s+/g, '')));
  } catch {
    return undefined;
  }
}

function fromBare(method: View, decode: () => Uint8Array): PublicKey | undefined {
  const kind = typeof method.type === 'string' ? BARE[method.type] : undefined;
  try {
    return kind && fromBytes(kind, decode());
  } catch {
    return undefined;
  }
}

function fromBytes(kind: KeyKind, bytes: Uint8Array): PublicKey | undefined {
  if (kind === 'Ed25519') {
    if (bytes.length !== 32) return undefined;
    return { kind, bytes, jwk: { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(bytes) } };
  }
  if (kind === 'BLS12-381-G2') return bytes.length === 96 ? { kind, bytes } : undefined;
  return isCurve(kind) ? fromPoint(kind, bytes) : fromPkcs1(bytes);
}

/**
 * RFC 8017, appendix A.1.1: RSAPublicKey is a SEQUENCE of two positive INTEGERs, modulus and exponent. An ECDSA
 * signature has the very same shape, so its strict DER parser reads both.
 */
function fromPkcs1(der: Uint8Array): PublicKey | undefined {
  try {
    const { r: n, s: e } = DER.toSig(der, LARGEST_MODULUS + 1);
    const [modulus, exponent] = [n, e].map((number) => base64urlnopad.encode(numberToVarBytesBE(number)));
    return fromJwk({ kty: 'RSA', n: modulus, e: exponent });
  } catch {
    return undefined;
  }
}

/** Compressed or not; a point that is not on the curve throws in `fromBytes`. */
function fromPoint(kind: Curve, bytes: Uint8Array): PublicKey | undefined {
  try {
    const point = CURVES[kind].Point.fromBytes(bytes);
    point.assertValidity();
    const whole = point.toBytes(false);
    const half = (whole.length - 1) / 2;
    const jwk: JWK = {
      kty: 'EC',
      crv: kind,
      x: base64urlnopad.encode(whole.slice(1, 1 + half)),
      y: base64urlnopad.encode(whole.slice(1 + half)),
    };
    return { kind, bytes: point.toBytes(true), jwk };
  } catch {
    return undefined;
  }
}

function isCurve(name: unknown): name is Curve {
  return typeof name === 'string' && Object.hasOwn(CURVES, name);
}

function decodeUrl(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  try {
    // Padding is outside RFC 7515 but harmless, and seen.
    const bytes = base64urlnopad.decode(value.replace(/=+$/, ''));
    return bytes.length > 0 ? bytes : undefined;
  } catch {
    return undefined;
  }
}
