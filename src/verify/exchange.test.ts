/** Presentations made for one exchange, by @digitalbazaar/vc and jose, against the exchange that is expected. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Report, type VerifyOptions, verify } from './index.ts';
import { loadContext } from './proof/statements.ts';
import { badge, DID_DOCUMENT, ISSUER } from './testing/badges.ts';
import { controllerOf, issue, type Json, newKey, type TestKey } from './testing/issue.ts';

const HOLDER = 'did:web:camille.example';
const HOLDER_DOCUMENT = 'https://camille.example/.well-known/did.json';

let own: TestKey;
let holder: TestKey;
let good: Json;
let shown: Json;
let served: Record<string, Json>;

beforeAll(async () => {
  [own, holder] = [await newKey('Ed25519'), await newKey('Ed25519')];
  served = {
    [DID_DOCUMENT]: controllerOf(ISSUER, own),
    [HOLDER_DOCUMENT]: controllerOf(HOLDER, holder, { relationship: 'authentication' }),
  };
  good = await issue(badge(), 'eddsa-rdfc-2022', own, { method: `${ISSUER}#key-1` });
  shown = await present({ domain: 'recruteur.example', challenge: 'a1b2' });
});

/** A presentation as a wallet makes it. */
function present(exchange: { domain?: string; challenge?: string }, parts: Json[] = [good]): Promise<Json> {
  const presentation = vc.createPresentation({ verifiableCredential: parts, holder: HOLDER, now: new Date() });
  const pair = holder.pair as TestKeyPair;
  const signer = { ...pair.signer(), id: `${HOLDER}#key-1` };
  const suite = new DataIntegrityProof({ signer, cryptosuite, date: '2026-01-31T00:00:00Z' });
  return vc.signPresentation({ presentation, suite, documentLoader: loadContext, ...exchange });
}

const run = (document: unknown, expected: Pick<VerifyOptions, 'domain' | 'challenge'> = {}) =>
  verify(typeof document === 'string' ? document : JSON.stringify(document), {
    fetch: async (url) => {
      const found = served[url];
      if (!found) throw new TypeError('unreachable');
      return new Response(JSON.stringify(found), { headers: { 'content-type': 'application/json' } });
    },
    now: '2026-02-01T12:00:00Z',
    ...expected,
  });

const judged = ({ verdict, reasons, contains }: Report) => [
  [verdict, ...reasons].join(' '),
  ...contains.map((part) => part.verdict),
];
const purpose = ({ checks }: Report) => checks.filter(({ id }) => id === 'proof.purpose');

describe('a presentation made for one exchange', () => {
  it('is good for the one it was made for', async () => {
    for (const expected of [
      { domain: 'recruteur.example', challenge: 'a1b2' },
      { domain: ['recruteur.example'], challenge: ['c3d4', 'a1b2'] },
      { domain: 'recruteur.example' },
      { challenge: 'a1b2' },
    ]) {
      const report = await run(shown, expected);
      expect(judged(report)).toEqual(['valid', 'valid']);
      expect(purpose(report)).toEqual([{ id: 'proof.purpose', outcome: 'pass' }]);
    }
  });

  it('is not good for another, nor for none', async () => {
    const elsewhere = await run(shown, { domain: 'autre.example', challenge: 'a1b2' });
    expect(judged(elsewhere)).toEqual(['invalid wrong-domain', 'valid']);
    expect(purpose(elsewhere)[0]?.detail).toEqual({ domain: ['recruteur.example'], expected: ['autre.example'] });
    const several = { domain: ['recruteur.example', 'autre.example'] };
    expect(judged(await run(shown, several))).toEqual(['invalid wrong-domain', 'valid']);
    const replayed = await run(shown, { domain: 'recruteur.example', challenge: 'z9' });
    expect(judged(replayed)).toEqual(['invalid wrong-challenge', 'valid']);
    expect(purpose(replayed)[0]?.detail).toEqual({ challenge: 'a1b2', expected: ['z9'] });
    const open = await present({ challenge: 'a1b2' });
    expect(judged(await run(open, { domain: 'recruteur.example' }))).toEqual(['invalid wrong-domain', 'valid']);
  });

  it('cannot be made over for another', async () => {
    const proof = { ...(shown['proof'] as Json), challenge: 'z9' };
    expect(judged(await run({ ...shown, proof }, { challenge: 'z9' }))[0]).toBe('invalid signature-mismatch');
  });

  it('is named as such where nothing is expected', async () => {
    const report = await run(shown);
    expect(judged(report)).toEqual(['valid', 'valid']);
    expect(purpose(report).map(({ outcome, code }) => [outcome, code])).toEqual([
      ['pass', undefined],
      ['warn', 'wrong-domain'],
    ]);
  });

  it('unsigned answers no challenge', async () => {
    const { proof: _proof, ...unsigned } = shown;
    expect(judged(await run(unsigned, { challenge: 'a1b2' }))).toEqual(['unverified no-proof', 'valid']);
    expect(judged(await run(unsigned))).toEqual(['valid', 'valid']);
  });

  it('as a token says so in its audience and nonce', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const id = `${HOLDER}#jwk`;
    const key = { id, type: 'JsonWebKey', controller: HOLDER, publicKeyJwk: await exportJWK(publicKey) };
    const { verificationMethod, authentication } = served[HOLDER_DOCUMENT] as { [name: string]: unknown[] };
    served[HOLDER_DOCUMENT] = {
      id: HOLDER,
      verificationMethod: [...(verificationMethod ?? []), key],
      authentication: [...(authentication ?? []), id],
    };
    const payload = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: HOLDER,
      verifiableCredential: [good],
      aud: 'recruteur.example',
      nonce: 'a1b2',
    };
    const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'ES256', kid: id, typ: 'vp+jwt' })
      .sign(privateKey);
    expect(judged(await run(token, { domain: 'recruteur.example', challenge: 'a1b2' }))).toEqual(['valid', 'valid']);
    expect(judged(await run(token, { domain: 'autre.example' }))[0]).toBe('invalid wrong-domain');
    expect(judged(await run(token, { challenge: 'z9' }))[0]).toBe('invalid wrong-challenge');
    expect(judged(await run(token))).toEqual(['valid', 'valid']);
  });
});

describe('a credential that says for whom its proof was made', () => {
  it('is compared with what is expected; one that says nothing is not', async () => {
    const signer = { ...(own.pair as TestKeyPair).signer(), id: `${ISSUER}#key-1` };
    const suite = new DataIntegrityProof({ signer, cryptosuite, date: '2026-01-31T00:00:00Z' });
    Object.assign(suite, { proof: { domain: 'recruteur.example' } });
    const bound = await vc.issue({ credential: badge(), suite, documentLoader: loadContext });
    expect(judged(await run(bound, { domain: 'recruteur.example' }))).toEqual(['valid']);
    expect(judged(await run(bound, { domain: 'autre.example' }))).toEqual(['invalid wrong-domain']);
    expect(judged(await run(good, { domain: 'autre.example', challenge: 'z9' }))).toEqual(['valid']);
    // It was not made for the exchange in which it is presented.
    const within = await present({ domain: 'autre.example', challenge: 'z9' }, [bound]);
    expect(judged(await run(within, { domain: 'autre.example', challenge: 'z9' }))).toEqual(['valid', 'valid']);
  });
});
