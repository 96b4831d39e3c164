import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { base58, base64urlnopad } from '@scure/base';
import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { View } from '../credential/view.ts';
import { verify } from '../index.ts';
import type { Check } from '../report.ts';
import { badge } from '../testing/badges.ts';
import { doorOf, type Served } from '../testing/door.ts';
import { issue, newKey } from '../testing/issue.ts';
import { issueJcs, issuerWeb } from '../testing/web.ts';
import { checkRelated } from './check.ts';
import { digestOfMultibase, digestsOfSri, fits } from './digests.ts';
import { readHashlink } from './hashlink.ts';
import { knownDigests } from './known.ts';

const CONTENT = new TextEncoder().encode('a file');
const sha = (algorithm: string, content: Uint8Array = CONTENT) =>
  new Uint8Array(createHash(algorithm).update(content).digest());
const sri = (algorithm: string, content?: Uint8Array) =>
  `${algorithm}-${Buffer.from(sha(algorithm, content)).toString('base64')}`;
const multihash = (content?: Uint8Array) => new Uint8Array([0x12, 0x20, ...sha('sha256', content)]);
const multibase = (content?: Uint8Array) => `u${base64urlnopad.encode(multihash(content))}`;
const OTHER = new TextEncoder().encode('another file');
const DATA = `data:text/plain;base64,${Buffer.from(CONTENT).toString('base64')}`;

const said = ({ outcome, code }: Check) => [outcome, code].filter(Boolean).join(' ');
async function look(view: View, served: Record<string, Served> = {}, authentic = true, attachments = false) {
  const door = doorOf(served);
  const checks = await checkRelated(view, authentic, { door, now: 0, depth: 0, attachments });
  return { said: checks.map(said), checks, asked: door.asked.map(({ url }) => url) };
}
const resource = (more: View): View => ({ relatedResource: [more] });

describe('a resource within the credential', () => {
  test.each([
    ['SHA-256', { digestSRI: sri('sha256') }],
    ['SHA-384', { digestSRI: sri('sha384') }],
    ['SHA-512', { digestSRI: sri('sha512') }],
    ['multibase, base64url', { digestMultibase: multibase() }],
    ['multibase, base58', { digestMultibase: `z${base58.encode(multihash())}` }],
    ['both', { digestSRI: sri('sha384'), digestMultibase: multibase() }],
    ['several, of which one fits', { digestSRI: `${sri('sha256', OTHER)} ${sri('sha256')}` }],
    ['of several algorithms, the strongest', { digestSRI: `${sri('sha256', OTHER)} ${sri('sha512')}` }],
  ])('fits its digest: %s', async (_, digest) => {
    expect((await look(resource({ id: DATA, ...digest }))).said).toEqual(['pass']);
  });

  test.each([
    ['SRI', { digestSRI: sri('sha384', OTHER) }],
    ['multibase', { digestMultibase: multibase(OTHER) }],
    ['one of both', { digestSRI: sri('sha384'), digestMultibase: multibase(OTHER) }],
    ['the weaker fits, the stronger not', { digestSRI: `${sri('sha256')} ${sri('sha512', OTHER)}` }],
  ])('differs: %s', async (_, digest) => {
    expect((await look(resource({ id: DATA, ...digest }))).said).toEqual(['fail digest-differs']);
  });

  test('a digest that cannot be read', async () => {
    for (const digest of [{ digestSRI: 'md5-abc' }, { digestSRI: 'sha256-AAAA' }, { digestMultibase: 'uEres' }]) {
      expect((await look(resource({ id: DATA, ...digest }))).said).toEqual(['warn bad-property']);
    }
  });

  test('wherever it stands', async () => {
    const image = { id: DATA, digestMultibase: multibase(OTHER) };
    const view = { credentialSubject: { achievement: [{ image }] } };
    expect((await look(view)).said).toEqual(['fail digest-differs']);
  });
});

