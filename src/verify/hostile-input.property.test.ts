/** Any value in any place: a clear report, never a fault of ours, never a hang, never `valid`. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from './index.ts';
import { badge, ISSUER } from './testing/badges.ts';
import { controllerOf, issue, type Json, newKey } from './testing/issue.ts';

const NOW = '2026-02-01T12:00:00Z';
const ODD: unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '\u202e',
  'x'.repeat(5000),
  [],
  {},
  [[]],
  [null],
  [{}],
  { '@value': {} },
  { '@id': [] },
  { '@list': [1, { '@list': [] }] },
  { '@graph': [{}] },
  { '@type': null },
  { id: 7 },
  { type: { type: [] } },
  'https://[',
  'did:',
  'did:key:z',
  'did:web:',
  'data:application/vc+jwt,a.b.c',
  { '@context': null },
  { '@context': [[[]]] },
  { '@reverse': {} },
  { '@included': [] },
  { __proto__: null, constructor: 1 },
  '9999-99-99T99:99:99Z',
  { hashed: [] },
  { proof: { proof: {} } },
];

const assertionOf = (): Json => ({
  '@context': 'https://w3id.org/openbadges/v2',
  id: 'https://ecole.example/a/1',
  type: 'Assertion',
  recipient: { type: 'email', hashed: true, salt: 's', identity: 'sha256$00' },
  issuedOn: '2025-01-01T00:00:00Z',
  expires: '2030-01-01T00:00:00Z',
  verification: { type: 'hosted' },
  badge: {
    id: 'https://ecole.example/b/1',
    type: 'BadgeClass',
    name: 'Badge',
    description: 'd',
    image: 'https://ecole.example/i.png',
    criteria: { narrative: 'n' },
    alignment: [{ targetName: 'a', targetUrl: 'https://x.example/' }],
    issuer: {
      id: 'https://ecole.example/i/1',
      type: 'Issuer',
      name: 'École',
      url: 'https://ecole.example/',
      email: 'a@ecole.example',
    },
  },
});

function places(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => places(item, [...at, key]))];
}

function put(document: Json, path: (string | number)[], value: unknown): unknown {
  const last = path.at(-1);
  if (last === undefined) return value;
  const copy = structuredClone(document) as never;
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((node, key) => node[key] as never, copy);
  parent[last] = value;
  return copy;
}

describe('hostile input', () => {
  let documents: Json[];
  const answers = new Map<string, unknown>();

  beforeAll(async () => {
    const key = await newKey('Ed25519');
    const status = {
      id: 'https://ecole.example/s#1',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '1',
      statusListCredential: 'https://ecole.example/s',
    };
    const signed = await issue(
      badge('2.0', { credentialStatus: status, validUntil: '2030-01-01T00:00:00Z' }),
      'eddsa-rdfc-2022',
      key,
      { method: `${ISSUER}#key-1` },
    );
    const controller = controllerOf(ISSUER, key);
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [signed],
    };
    documents = [signed, assertionOf(), presentation, controller];
    answers.set('https://univ-rivage.example/.well-known/did.json', controller);
    answers.set('https://ecole.example/a/1', assertionOf());
    answers.set('https://ecole.example/b/1', assertionOf()['badge']);
    answers.set('https://ecole.example/i/1', (assertionOf()['badge'] as Json)['issuer']);
  });

  const fetchWith =
    (more: [string, unknown][] = []) =>
    async (url: string) => {
      const body = new Map([...answers, ...more]).get(url);
      if (body === undefined) throw new TypeError('unreachable');
      return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    };
  const odd = fc.constantFrom(...ODD);
  const runs = Number(process.env['ALOI_CHANGES'] ?? 200) * 3;

  it('in the credential', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 3 }), fc.nat({ max: 200 }), odd, async (which, index, value) => {
        const document = documents[which] ?? {};
        const all = places(document);
        const report = await verify(JSON.stringify(put(document, all[index % all.length] ?? [], value)) ?? '', {
          fetch: fetchWith(),
          now: NOW,
        });
        expect(JSON.stringify(report)).not.toContain('"internal"');
        // The hosted copy is what counts for Open Badges 2, and presentations are no more than their parts.
        if (which === 0) expect(report.verdict).not.toBe('valid');
      }),
      { seed: 5, numRuns: runs },
    );
  });

  it('in what servers answer', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 3 }), fc.nat({ max: 200 }), odd, async (which, index, value) => {
        const [url = '', body] = [...answers][which] ?? [];
        const all = places(body);
        const changed = put(body as Json, all[index % all.length] ?? [], value);
        for (const document of documents.slice(0, 2)) {
          const report = await verify(JSON.stringify(document), { fetch: fetchWith([[url, changed]]), now: NOW });
          expect(JSON.stringify(report)).not.toContain('"internal"');
        }
      }),
      { seed: 6, numRuns: runs },
    );
  });

  it('anything at all', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string(), fc.uint8Array({ maxLength: 300 })), async (input) => {
        const report = await verify(input, { fetch: fetchWith(), now: NOW });
        expect(JSON.stringify(report)).not.toContain('"internal"');
        expect(report.verdict).not.toBe('valid');
      }),
      { seed: 7, numRuns: runs },
    );
  });
});
