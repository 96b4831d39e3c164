/** Members that stand twice, in every form in which credentials come. */
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, expect, it } from 'vitest';
import { coseSign1, newCoseKey } from './cose/testing/sign.ts';
import { type Report, verify } from './index.ts';
import { badge, DID_DOCUMENT, ISSUER } from './testing/badges.ts';
import { doorOf } from './testing/door.ts';
import { controllerOf, issue, newKey, type TestKey } from './testing/issue.ts';

let key: TestKey;
beforeAll(async () => {
  key = await newKey('Ed25519');
});

const run = (input: string | Uint8Array, list: object) =>
  verify(input, { door: doorOf({ [DID_DOCUMENT]: { body: list } }), now: '2026-02-01T12:00:00Z' });
const said = ({ verdict, checks }: Report) => [
  verdict,
  ...checks.filter(({ code }) => code === 'repeated-members').map(({ id, outcome, detail }) => [id, outcome, detail]),
];
const NAMED = ['format', 'warn', { names: ['name'] }];

it.each(['eddsa-jcs-2022', 'eddsa-rdfc-2022'])('in JSON are named, and the last one counts: %s', async (suite) => {
  const signed = JSON.stringify(await issue(badge(), suite, key, { method: `${ISSUER}#key-1` }));
  const list = controllerOf(ISSUER, key);
  expect(said(await run(signed, list))).toEqual(['valid']);
  const name = '"name":"Animer un atelier de robotique"';
  const before = await run(signed.replace(name, `"name":"Doctorat",${name}`), list);
  expect(said(before)).toEqual(['valid', NAMED]);
  expect(before.achievement?.name).toBe('Animer un atelier de robotique');
  expect(said(await run(signed.replace(name, `${name},"name":"Doctorat"`), list))).toEqual(['invalid', NAMED]);
});

it('in a token or a COSE message hold under the signature, and are named', async () => {
  const text = JSON.stringify(badge()).replace('"name":', '"name":"Doctorat","name":');
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const method = {
    id: `${ISSUER}#key-1`,
    type: 'JsonWebKey',
    controller: ISSUER,
    publicKeyJwk: await exportJWK(publicKey),
  };
  const list = { id: ISSUER, verificationMethod: [method], assertionMethod: [method.id] };
  const token = await new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ES256', kid: method.id, typ: 'vc+jwt' })
    .sign(privateKey);
  expect(said(await run(token, list))).toEqual(['valid', NAMED]);
  const cose = newCoseKey('EdDSA');
  const other = { ...list, verificationMethod: [{ ...method, ...cose.method }] };
  expect(said(await run(coseSign1(new TextEncoder().encode(text), cose), other))).toEqual(['valid', NAMED]);
});
