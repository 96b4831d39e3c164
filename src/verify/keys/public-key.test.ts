import { generateKeyPairSync } from 'node:crypto';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { base58, base64urlnopad, hex } from '@scure/base';
import fc from 'fast-check';
import { exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { fromJwk, fromMethod, fromMultibase, fromPem, thumbprint } from './public-key.ts';

const multikey = (prefix: number[], bytes: Uint8Array) => `z${base58.encode(Uint8Array.of(...prefix, ...bytes))}`;

describe('fromMultibase', () => {
  it('reads the keys of the did:key method and of the W3C test vectors', () => {
    // did:key method, test vectors: the identifiers' beginnings name the kind.
    expect(fromMultibase('z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK')?.kind).toBe('Ed25519');
    expect(fromMultibase('zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169')?.kind).toBe('P-256');
    expect(fromMultibase('z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9')?.kind).toBe(
      'P-384',
    );
    expect(fromMultibase('zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme')?.kind).toBe('secp256k1');
  });

  it('reads a key of @digitalbazaar/ed25519-multikey', async () => {
    const { publicKeyMultibase } = await Ed25519Multikey.generate({});
    expect(fromMultibase(publicKeyMultibase)?.jwk).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
  });

  it.each([
    ['P-256', [0x80, 0x24], p256],
    ['P-384', [0x81, 0x24], p384],
    ['P-521', [0x82, 0x24], p521],
    ['secp256k1', [0xe7, 0x01], secp256k1],
  ] as const)('decompresses %s, and the JWK is the same key', async (kind, prefix, curve) => {
    const { publicKey } = curve.keygen();
    const key = fromMultibase(multikey([...prefix], publicKey));
    expect(key?.kind).toBe(kind);
    expect(key?.bytes).toEqual(publicKey);
    const again = fromJwk(key?.jwk);
    expect(again?.bytes).toEqual(publicKey);
    expect(again && (await thumbprint(again))).toBe(key && (await thumbprint(key)));
  });

  it('reads base64url multibase and BLS12-381-G2', () => {
    const key = fromMultibase(`u${base64urlnopad.encode(Uint8Array.of(0xeb, 0x01, ...new Uint8Array(96).fill(7)))}`);
    expect(key?.kind).toBe('BLS12-381-G2');
    expect(key?.jwk).toBeUndefined();
  });

  it('refuses unknown prefixes, wrong lengths, points off the curve and endless text', () => {
    expect(fromMultibase(multikey([0x12, 0x20], new Uint8Array(32)))).toBeUndefined();
    expect(fromMultibase(multikey([0xed, 0x01], new Uint8Array(31)))).toBeUndefined();
    expect(fromMultibase(multikey([0x80, 0x24], new Uint8Array(33).fill(5)))).toBeUndefined();
    expect(fromMultibase('m6Mk')).toBeUndefined();
    expect(fromMultibase(`z${'6'.repeat(1_000_000)}`)).toBeUndefined();
  });

  it('gives a key or nothing, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => void fromMultibase(text)));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const key = fromMultibase(`z${base58.encode(bytes)}`);
        if (key?.jwk) expect(fromJwk(key.jwk)).toEqual(key);
      }),
    );
  });
});

