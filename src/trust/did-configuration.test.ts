import { base58 } from '@scure/base';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { doorOf } from '../verify/testing/door.ts';
import { issue, type Json, newKey, type TestKey } from '../verify/testing/issue.ts';
import { linkedDomain } from './did-configuration.ts';

const NOW = Date.parse('2026-02-01T12:00:00Z');
const SITE = 'https://lycee-estuaire.example';
const ADDRESS = `${SITE}/.well-known/did-configuration.json`;
const CONTEXTS = [
  'https://www.w3.org/2018/credentials/v1',
  'https://identity.foundation/.well-known/did-configuration/v1',
];

let key: TestKey;
let did: string;
const linkage = (more: Json = {}, subject: Json = {}): Json => ({
  '@context': CONTEXTS,
  type: ['VerifiableCredential', 'DomainLinkageCredential'],
  issuer: did,
  issuanceDate: '2025-09-01T08:00:00Z',
  expirationDate: '2030-01-01T00:00:00Z',
  credentialSubject: { id: did, origin: SITE, ...subject },
  ...more,
});
const sign = (credential: Json, by: TestKey = key) =>
  issue(credential, 'Ed25519Signature2020', by, { method: `${by.did}#${by.did?.slice('did:key:'.length)}` });
const config = (...linked: unknown[]) => ({
  '@context': 'https://identity.foundation/.well-known/did-configuration/v1',
  linked_dids: linked,
});
const find = (body: object, served: { url?: string; status?: number } = {}, url = `${SITE}/badges/`) =>
  linkedDomain(
    { id: did, url, identity: { level: 'claimed', evidence: [] } },
    doorOf({ [ADDRESS]: { body, ...served } }),
    NOW,
  );

beforeAll(async () => {
  key = await newKey('Ed25519');
  did = key.did ?? '';
});

describe('linkedDomain', () => {
  it('is the site that names the DID, which has signed for the site', async () => {
    const found = await find(config('no.jwt.here', await sign(linkage())));
    expect(found).toEqual({ kind: 'did-configuration', host: 'lycee-estuaire.example', url: ADDRESS });
  });

  it('also as a JWT', async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const raw = Buffer.from((await exportJWK(publicKey)).x ?? '', 'base64url');
    const multibase = `z${base58.encode(Uint8Array.of(0xed, 0x01, ...raw))}`;
    const own = `did:key:${multibase}`;
    const vc = { ...linkage({ issuer: own }), credentialSubject: { id: own, origin: SITE } };
    const payload = {
      iss: own,
      sub: own,
      nbf: Date.parse('2025-09-01T08:00:00Z') / 1000,
      exp: Date.parse('2030-01-01T00:00:00Z') / 1000,
      vc,
    };
    const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA', kid: `${own}#${multibase}` })
      .sign(privateKey);
    const door = doorOf({ [ADDRESS]: { body: config(token) } });
    const issuer = { id: own, url: SITE, identity: { level: 'claimed' as const, evidence: [] } };
    expect(await linkedDomain(issuer, door, NOW)).toMatchObject({ kind: 'did-configuration' });
  });

  it.each<[string, () => Promise<object>]>([
    [
      'the linkage is for another site',
      async () => config(await sign(linkage({}, { origin: 'https://autre.example' }))),
    ],
    ['somebody else signed it', async () => config(await sign(linkage(), await newKey('Ed25519')))],
    ['it is about another DID', async () => config(await sign(linkage({}, { id: 'did:key:z6MkOther' })))],
    [
      'it was altered',
      async () =>
        config({
          ...(await sign(linkage({}, { origin: 'https://autre.example' }))),
          credentialSubject: { id: did, origin: SITE },
        }),
    ],
    ['it has run out', async () => config(await sign(linkage({ expirationDate: '2025-12-01T00:00:00Z' })))],
    ['it is no linkage', async () => config(await sign({ ...linkage(), type: ['VerifiableCredential'] }))],
    ['it is not signed', async () => config(linkage())],
    ['the list is something else', async () => ({ linked_dids: { [did]: true } })],
  ])('is nothing when %s', async (_, make) => {
    expect(await find(await make())).toBeUndefined();
  });

  it('is nothing when a redirect leads to another’s list, or there is none', async () => {
    const body = config(await sign(linkage()));
    expect(await find(body, { url: 'https://autre.example/.well-known/did-configuration.json' })).toBeUndefined();
    expect(await find(body, { status: 404 })).toBeUndefined();
  });

  it('asks nobody for an issuer without a DID or an address', async () => {
    const door = doorOf({});
    const identity = { level: 'claimed' as const, evidence: [] };
    await linkedDomain({ id: 'https://lycee.example/', url: SITE, identity }, door, NOW);
    await linkedDomain({ id: did, identity }, door, NOW);
    await linkedDomain({ id: did, url: 'mailto:a@lycee.example', identity }, door, NOW);
    expect(door.asked).toEqual([]);
  });
});