describe('a context', () => {
  const url = 'https://www.w3.org/ns/credentials/v2';
  const good = 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU';
  test('is compared with what is written down, not fetched', async () => {
    const known = await look(resource({ id: url, digestSRI: good }), { [url]: { body: {} } });
    expect(known).toMatchObject({ said: ['pass'], asked: [] });
    expect((await look(resource({ id: url, digestSRI: sri('sha384') }))).said).toEqual(['fail digest-differs']);
  });

  test('that grows may have had another digest', async () => {
    const ob = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
    expect((await look(resource({ id: ob, digestSRI: sri('sha256') }))).said).toEqual(['skip not-fetched']);
  });

  test('of another algorithm than what is written down', async () => {
    expect((await look(resource({ id: url, digestSRI: sri('sha512') }))).said).toEqual(['skip not-fetched']);
  });
});

describe('addresses', () => {
  const image = 'https://univ-rivage.example/robot.png';
  test('are not fetched for their digest', async () => {
    const found = await look(resource({ id: image, digestSRI: sri('sha256') }), { [image]: { body: OTHER } });
    expect(found).toMatchObject({ said: ['skip not-fetched'], asked: [] });
    expect(found.checks[0]?.detail).toEqual({ addresses: [image] });
  });

  test('are fetched and compared once the person has asked', async () => {
    const view = resource({ id: image, digestSRI: sri('sha256') });
    const ask = (served: Record<string, Served>, authentic = true) => look(view, served, authentic, true);
    expect(await ask({ [image]: { body: CONTENT } })).toMatchObject({ said: ['pass'], asked: [image] });
    expect((await ask({ [image]: { body: OTHER } })).said).toEqual(['fail digest-differs']);
    expect((await ask({})).said).toEqual(['unknown unreachable']);
    expect((await ask({ [image]: { status: 404, body: 'gone' } })).said).toEqual(['unknown http-error']);
    // What nobody signed sends nobody anywhere.
    expect(await ask({ [image]: { body: CONTENT } }, false)).toMatchObject({ said: ['skip not-fetched'], asked: [] });
  });

  const list = 'https://univ-rivage.example/status/1';
  const view = {
    credentialStatus: { statusListCredential: list },
    relatedResource: { id: list, digestSRI: sri('sha256') },
  };
  test('that are asked anyway are compared', async () => {
    expect((await look(view, { [list]: { body: CONTENT } })).said).toEqual(['pass']);
    expect((await look(view, { [list]: { body: OTHER } })).said).toEqual(['fail digest-differs']);
    expect((await look(view)).said).toEqual(['skip not-fetched']);
  });

  test('of a credential that is not its issuer’s word are left alone', async () => {
    expect(await look(view, { [list]: { body: CONTENT } }, false)).toMatchObject({
      said: ['skip not-fetched'],
      asked: [],
    });
  });
});

describe('hashlinks', () => {
  const hash = `z${base58.encode(multihash())}`;
  const metadata = (url: string) => `z${base58.encode(encode(new Map([[0x0f, [url]]])))}`;
  test('with the resource in the metadata', async () => {
    expect((await look({ image: { id: `hl:${hash}:${metadata(DATA)}` } })).said).toEqual(['pass']);
    const other = `hl:z${base58.encode(multihash(OTHER))}:${metadata(DATA)}`;
    expect((await look({ image: other })).said).toEqual(['fail digest-differs']);
  });

  test('of the draft’s own example', () => {
    const link = readHashlink(
      'hl:zQmWvQxTqbG2Z9HPJgG57jjwR154cKhbtJenbyYTWkjgF3e:zuh8iaLobXC8g9tfma1CSTtYBakXeSTkHrYA5hmD4F7dCLw8XYwZ1GWyJ3zwF',
    );
    expect(link?.digest?.algorithm).toBe('SHA-256');
    expect(link?.urls).toEqual(['http://example.org/hw.txt']);
  });

  test('as a parameter of an address, and what is none', async () => {
    const found = await look({ evidence: [{ id: `https://a.example/e?hl=${hash}` }] });
    expect(found.said).toEqual(['skip not-fetched']);
    expect((await look({ evidence: `hl:zzzzzzzzzzzzzzzzzzzz` })).said).toEqual(['warn bad-property']);
    expect((await look({ narrative: 'hl: as in highlight' })).said).toEqual([]);
  });
});

