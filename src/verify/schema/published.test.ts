/** The schemas written here against those that 1EdTech publishes (for VCDM 1.1), where a copy of these is at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Json } from '../testing/issue.ts';
import { credentialErrors, extensionErrors } from './bundled.ts';
import { publishedSchema } from './published.ts';
import { definitions } from './schemas.ts';
import { type Mutant, mutants } from './testing/mutate.ts';
import { clr, endorsement, openBadge } from './testing/samples.ts';

const REFERENCE = new URL('../../../../shared/reference/1edtech/', import.meta.url);
const read = (path: string): Json => JSON.parse(readFileSync(new URL(path, REFERENCE), 'utf8'));

function newAjv() {
  // One of their patterns escapes what Unicode patterns may not escape.
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv;
}

/** Draft 4 differs from later ones in nothing that these schemas use, save for the name of the draft. */
function theirs(file: string, definition?: string): ValidateFunction {
  const { $schema: _, ...schema } = read(`schemas/${file}`);
  const ajv = newAjv().addSchema({ ...schema, $id: 'their:schema' });
  return ajv.getSchema(definition ? `their:schema#/$defs/${definition}` : 'their:schema') as ValidateFunction;
}

function ours(definition: string): ValidateFunction {
  const ajv = newAjv().addSchema(definitions({ model: '1.1', strict: true }));
  return ajv.getSchema(`aloi:1.1#/$defs/${definition}`) as ValidateFunction;
}

describe.skipIf(!existsSync(REFERENCE))('as published', () => {
  const OB = 'ob_v3p0_achievementcredential_schema_draft4.json';
  const rows = [
    ['AchievementCredential', openBadge('1.1'), () => theirs(OB)],
    ['EndorsementCredential', endorsement('1.1'), () => theirs(OB, 'EndorsementCredential')],
    ['ClrCredential', clr('1.1'), () => theirs('clr_v2p0_clrcredential_schema_draft4.json')],
  ] as const;

  test.each(rows)(
    '%s: the same verdict on every single change',
    (name, sample, published) => {
      const [one, other] = [published(), ours(name)];
      expect(one(sample), JSON.stringify(one.errors)).toBe(true);
      const differing: string[] = [];
      const tally = { good: 0, bad: 0, harsher: [] as string[] };
      for (const { change, value } of mutants(sample)) {
        const expected = one(value);
        tally[expected ? 'good' : 'bad']++;
        if (other(value) !== expected) differing.push(change);
        // What ships tolerates more, and refuses nothing that is accepted there.
        if (expected && credentialErrors(value, name, '1.1')?.length !== 0) tally.harsher.push(change);
      }
      expect(differing).toEqual([]);
      expect(tally.harsher).toEqual([]);
      expect(tally.good).toBeGreaterThan(100);
      expect(tally.bad).toBeGreaterThan(200);
    },
    60_000,
  );
});

describe.skipIf(!existsSync(REFERENCE))('extensions as published', () => {
  const guid = '0b8bd1a2-6b1c-4b8e-9a1d-0e6d2a3b4c5d';
  const url = 'https://good.example/';
  const address = {
    streetAddress: '1',
    addressLocality: 'Rivage',
    addressRegion: 'N',
    addressCountry: 'FR',
    postalCode: '7',
  };
  const when = '2025-09-01T08:00:00Z';
  const level = {
    identifier: guid,
    lastChangeDateTime: when,
    caseUri: url,
    quality: 'q',
    score: 1,
    description: 'd',
    position: 1,
    feedback: 'f',
  };
  const criterion = {
    identifier: guid,
    lastChangeDateTime: when,
    caseUri: url,
    category: 'c',
    description: 'd',
    weight: 1,
    position: 1,
    criterionLevels: level,
  };
  const question = {
    type: 'TextQuestion',
    text: 't',
    rubricId: guid,
    url,
    required: true,
    wordLimit: 1,
    characterLimit: 2,
  };
  const assessment = {
    description: 'd',
    type: 'Exam',
    assessmentOutput: 'o',
    hasGroupParticipation: true,
    hasGroupEvaluation: false,
    evaluationMethod: 'm',
    assessmentExample: url,
    scoringMethodExampleDescription: 's',
    assessmentEvaluation: url,
    rubrics: [{ identifier: guid, title: 't', lastChangeDateTime: when, caseUri: url, rubricCriteria: criterion }],
    sections: { questions: [question], title: 't', description: 'd', rubricId: guid, url, required: false },
  };
  const samples: Record<string, [string, Json]> = {
    ApplyLink: ['applyLinkExtension', { url }],
    AssessmentExtension: ['assessmentExtension', { description: 'd', assessments: [assessment] }],
    Endorsement: ['endorsement', { description: 'd', endorsedObject: {} }],
    ExampleExtension: ['exampleExtension', { exampleProperty: 'e' }],
    ExtraDescriptionExtension: ['extraDescription', { name: 'n', narrative: 'n' }],
    GeoCoordinates: [
      'geoCoordinatesExtension',
      { description: 'd', name: 'n', geo: { latitude: 49.4, longitude: 1.1 } },
    ],
    IssuerAccreditation: [
      'issuerAccreditationExtension',
      {
        name: 'n',
        contactInstructions: 'c',
        url,
        address,
        email: 'e',
        description: 'd',
        logo: url,
        parentOrganization: { name: 'n', url, address },
        areaServed: 'a',
        accreditationDate: '2025-09-01',
        educationalSector: 's',
      },
    ],
    LicenseExtension: ['licenseExtension', { id: 'CC-BY', name: 'n', legalCode: url }],
    OriginalCreator: ['originalCreatorExtension', { url }],
    RecipientProfile: ['recipientProfile', { id: 'i', name: 'n', publicKey: 'ecdsa-koblitz-pubkey:14RZ' }],
  };

  test('all of them, save the one whose published schema is broken', () => {
    const known = [...Object.values(samples).map(([folder]) => folder), 'accessibilityExtension'];
    expect(readdirSync(new URL('extensions/', REFERENCE)).sort()).toEqual(known.sort());
  });

  test.each(Object.entries(samples))('%s', (type, [folder, sample]) => {
    const { $schema: _, ...schema } = read(`extensions/${folder}/schema.json`);
    const ajv = newAjv();
    const published = ajv.compile(schema);
    const differing = [{ change: 'none', value: sample } as Mutant, ...mutants(sample)].filter(
      ({ value }) => published(value) !== (extensionErrors(value, `extensions:${type}`)?.length === 0),
    );
    expect(differing.map(({ change }) => change)).toEqual([]);
    expect(extensionErrors(sample, type)).toEqual([]);
    expect(extensionErrors('text', type)).not.toEqual([]);
  });
});

test('addresses of 1EdTech', () => {
  const base = 'https://purl.imsglobal.org/spec';
  expect(publishedSchema(`${base}/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json`)).toEqual({
    name: 'AchievementCredential',
  });
  expect(publishedSchema(`${base}/ob/v3p0/schema/json-ld/ob_v3p0_anyendorsementcredential_schema.json`)).toEqual({
    name: 'EndorsementCredential',
    model: '1.1',
  });
  expect(publishedSchema(`${base}/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json`)).toEqual({
    name: 'ClrCredential',
  });
  expect(publishedSchema(`${base}/ob/v3p0/schema/json/ob_v3p0_profile_schema.json`)).toEqual({});
  expect(
    publishedSchema('https://purl.imsglobal.org.evil.example/spec/ob_v3p0_clrcredential_schema.json'),
  ).toBeUndefined();
  expect(publishedSchema('https://schemas.example/achievement.json')).toBeUndefined();
});
