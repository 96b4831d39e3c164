/** Certificates for tests, made by selfsigned. */
import { generate } from 'selfsigned';

export interface TestCertificate {
  /** Standard base64 of the DER, as in `x5c`. */
  base64: string;
  der: Uint8Array;
  privateKey: CryptoKey;
}

const ALGORITHMS = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

export async function newCertificate(
  organisation = 'Université de Rivage',
  alg: 'RS256' | 'ES256' = 'ES256',
): Promise<TestCertificate> {
  const attributes = [
    { name: 'commonName', value: 'Sceau' },
    { name: 'organizationName', value: organisation },
    { name: 'countryName', value: 'FR' },
  ];
  const options = alg === 'RS256' ? { keyType: 'rsa', keySize: 2048 } : { keyType: 'ec', curve: 'P-256' };
  const made = await generate(attributes, { ...options, algorithm: 'sha256' } as never);
  const base64 = made.cert.replace(/-----[^-]+-----|\s/g, '');
  const pkcs8 = Buffer.from(made.private.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHMS[alg], true, ['sign']);
  return { base64, der: new Uint8Array(Buffer.from(base64, 'base64')), privateKey };
}