describe('evidence', () => {
  const evidence = (...entries: View[]): View => ({ evidence: entries.map((one) => ({ type: ['Evidence'], ...one })) });

  test('that stands in the credential fits its digest, or differs', async () => {
    expect((await look(evidence({ id: DATA, name: 'Photo', digestSRI: sri('sha384') }))).said).toEqual(['pass']);
    const found = await look(
      evidence({ id: DATA, digestMultibase: multibase(OTHER) }, { narrative: 'Trois séances.' }),
    );
    expect(found.said).toEqual(['fail digest-differs']);
    expect(found.checks[0]?.about).toBe(DATA);
  });

  test('at an address of its own is named and not asked', async () => {
    const url = 'https://travaux.example/robot.jpg';
    const found = await look(evidence({ id: url, digestSRI: sri('sha256') }), { [url]: { body: CONTENT } });
    expect(found.checks).toEqual([
      { id: 'related', outcome: 'skip', code: 'not-fetched', detail: { addresses: [url] } },
    ]);
    expect(found.asked).toEqual([]);
  });

  test.each(['eddsa-jcs-2022', 'eddsa-rdfc-2022'])('never changes the verdict: %s', async (suite) => {
    const key = await newKey('Ed25519');
    const issuer = { id: key.did, type: ['Profile'], name: 'Université' };
    const entry = { id: DATA, type: ['Evidence'], name: 'Photo', digestSRI: sri('sha256', OTHER) };
    const signed = await issue(badge('2.0', { issuer, evidence: [entry] }), suite, key, {
      method: `${key.did}#${key.did?.slice(8)}`,
    });
    const report = await verify(JSON.stringify(signed), { door: doorOf({}), now: '2026-02-01T12:00:00Z' });
    expect(report.verdict).toBe('valid');
    expect(report.checks.filter(({ id }) => id === 'related').map(said)).toEqual(['fail digest-differs']);
    expect(report.evidence).toMatchObject([{ id: DATA, name: 'Photo' }]);
  });
});

test('of a hundred, twenty are looked at and the others named', async () => {
  const many = Array.from({ length: 100 }, (_, n) => ({ id: DATA.replace(';', `;n=${n};`), digestSRI: sri('sha256') }));
  const { checks } = await look({ relatedResource: many });
  expect(checks).toHaveLength(21);
  expect(checks.at(-1)).toMatchObject({ outcome: 'skip', code: 'not-fetched' });
});

test('a digest never changes the verdict', async () => {
  const key = await newKey('Ed25519');
  const credential = badge('2.0', { relatedResource: [{ id: DATA, digestSRI: sri('sha256', OTHER) }] });
  const { fetch } = issuerWeb(key);
  const report = await verify(JSON.stringify(await issueJcs(credential, key)), { fetch, now: '2026-02-01T12:00:00Z' });
  expect(report.checks).toContainEqual(expect.objectContaining({ id: 'related', code: 'digest-differs' }));
  expect(report.verdict).toBe('valid');
});

test('any text may stand where a digest should', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      digestsOfSri(text);
      digestOfMultibase(text);
      readHashlink(`hl:${text}`);
      readHashlink(`https://a.example/?hl=${encodeURIComponent(text)}`);
    }),
  );
});

const REFERENCE = new URL('../../../../shared/reference/1edtech/', import.meta.url);
test.skipIf(!existsSync(REFERENCE))('digests written down are those of the published contexts', async () => {
  const files: Record<string, string> = {
    'contexts-2026-07/credentials-v2.jsonld': 'https://www.w3.org/ns/credentials/v2',
    ...Object.fromEntries(
      ['3.0.1', '3.0.2', '3.0.3'].flatMap((version) => {
        const url = `https://purl.imsglobal.org/spec/ob/v3p0/context-${version}.json`;
        return [
          [`contexts-2026-07/ob-v3p0-${version}.json`, url],
          [`specification-2025-04/v3p0/context-${version}.json`, url],
        ];
      }),
    ),
  };
  for (const [file, url] of Object.entries(files)) {
    const bytes = new Uint8Array(readFileSync(new URL(file, REFERENCE)));
    for (const algorithm of ['SHA-256', 'SHA-384']) {
      const digests = knownDigests(url)?.digests.filter((digest) => digest.algorithm === algorithm) ?? [];
      expect(await fits(bytes, digests), `${algorithm} of ${file}`).toBe(true);
    }
  }
});
