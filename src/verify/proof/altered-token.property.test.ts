/** Tokens: whatever is changed in the signed bytes, or said besides them, never leaves `valid`. */
import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../index.ts';
import { badge, DID_DOCUMENT, ISSUER } from '../testing/badges.ts';

const SEED = 20260202;
const CHANGES_EACH = Number(process.env['ALOI_CHANGES'] ?? 200);
const encode = (value: object) => new TextEncoder().encode(JSON.stringify(value));

describe.each(['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'])('JWT by %s', (alg) => {
  let token: string;
  let fetch: (url: string) => Promise<Response>;
  const run = (text: string) => verify(text, { fetch, now: '2026-02-01T12:00:00Z' });

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const method = {
      id: `${ISSUER}#key-1`,
      type: 'JsonWebKey',
      controller: ISSUER,
      publicKeyJwk: await exportJWK(publicKey),
    };
    const document = { id: ISSUER, verificationMethod: [method], assertionMethod: [method.id] };
    fetch = async (url) => {
      if (url !== DID_DOCUMENT) throw new TypeError('unreachable');
      return new Response(JSON.stringify(document), { headers: { 'content-type': 'application/json' } });
    };
    token = await new CompactSign(encode({ ...badge(), iss: ISSUER, jti: badge()['id'] }))
      .setProtectedHeader({ alg, kid: method.id, typ: 'vc+jwt' })
      .sign(privateKey);
    expect((await run(token)).verdict).toBe('valid');
  });

  it('one character changed, removed or added in header or payload', { timeout: 600_000 }, async () => {
    const end = token.lastIndexOf('.');
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: end - 1 }),
        fc.constantFrom('replace', 'remove', 'insert'),
        fc.constantFrom(...'AZaz09-_.='),
        async (at, how, character) => {
          const rest = how === 'insert' ? token.slice(at) : token.slice(at + 1);
          const changed = token.slice(0, at) + (how === 'remove' ? '' : character) + rest;
          if (changed === token) return;
          expect((await run(changed)).verdict, `${how} ${character} at ${at}`).not.toBe('valid');
        },
      ),
      { seed: SEED, numRuns: CHANGES_EACH },
    );
  });

  it('a member of header or payload changed, and encoded anew', { timeout: 600_000 }, async () => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const parse = (part: string) =>
      JSON.parse(new TextDecoder().decode(base64urlnopad.decode(part))) as Record<string, unknown>;
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.constantFrom(
          'alg',
          'kid',
          'typ',
          'jwk',
          'jku',
          'x5u',
          'crit',
          'b64',
          'iss',
          'sub',
          'jti',
          'nbf',
          'exp',
          'name',
          'issuer',
          'credentialSubject',
          'validUntil',
          '__proto__',
        ),
        fc.constantFrom<unknown>(
          'none',
          'HS256',
          'RS256',
          'did:web:autre.example',
          null,
          0,
          4102444800,
          ['exp'],
          {},
          false,
        ),
        async (inHeader, member, value) => {
          const [one, other] = [parse(header), parse(payload)];
          Object.defineProperty(inHeader ? one : other, member, { value, enumerable: true, configurable: true });
          const changed = [one, other].map((part) => base64urlnopad.encode(encode(part))).join('.');
          if (changed === `${header}.${payload}`) return;
          expect((await run(`${changed}.${signature}`)).verdict).not.toBe('valid');
        },
      ),
      { seed: SEED, numRuns: CHANGES_EACH },
    );
  });
});
