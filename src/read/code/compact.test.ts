import { util } from '@digitalbazaar/vpqr';
import { describe, expect, test } from 'vitest';
import { snapshotsOf } from '../../verify/contexts/index.ts';
import { compactTexts } from './compact.ts';

const contexts = (url: string) => snapshotsOf(url)?.map(({ document }) => document);

const BADGE = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:5f0c3b1e-6f1f-4b5e-9a52-3f0d3b1a7c11',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Établi de robotique',
  issuer: { id: 'https://i.example/issuer', type: ['Profile'], name: 'Atelier' },
  validFrom: '2025-03-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: { id: 'https://i.example/a', type: ['Achievement'] },
  },
};

/** The form's own library cannot pack presentations of the second data model: a context in it is `null`. */
const PRESENTATION = {
  '@context': ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'],
  type: 'VerifiablePresentation',
  verifiableCredential: {
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'https://i.example/issuer', type: 'Profile', name: 'Atelier' },
    issuanceDate: '2025-03-01T00:00:00Z',
    name: 'Établi',
    credentialSubject: { type: 'AchievementSubject' },
  },
};

/** Packed by the form's own library; `edition`: which snapshot of a context its writer had. */
async function packed(
  document: object,
  options: { header?: string; format?: string; encoding?: 'R' | 'B'; entry?: number; edition?: number } = {},
): Promise<string> {
  const { header = 'VP1-', format = 'cbor-ld-1.0', encoding = 'R', entry = 1, edition = 0 } = options;
  const { payload } = await util.toQrCode({
    header,
    jsonldDocument: document,
    format,
    registryEntryId: entry,
    qrMultibaseEncoding: encoding,
    typeTableLoader: async () => new Map(),
    documentLoader: async (url: string) => {
      const known = contexts(url) ?? [];
      return { documentUrl: url, document: known[Math.min(edition, known.length - 1)] };
    },
  });
  return payload;
}

describe.each([
  ['a badge', BADGE],
  ['a presentation', PRESENTATION],
])('%s', (_what, document) => {
  test.each([
    ['VP1-, base45, CBOR-LD 1.0', {}],
    ['VP1-, base32', { encoding: 'B' as const }],
    ['VC1-', { header: 'VC1-' }],
    ['the older tag', { format: 'legacy-range' }],
  ])('%s is unpacked to the same document', async (_form, options) => {
    const result = await compactTexts(await packed(document, options), contexts);
    expect(result.ok && JSON.parse(result.texts[0] ?? '')).toEqual(document);
  });
});

test('written with an older edition of a context, it is among the readings', async () => {
  const editions = contexts('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json')?.length ?? 0;
  expect(editions).toBeGreaterThan(1);
  for (let edition = 0; edition < editions; edition++) {
    const result = await compactTexts(await packed(BADGE, { edition }), contexts);
    expect(result.ok && result.texts.map((one) => JSON.parse(one))).toContainEqual(BADGE);
  }
});

test('a context that is not at hand is named, and not fetched', async () => {
  const own = 'https://i.example/own-context.json';
  const { payload } = await util.toQrCode({
    header: 'VP1-',
    jsonldDocument: { '@context': [own], name: 'x' },
    registryEntryId: 1,
    documentLoader: async (url: string) => ({
      documentUrl: url,
      document: { '@context': { name: 'https://i.example/#name' } },
    }),
  });
  expect(await compactTexts(payload, contexts)).toEqual({ ok: false, code: 'unknown-context', detail: { url: own } });
});

test('tables of abbreviations that are not at hand', async () => {
  const text = await packed(BADGE, { entry: 100 });
  expect(await compactTexts(text, contexts)).toMatchObject({
    ok: false,
    code: 'unsupported-format',
    detail: { table: 100 },
  });
});

test.each([
  ['nothing', 'VP1-'],
  ['another encoding', 'VP1-zABC'],
  ['characters outside base45', 'VP1-Rabc'],
  ['characters outside base32', 'VP1-B018'],
  ['no CBOR-LD', 'VP1-R%69 VD92EX0'],
  ['more than a code holds', `VP1-B${'A'.repeat(9_000)}`],
])('%s', async (_what, text) => {
  expect(await compactTexts(text, contexts)).toMatchObject({ ok: false, code: 'broken-code' });
});

test('cut off anywhere, it is never thrown', async () => {
  const text = await packed(BADGE);
  for (let length = 5; length < text.length; length += 11) {
    const result = await compactTexts(text.slice(0, length), contexts);
    if (result.ok) expect(JSON.parse(result.texts[0] ?? '')).not.toEqual(BADGE);
  }
});