describe('fromJwk', () => {
  it('keeps public members only', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const key = fromJwk(await exportJWK(privateKey));
    expect(Object.keys(key?.jwk ?? {}).sort()).toEqual(['crv', 'kty', 'x']);
  });

  it('refuses symmetric, encrypting, short and oversized keys', () => {
    expect(fromJwk({ kty: 'oct', k: 'AAAA' })).toBeUndefined();
    expect(fromJwk({ kty: 'OKP', crv: 'X25519', x: base64urlnopad.encode(new Uint8Array(32)) })).toBeUndefined();
    expect(fromJwk({ kty: 'OKP', crv: 'Ed25519', x: 'AAAA' })).toBeUndefined();
    expect(fromJwk({ kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' })).toBeUndefined();
    expect(fromJwk({ kty: 'EC', crv: 'constructor', x: 'AAAA', y: 'AAAA' })).toBeUndefined();
    expect(fromJwk({ kty: 'RSA', n: 'A'.repeat(5000), e: 'AQAB' })).toBeUndefined();
    const x = base64urlnopad.encode(new Uint8Array(32).fill(9));
    expect(fromJwk({ kty: 'OKP', crv: 'Ed25519', x, use: 'enc' })).toBeUndefined();
    expect(fromJwk({ kty: 'OKP', crv: 'Ed25519', x, use: 'sig' })?.kind).toBe('Ed25519');
    expect(fromJwk('text')).toBeUndefined();
  });
});

describe('fromMethod', () => {
  const bytes = hex.decode('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');

  it.each([
    [{ type: 'Multikey', publicKeyMultibase: multikey([0xed, 1], bytes) }],
    [{ type: 'Ed25519VerificationKey2020', publicKeyMultibase: multikey([0xed, 1], bytes) }],
    [{ type: 'Ed25519VerificationKey2018', publicKeyBase58: base58.encode(bytes) }],
    [{ type: 'Ed25519VerificationKey2018', publicKeyHex: hex.encode(bytes) }],
    [{ type: 'JsonWebKey', publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(bytes) } }],
  ])('reads %o', async (method) => {
    expect((await fromMethod(method))?.bytes).toEqual(bytes);
  });

  it('reads base58 secp256k1 by its type, and refuses it without one', async () => {
    const publicKeyBase58 = base58.encode(secp256k1.keygen().publicKey);
    expect((await fromMethod({ type: 'EcdsaSecp256k1VerificationKey2019', publicKeyBase58 }))?.kind).toBe('secp256k1');
    expect(await fromMethod({ type: 'SomeKey', publicKeyBase58 })).toBeUndefined();
    expect(await fromMethod({ type: 'Multikey' })).toBeUndefined();
    expect(await fromMethod({ type: 'Ed25519VerificationKey2018', publicKeyBase58: '0OIl' })).toBeUndefined();
  });

  it.each([
    ['RS256', 'RSA'],
    ['ES256', 'P-256'],
    ['ES384', 'P-384'],
    ['EdDSA', 'Ed25519'],
  ])('reads PEM of %s', async (alg, kind) => {
    const { publicKey } = await generateKeyPair(alg, { extractable: true });
    const key = await fromMethod({ type: 'CryptographicKey', publicKeyPem: await exportSPKI(publicKey) });
    expect(key?.kind).toBe(kind);
    expect(key?.jwk).toMatchObject(await exportJWK(publicKey));
  });

  it('reads PKCS #1, in PEM and as a multikey', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { n, e } = publicKey.export({ format: 'jwk' });
    const pem = publicKey.export({ type: 'pkcs1', format: 'pem' }) as string;
    expect((await fromMethod({ publicKeyPem: pem }))?.jwk).toEqual({ kty: 'RSA', n, e });
    const der = publicKey.export({ type: 'pkcs1', format: 'der' }) as Uint8Array;
    expect(fromMultibase(multikey([0x85, 0x24], der))?.jwk).toEqual({ kty: 'RSA', n, e });
    expect(fromMultibase(multikey([0x85, 0x24], der.slice(1)))).toBeUndefined();
    expect(fromMultibase(multikey([0x85, 0x24], Uint8Array.of(...der, 0)))).toBeUndefined();
    expect(await fromPem(pem.replace('MII', 'MIJ'))).toBeUndefined();
  });

  it('refuses broken PEM', async () => {
    expect(await fromPem('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')).toBeUndefined();
    expect(await fromPem('nothing')).toBeUndefined();
    expect(await fromPem('A'.repeat(10_000))).toBeUndefined();
  });
});
