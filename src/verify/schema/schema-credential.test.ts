/** Schemas that stand in credentials (Verifiable Credentials JSON Schema, "JsonSchemaCredential"). */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Report, type VerifyOptions, verify } from '../index.ts';
import { badge, DID_DOCUMENT, ISSUER } from '../testing/badges.ts';
import { doorOf } from '../testing/door.ts';
import { controllerOf, issue, type Json, newKey, type TestKey } from '../testing/issue.ts';

const ADDRESS = 'https://schemas.example/atelier';
const PUBLISHER = 'did:web:schemas.example';
const PUBLISHERS = 'https://schemas.example/.well-known/did.json';

const NAME = 'Animer un atelier de robotique';

let own: TestKey;
let publisher: TestKey;
let good: Json;
beforeAll(async () => {
  [own, publisher] = [await newKey('Ed25519'), await newKey('Ed25519')];
  const document = badge('2.0', { credentialSchema: { id: ADDRESS, type: 'JsonSchemaCredential' } });
  good = await issue(document, 'eddsa-rdfc-2022', own, { method: `${ISSUER}#key-1` });
});

/** Says that a credential must have that name. */
const unsigned = (name: string, more: Json = {}): Json => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: ADDRESS,
  type: ['VerifiableCredential', 'JsonSchemaCredential'],
  issuer: PUBLISHER,
  validFrom: '2025-01-01T00:00:00Z',
  credentialSchema: { id: 'https://www.w3.org/ns/credentials/json-schema/v2.json', type: 'JsonSchema' },
  credentialSubject: {
    id: 'https://schemas.example/atelier.json',
    type: 'JsonSchema',
    jsonSchema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { name: { const: name } },
      required: ['name'],
    },
  },
  ...more,
});
const schema = (name: string, suite = 'eddsa-rdfc-2022', more: Json = {}) =>
  issue(unsigned(name, more), suite, publisher, { method: `${PUBLISHER}#key-1` });

async function run(served: Json, options: VerifyOptions = {}) {
  const door = doorOf({
    [DID_DOCUMENT]: { body: controllerOf(ISSUER, own) },
    [PUBLISHERS]: { body: controllerOf(PUBLISHER, publisher) },
    [ADDRESS]: { body: served },
  });
  const report = await verify(JSON.stringify(good), { door, now: '2026-02-01T12:00:00Z', ...options });
  return { report, asked: door.asked.map(({ url }) => url) };
}
const said = ({ checks }: Report) => {
  const found = checks.filter(({ id, about }) => id === 'schema' && about === ADDRESS);
  return found.map(({ outcome, code, detail }) => [outcome, code, detail?.['why']].filter(Boolean).join(' '));
};

describe('a schema in a credential', () => {
  it.each(['eddsa-rdfc-2022', 'eddsa-jcs-2022'])('is verified, then applied: %s', async (suite) => {
    const fits = await run(await schema(NAME, suite));
    expect(said(fits.report)).toEqual(['pass']);
    expect(fits.report.checks.find(({ about }) => about === ADDRESS)?.detail).toMatchObject({ issuer: PUBLISHER });
    const differs = await run(await schema('Doctorat', suite));
    expect(said(differs.report)).toEqual(['warn schema-mismatch']);
    expect(differs.report.verdict).toBe('valid');
  });

  it('that was altered, has run out, or is unsigned, is not applied', async () => {
    const signed = await schema(NAME, 'eddsa-jcs-2022');
    const altered = { ...signed, credentialSubject: unsigned('Doctorat')['credentialSubject'] };
    const old = await schema(NAME, 'eddsa-rdfc-2022', { validUntil: '2025-06-01T00:00:00Z' });
    for (const served of [altered, old, unsigned(NAME)]) {
      const { report } = await run(served as Json);
      expect(said(report)).toEqual(['unknown schema-unavailable schema-untrusted']);
      expect(report.verdict).toBe('valid');
    }
    expect(said((await run({ type: 'object' })).report)).toEqual(['unknown schema-unavailable not-a-credential']);
    const empty = await schema('x', 'eddsa-jcs-2022', { credentialSubject: { type: 'JsonSchema' } });
    expect(said((await run(empty)).report)).toEqual(['unknown schema-unavailable no-schema']);
  });

  it('is not asked for where foreign schemas are not', async () => {
    const { report, asked } = await run(await schema(NAME), { foreignSchemas: false });
    expect(said(report)).toEqual(['skip not-fetched']);
    expect(asked).not.toContain(ADDRESS);
  });
});
