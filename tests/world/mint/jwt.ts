import { p256 } from '@noble/curves/nist.js';
import { CompactSign, importJWK, type JWK } from 'jose';

type Json = Record<string, unknown>;

async function compact(payload: unknown, header: Json & { alg: string }, key: JWK): Promise<string> {
  if (header.alg === 'ES256') return es256(payload, header, key);
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  return await new CompactSign(bytes).setProtectedHeader(header).sign(await importJWK(key, header.alg));
}

/** WebCrypto draws a random number for every ECDSA signature; RFC 6979 derives it, so that runs stay equal. */
function es256(payload: unknown, header: Json, key: JWK): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part(header)}.${part(payload)}`;
  const signature = p256.sign(Buffer.from(input), Buffer.from(key.d ?? '', 'base64url'), { lowS: false });
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

function seconds(date: unknown): number | undefined {
  return typeof date === 'string' ? Date.parse(date) / 1000 : undefined;
}

function defined(claims: Json): Json {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as Json)['id'] : value;
}

export interface JwtHeader {
  alg: 'RS256' | 'ES256' | 'EdDSA';
  kid?: string;
  jwk?: JWK;
}

/** VC-JWT of VCDM 1.1: the credential in the `vc` claim, the registered claims beside it (OB 3.0, "JSON Web Token Proof Format"). */
export async function jwtVc1(credential: Json, header: JwtHeader, key: JWK): Promise<string> {
  const payload = defined({
    iss: idOf(credential['issuer']),
    sub: idOf(credential['credentialSubject']),
    jti: credential['id'],
    nbf: seconds(credential['issuanceDate']),
    iat: seconds(credential['issuanceDate']),
    exp: seconds(credential['expirationDate']),
    vc: credential,
  });
  return await compact(payload, { ...header, typ: 'JWT' }, key);
}

/** The whole payload is the credential, with registered claims among its properties (OB 3.0 for VCDM 2.0). */
export async function jwtOb3(credential: Json, header: JwtHeader, key: JWK): Promise<string> {
  const payload = defined({
    ...credential,
    iss: idOf(credential['issuer']),
    sub: idOf(credential['credentialSubject']),
    jti: credential['id'],
    nbf: seconds(credential['validFrom']),
    exp: seconds(credential['validUntil']),
  });
  return await compact(payload, { ...header, typ: 'JWT' }, key);
}

/** VC-JOSE-COSE (W3C 2025, section 3.1): the payload is the credential and nothing else, `typ: vc+jwt`, `cty: vc`. */
export async function jwtVc2(credential: Json, header: JwtHeader, key: JWK): Promise<string> {
  return await compact(credential, { ...header, typ: 'vc+jwt', cty: 'vc' }, key);
}

/** Open Badges 2.0 SignedBadge: the assertion as JWS payload. */
export async function jwsOb2(assertion: Json, key: JWK): Promise<string> {
  return await compact(assertion, { alg: 'RS256' }, key);
}

/** An unsecured or symmetric token, as only an attacker makes one. */
export async function weakJwt(credential: Json, alg: 'none' | 'HS256', secret: Uint8Array): Promise<string> {
  if (alg === 'none') {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    // A third part keeps the shape of a compact JWS; RFC 7515 A.5 leaves it empty.
    return `${part({ alg: 'none', typ: 'JWT' })}.${part(credential)}.`;
  }
  const bytes = new TextEncoder().encode(JSON.stringify(credential));
  return await new CompactSign(bytes).setProtectedHeader({ alg, typ: 'JWT' }).sign(secret);
}

/** Another payload under the same header and signature. */
export function alterJwt(jwt: string, change: (payload: Json) => void): string {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const value = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Json;
  change(value);
  return [header, Buffer.from(JSON.stringify(value)).toString('base64url'), signature].join('.');
}
