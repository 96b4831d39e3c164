import { beforeAll, describe, expect, test } from 'vitest';
import { type Check, verify } from '../index.ts';
import { badge, withAchievement } from '../testing/badges.ts';
import { doorOf } from '../testing/door.ts';
import { type Json, newKey, type TestKey } from '../testing/issue.ts';
import { issueJcs, issuerWeb } from '../testing/web.ts';
import { checkSchema } from './check.ts';

const NOW = '2026-02-01T12:00:00Z';
const SCHEMA = 'https://schemas.example/badge.json';
const OURS = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
const named = (id: string, type = 'JsonSchema') => ({ credentialSchema: [{ id, type }] });

let key: TestKey;
beforeAll(async () => {
  key = await newKey('Ed25519');
});

async function run(credential: Json, schema?: Parameters<typeof issuerWeb>[1]) {
  const web = issuerWeb(key, schema);
  const report = await verify(JSON.stringify(await issueJcs(credential, key)), { fetch: web.fetch, now: NOW });
  return { report, asked: web.asked, schema: report.checks.filter(({ id }) => id === 'schema') };
}
const said = ({ outcome, code, about }: Check) => [outcome, code, about].filter(Boolean).join(' ');

describe('the schema of the standard', () => {
  test.each(['1.1', '2.0'] as const)('kept to, on VCDM %s', async (model) => {
    const { report, schema } = await run(badge(model, model === '1.1' ? { name: 'Robotique' } : {}));
    expect(schema).toEqual([{ id: 'schema', outcome: 'pass', detail: { schema: 'AchievementCredential', model } }]);
    expect(report.verdict).toBe('valid');
  });

  test('departed from: said where, and no less valid', async () => {
    const { report, schema } = await run(withAchievement(badge(), { description: 7, criteria: undefined }));
    expect(report.verdict).toBe('valid');
    expect(schema.map(said)).toEqual(['warn schema-mismatch']);
    expect(schema[0]?.detail?.['errors']).toEqual([
      { path: '/credentialSubject/achievement/criteria', keyword: 'required' },
      { path: '/credentialSubject/achievement/description', keyword: 'type' },
    ]);
  });

  test('what is not disclosed is not missing; what is disclosed is judged', async () => {
    const { validFrom: _, ...disclosed } = badge();
    const inquiry = { door: doorOf({}), now: 0, depth: 0 };
    const look = async (more: Json) => {
      const raw = { ...disclosed, ...more };
      const checks = await checkSchema({ raw, view: raw, standard: 'open-badges-3.0', authentic: true }, inquiry);
      return checks.map(said);
    };
    expect(await look({ proof: { type: 'DataIntegrityProof', cryptosuite: 'bbs-2023' } })).toEqual(['pass']);
    expect(await look({ proof: { type: 'DataIntegrityProof', cryptosuite: 'ecdsa-sd-2023' }, name: 7 })).toEqual([
      'warn schema-mismatch',
    ]);
    expect(await look({})).toEqual(['warn schema-mismatch']);
  });
});

describe('a schema that the credential names', () => {
  test('is not asked for where schemas of strangers are not wanted, as in the extension', async () => {
    const web = issuerWeb(key, { [SCHEMA]: { body: {} } });
    const credential = await issueJcs(badge('2.0', named(SCHEMA)), key);
    const report = await verify(JSON.stringify(credential), { fetch: web.fetch, now: NOW, foreignSchemas: false });
    expect(report.checks.filter(({ id }) => id === 'schema').map(said)).toContain(`skip not-fetched ${SCHEMA}`);
    expect(web.asked).not.toContain(SCHEMA);
    expect(report.verdict).toBe('valid');
  });

  test('by 1EdTech is bundled and not asked for', async () => {
    const { asked, schema } = await run(badge('2.0', named(OURS, '1EdTechJsonSchemaValidator2019')));
    expect(schema.map(said)).toEqual(['pass']);
    expect(asked.some((url) => url.includes('imsglobal'))).toBe(false);
  });

  test('by 1EdTech, for another data model', async () => {
    const old = OURS.replace('_achievement', '_anyachievement');
    const { report, schema } = await run(badge('2.0', named(old, '1EdTechJsonSchemaValidator2019')));
    expect(schema.map(said)).toEqual(['pass', `warn schema-mismatch ${old}`]);
    expect(report.verdict).toBe('valid');
  });

  test('kept to', async () => {
    const { schema } = await run(badge('2.0', named(SCHEMA)), { [SCHEMA]: { required: ['name'] } });
    expect(schema.map(said)).toEqual(['pass', `pass ${SCHEMA}`]);
  });

  test('departed from', async () => {
    const { report, schema } = await run(badge('2.0', named(SCHEMA)), { [SCHEMA]: { required: ['grade'] } });
    expect(schema.map(said)).toEqual(['pass', `warn schema-mismatch ${SCHEMA}`]);
    expect(schema[1]?.detail?.['errors']).toEqual([{ path: '/grade', keyword: 'required' }]);
    expect(report.verdict).toBe('valid');
  });

  test.each([
    ['unreachable', undefined, 'unreachable'],
    ['an error', 404, 'http-error'],
    ['no JSON', 'hello', 'broken-json'],
    ['very long', `"${'x'.repeat(300_000)}"`, 'too-large'],
    ['referring elsewhere', { $ref: 'https://elsewhere.example/' }, 'remote-reference'],
  ])('%s: unknown, and the verdict stays', async (_, served, why) => {
    const { report, schema } = await run(badge('2.0', named(SCHEMA)), served === undefined ? {} : { [SCHEMA]: served });
    expect(schema.map(said)).toEqual(['pass', `unknown schema-unavailable ${SCHEMA}`]);
    expect(schema[1]?.detail?.['why']).toBe(why);
    expect(report.verdict).toBe('valid');
  });

  test('of a type that is no JSON Schema', async () => {
    const { asked, schema } = await run(badge('2.0', named(SCHEMA, 'ShaclValidator2017')));
    expect(schema.map(said)).toEqual(['pass', `skip schema-unavailable ${SCHEMA}`]);
    expect(asked).not.toContain(SCHEMA);
  });

  test('in a forged credential is asked of nobody', async () => {
    const signed = await issueJcs(badge('2.0', named(SCHEMA)), key);
    const web = issuerWeb(key, { [SCHEMA]: {} });
    const report = await verify(JSON.stringify({ ...signed, name: 'Forged' }), { fetch: web.fetch, now: NOW });
    expect(report.verdict).toBe('invalid');
    expect(web.asked).not.toContain(SCHEMA);
  });
});
