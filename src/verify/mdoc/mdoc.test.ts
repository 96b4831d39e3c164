/** Mobile documents (ISO/IEC 18013-5): issued by another library, by hand, and that of the standard itself. */
import { deflateSync } from 'node:zlib';
import { AsnConvert } from '@peculiar/asn1-schema';
import { ExtendedKeyUsage } from '@peculiar/asn1-x509';
import { base64, base64urlnopad } from '@scure/base';
import { encode, Tagged } from 'cborg';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Extension } from '../certificates/library.ts';
import { coseSign1 } from '../cose/testing/sign.ts';
import { type Report, verify } from '../index.ts';
import { certify, type Holder } from '../testing/authority.ts';
import { doorOf, type Served } from '../testing/door.ts';
import type { Json } from '../testing/issue.ts';
import { EXAMPLE } from './testing/example.ts';
import { build, date, issue, issuerSigned, NAME_SPACE, type Parts, response } from './testing/issue.ts';

const NOW = '2026-06-01T12:00:00Z';
let root: Holder;
let by: Holder;
let stranger: Holder;
beforeAll(async () => {
  root = await certify({ name: 'Racine', authority: true });
  by = await certify({ signedBy: root });
  stranger = await certify({ name: 'Une autre racine', authority: true });
});

const check = (
  input: Uint8Array | string,
  anchors: readonly Uint8Array[] = [root.der],
  now = NOW,
  served: Record<string, Served> = {},
) => verify(input, { door: doorOf(served), now, anchors });
const built = async (parts: Parts = {}, signer = by) => check(await build(signer, parts));
const brief = ({ verdict, reasons }: Report) => [verdict, ...new Set(reasons)].join(' ');
const found = ({ checks }: Report, id: string) =>
  checks.filter((one) => one.id === id).map(({ outcome, code }) => [outcome, code].filter(Boolean).join(' '));
const detail = ({ checks }: Report, id: string) => checks.find((one) => one.id === id)?.detail;
const hidden = (report: Report) => expect(JSON.stringify(report)).not.toMatch(/Robotique|Camille|Moreau/);

/** One byte changed, at the place of a text or counted from the end. */
function altered(bytes: Uint8Array, at: string | number, by = 1): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const index = typeof at === 'number' ? (at < 0 ? copy.length + at : at) : Buffer.from(copy).indexOf(at);
  copy[index] = (copy[index] ?? 0) ^ by;
  return copy;
}

describe('a mobile document by another library', () => {
  it('is its signer’s when the certificate leads to an authority that the reader trusts', async () => {
    const report = await check(response(await issue(by)));
    expect(brief(report)).toBe('valid');
    expect(report).toMatchObject({
      standard: 'unknown',
      issuer: {
        name: 'Université de Rivage',
        identity: { level: 'recognised', evidence: [{ kind: 'certificate', name: 'Racine, FR' }] },
      },
      achievement: { name: 'Robotique', type: NAME_SPACE },
      recipient: { name: 'Camille Moreau' },
      dates: { issued: '2026-01-10T00:00:00Z', from: '2026-01-10T00:00:00Z', until: '2027-01-10T00:00:00Z' },
    });
    expect(detail(report, 'format')).toEqual({
      format: 'mdoc',
      kind: 'mobile document (ISO 18013-5)',
      docType: NAME_SPACE,
      items: 4,
      unread: 0,
    });
    expect(found(report, 'proof.signature')).toEqual(['pass']);
    expect(found(report, 'proof.key')).toEqual(['pass', 'warn certificate-revocation-unchecked']);
    // Who shows it was not looked at, and that is said.
    expect(found(report, 'holder')).toEqual(['unknown holder-unchecked']);
    expect(report.source.retrieved).toEqual([]);
  });

  it('is only claimed where no authority was named, or none is reached', async () => {
    const bytes = response(await issue(by));
    const report = await check(bytes, []);
    expect(brief(report)).toBe('unverified certificate-unanchored');
    expect(report.issuer).toEqual({ name: 'Université de Rivage', identity: { level: 'claimed', evidence: [] } });
    expect(found(report, 'proof.signature')).toEqual(['pass']);
    expect(brief(await check(bytes, [stranger.der]))).toBe('unverified certificate-chain-open');
  });

  it.each(['ES256', 'ES384', 'ES512', 'EdDSA'] as const)('by %s', async (alg) => {
    const name = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521', EdDSA: '' }[alg];
    const algorithm = name === '' ? { name: 'Ed25519' } : { name: 'ECDSA', namedCurve: name };
    const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
    const signer = await certify({ signedBy: root, keys });
    const bytes = response(await issue(signer, { alg }));
    expect(brief(await check(bytes))).toBe('valid');
    expect(brief(await check(altered(bytes, 'validUntil')))).toBe('invalid signature-mismatch');
  });

  it.each(['SHA-256', 'SHA-384', 'SHA-512'] as const)('with digests by %s', async (digestAlgorithm) => {
    const bytes = response(await issue(by, { digestAlgorithm }));
    expect(brief(await check(bytes))).toBe('valid');
    expect(brief(await check(altered(bytes, 'Robotique')))).toBe('invalid signature-mismatch');
  });

  it('comes as bytes, as base64url and in data addresses', async () => {
    const document = await issue(by);
    for (const bytes of [response(document), issuerSigned(document)]) {
      const address = `data:application/mdoc;base64,${base64.encode(bytes)}`;
      const envelope = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: 'EnvelopedVerifiableCredential',
        id: address,
      };
      const text = base64urlnopad.encode(bytes);
      for (const input of [bytes, text, `${text}\n`, base64.encode(bytes), address, JSON.stringify(envelope)])
        expect(brief(await check(input))).toBe('valid');
    }
  });

  it('sends its certificates in a list', async () => {
    const middle = await certify({ name: 'Autorité', authority: true, signedBy: root });
    const leaf = await certify({ signedBy: middle });
    const bytes = response(await issue(leaf, { chain: [leaf.der, middle.der] }));
    expect(brief(await check(bytes))).toBe('valid');
    expect(brief(await check(response(await issue(leaf))))).toBe('unverified certificate-chain-open');
  });

  it('is judged by each document where one answer has several', async () => {
    const good = await issue(by);
    const old = await issue(by, { validUntil: '2026-02-01T00:00:00Z' });
    const report = await check(response(good, old));
    expect([brief(report), report.standard, ...report.contains.map(brief)]).toEqual([
      'expired expired',
      'collection',
      'valid',
      'expired expired',
    ]);
    expect(brief(await check(response()))).not.toBe('valid');
  });

  it('shows only what is disclosed', async () => {
    const document = await issue(by);
    const items = document.issuerSigned.nameSpaces.get(NAME_SPACE) ?? [];
    document.issuerSigned.nameSpaces.set(
      NAME_SPACE,
      items.filter(({ elementIdentifier }) => elementIdentifier === 'level'),
    );
    const report = await check(response(document));
    expect(brief(report)).toBe('valid');
    expect(report.achievement).toEqual({ name: NAME_SPACE, type: NAME_SPACE });
    hidden(report);
  });
});

describe('its dates', () => {
  it.each<[string, object, string]>([
    ['expired', { validUntil: '2026-06-01T11:54:00Z' }, 'expired expired'],
    ['within five minutes', { validUntil: '2026-06-01T11:56:00Z' }, 'valid'],
    ['not yet valid', { validFrom: '2026-06-01T12:06:00Z' }, 'not-yet-valid not-yet-valid'],
    ['signed tomorrow', { signed: '2026-06-02T12:00:00Z' }, 'valid'],
    ['signed before its certificate was made', { signed: '2024-06-02T12:00:00Z' }, 'unverified certificate-expired'],
  ])('%s', async (_, wish, expected) => {
    expect(brief(await check(response(await issue(by, wish))))).toBe(expected);
  });

  it('say nothing while nobody vouches for the key', async () => {
    const old = response(await issue(by, { validUntil: '2026-02-01T00:00:00Z' }));
    expect(brief(await check(old, []))).toBe('unverified certificate-unanchored');
  });

  it.each<[string, unknown, string]>([
    ['absent', undefined, 'bad-date missing-property'],
    ['no dates', new Map([['validUntil', 1]]), 'bad-date missing-property'],
    ['without tag', new Map(Object.entries({ signed: NOW, validFrom: NOW, validUntil: NOW })), ''],
    [
      'unreadable',
      new Map([
        ['signed', date(NOW)],
        ['validFrom', date(NOW)],
        ['validUntil', date('soon')],
      ]),
      'bad-date',
    ],
  ])('are undecided where they are %s', async (_, validityInfo, expected) => {
    const report = await built({ object: { validityInfo } });
    expect([report.verdict, ...[...new Set(report.reasons)].sort()].join(' ')).toBe(
      expected === '' ? 'valid' : `unverified ${expected}`,
    );
  });
});

describe('what the issuer did not sign', () => {
  it('is not shown: an item that was altered, or whose digest is missing', async () => {
    const swapped = (items: Uint8Array[]) => items.map((item) => altered(item, 'Robotique', 3));
    const report = await built({ swap: swapped });
    expect(brief(report)).toBe('invalid signature-mismatch');
    expect(detail(report, 'proof.signature')).toMatchObject({ part: 'items', digestIDs: [0] });
    expect(report.issuer.identity.level).toBe('claimed');
    hidden(report);
    expect(JSON.stringify(report)).not.toContain('obotique');
    const absent = await built({ object: { valueDigests: new Map([[NAME_SPACE, new Map()]]) } });
    expect(brief(absent)).toBe('invalid signature-mismatch');
    hidden(absent);
    const elsewhere = await built({ object: { valueDigests: new Map([['other', new Map()]]) } });
    expect(brief(elsewhere)).toBe('invalid signature-mismatch');
  });

  it('is not shown: items under each other’s digests', async () => {
    const items = ['Robotique', 'Camille'].map((elementValue, at) => ({ elementIdentifier: `e${at}`, elementValue }));
    const bytes = await build(by, { items });
    expect(brief(await check(bytes))).toBe('valid');
    // The number in the item itself says which digest is its own.
    const swap = (all: Uint8Array[]) =>
      all.map((item, at) => {
        const copy = Uint8Array.from(item);
        copy[Buffer.from(copy).indexOf('digestID') + 8] = 1 - at;
        return copy;
      });
    const report = await built({ items, swap });
    expect(detail(report, 'proof.signature')).toMatchObject({ digestIDs: [1, 0] });
    expect(brief(report)).toBe('invalid signature-mismatch');
    hidden(report);
  });

  it('is not shown: an item in place of another, or twice', async () => {
    const twice = await built({ swap: (all) => [...all, ...all] });
    expect(brief(twice)).toBe('invalid broken-cbor');
    const same = { elementIdentifier: 'course', elementValue: 'Robotique' };
    expect(brief(await built({ items: [same, { ...same, elementValue: 'Couture' }] }))).toBe('invalid broken-cbor');
    const junk = await built({ swap: () => [Uint8Array.of(0xff)] });
    expect(brief(junk)).toBe('invalid signature-mismatch');
  });

  it('is the type that stands outside', async () => {
    const document = await issue(by);
    const other = { prepare: () => new Map([...document.prepare(), ['docType', 'org.iso.18013.5.1.mDL']]) };
    const report = await check(response(Object.assign(Object.create(document), other)));
    expect(brief(report)).toBe('invalid claims-differ');
    expect(report.achievement?.type).toBe(NAME_SPACE);
  });

  it('is everything, under another key than that of the certificate', async () => {
    const report = await built({ unprotected: [[33, stranger.der]] });
    expect(brief(report)).toContain('invalid signature-mismatch');
    expect(report.issuer).toEqual({ identity: { level: 'claimed', evidence: [] } });
    hidden(report);
  });

  it('property: one byte changed is never valid', async () => {
    const bytes = await build(by);
    expect(brief(await check(bytes))).toBe('valid');
    // Around the signed part of a certificate nothing is signed, and readers are lenient about how a length or its
    // signature is written: another spelling there is the same certificate.
    const from = Buffer.from(bytes).indexOf(by.der);
    const [start, end] = [from + 4, from + by.der.length - 90];
    const counted = [...bytes.keys()].filter(
      (at) => at < from || (at >= start && at < end) || at >= from + by.der.length,
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...counted), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const report = await check(altered(bytes, at, by));
        expect(report.verdict, `byte ${at} ^ ${by}`).not.toBe('valid');
        expect(report.reasons).not.toContain('internal');
      }),
      { numRuns: 250 },
    );
  });
});

describe('its certificate', () => {
  it('is the only way to the key', async () => {
    expect(brief(await built({ unprotected: [] }))).toBe('unverified missing-property');
    expect(brief(await built({ unprotected: [[33, Uint8Array.of(1, 2)]] }))).toBe('invalid broken-proof');
    expect(brief(await built({ unprotected: [[33, 'x']] }))).toBe('invalid broken-proof');
    const kid = new TextEncoder().encode('https://evil.example/keys#1');
    const report = await built({ unprotected: [[4, kid]] });
    expect([brief(report), report.source.retrieved]).toEqual(['unverified missing-property', []]);
  });

  it('may stand under the signature', async () => {
    expect(brief(await built({ unprotected: [], header: [[33, by.der]] }))).toBe('valid');
  });

  it('is for documents, where it says what it is for', async () => {
    const signed = async (docType: string, ...uses: string[]) => {
      const more = [new Extension('2.5.29.37', true, AsnConvert.serialize(new ExtendedKeyUsage(uses)))];
      return brief(await built({ object: { docType } }, await certify({ signedBy: root, more })));
    };
    const licence = 'org.iso.18013.5.1.mDL';
    expect(await signed(licence, '1.0.18013.5.1.2')).toBe('valid');
    expect(await signed(licence, '1.2.3.4')).toBe('unverified certificate-chain-broken');
    expect(await signed(NAME_SPACE, '1.2.3.4')).toBe('valid');
    for (const use of ['1.0.18013.5.1.6', '1.3.6.1.5.5.7.3.1'])
      expect(await signed(NAME_SPACE, use)).toBe('unverified certificate-chain-broken');
  });

  it('is a sequence and nothing else', async () => {
    const bytes = await build(by);
    const start = Buffer.from(bytes).indexOf(by.der);
    for (const flip of [1, 32]) expect((await check(altered(bytes, start, flip))).verdict).not.toBe('valid');
  });

  it('has run out', async () => {
    const old = await certify({ signedBy: root, until: '2026-05-01T00:00:00Z' });
    expect(brief(await built({}, old))).toBe('unverified certificate-expired');
  });

  it('goes with the algorithms of the standard alone', async () => {
    expect(brief(await built({ label: 5 }))).toBe('invalid forbidden-algorithm');
    expect(brief(await built({ label: -35 }))).toBe('invalid forbidden-algorithm');
    // Brainpool curves are allowed, and no browser has them.
    expect(brief(await built({ label: -265 }))).toBe('unverified unsupported-proof');
    expect(brief(await built({ header: [[2, [99]]] }))).toBe('invalid broken-proof');
  });
});

describe('its form', () => {
  it('has parts that must be there', async () => {
    const without = async (name: string) => brief(await built({ object: { [name]: undefined } }));
    expect(await without('docType')).toBe('unverified missing-property');
    expect(await without('valueDigests')).toBe('invalid signature-mismatch');
    expect(await without('digestAlgorithm')).toBe('unverified unsupported-proof');
    expect(await without('deviceKeyInfo')).toBe('valid');
    expect(brief(await built({ object: { digestAlgorithm: 'SHA-1' } }))).toBe('unverified unsupported-proof');
    expect(brief(await built({ object: { version: '2.0' } }))).toBe('unverified unsupported-format');
    expect(brief(await built({ tagged: true }))).toBe('valid');
    expect(brief(await built({ more: [['nameSpacez', 1]] }))).toBe('unverified bad-property');
  });

  it('may hold what nobody here knows', async () => {
    const elementValue = new Tagged(4711, [new Tagged(1004, '2026-01-01'), 1.5, null, new Uint8Array(3)]);
    expect(brief(await built({ items: [{ elementIdentifier: 'course', elementValue }] }))).toBe('valid');
    const elementIdentifier = undefined;
    const report = await built({ items: [{ elementIdentifier, elementValue: 'Robotique' }] });
    expect([brief(report), detail(report, 'format')?.['unread']]).toEqual(['valid', 1]);
    hidden(report);
  });

  it('is refused where it is cut off, repeats itself, or goes too deep', async () => {
    const bytes = await build(by);
    for (const length of [bytes.length - 1, bytes.length - 70, Buffer.from(bytes).indexOf('nameSpaces') + 10])
      expect(brief(await check(bytes.subarray(0, length)))).toBe('invalid broken-cbor');
    expect(brief(await check(Uint8Array.from([...bytes, 0])))).toBe('invalid broken-cbor');
    const text = new TextEncoder();
    const name = (one: string) => [0x60 + one.length, ...text.encode(one)];
    const repeated = [0xa3, ...name('nameSpaces'), 0xa0, ...name('issuerAuth'), 0x80, ...name('issuerAuth'), 0x80];
    expect(brief(await check(Uint8Array.from(repeated)))).toBe('invalid broken-cbor');
    for (const open of [[0x81], [0xd8, 0x20], [0x9f], [0xa1, 0x00]]) {
      const nest = Array.from({ length: 20_000 }, () => open).flat();
      const deep = [0xa2, ...name('nameSpaces'), ...nest, 0x00, ...name('issuerAuth'), 0x80];
      expect(brief(await check(Uint8Array.from(deep)))).toBe('invalid too-deep');
    }
    const inside = await built({ swap: () => [new Uint8Array(20_000).fill(0x81)] });
    expect(brief(inside)).toBe('invalid signature-mismatch');
  });

  it('is left undecided where it is huge', async () => {
    const huge = { elementIdentifier: 'portrait', elementValue: new Uint8Array(4_100_000) };
    expect(brief(await built({ items: [huge] }))).toBe('unverified too-large');
    const portrait = { ...huge, elementValue: new Uint8Array(200_000) };
    expect(brief(await built({ items: [portrait] }))).toBe('valid');
    const many = new Map<string, unknown>([
      ['nameSpaces', new Map([[NAME_SPACE, new Array(300_000).fill(0)]])],
      ['issuerAuth', []],
    ]);
    expect(brief(await check(encode(many)))).toBe('unverified too-large');
  });

  it('never ends in an exception, whatever the bytes', async () => {
    const start = encode(new Map([['nameSpaces', new Map()]]));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        const report = await check(
          Uint8Array.from([0xa2, ...start.subarray(1), 0x6a, ...Buffer.from('issuerAuth'), ...bytes]),
        );
        expect(['unverified', 'invalid']).toContain(report.verdict);
        expect(report.reasons).not.toContain('internal');
      }),
    );
  });
});

describe('its status', () => {
  const LIST = 'https://rivage.example/statuslists/1';
  const status = {
    status: new Map([
      [
        'status_list',
        new Map<string, unknown>([
          ['idx', 3],
          ['uri', LIST],
        ]),
      ],
    ]),
  };
  const token = async (signer: Holder, at = 0) => {
    const { KeyObject } = await import('node:crypto');
    const list = new Map<string, unknown>([
      ['bits', 1],
      ['lst', new Uint8Array(deflateSync(Uint8Array.of(at === 0 ? 0 : 1 << at)))],
    ]);
    const claims = new Map<number, unknown>([
      [2, LIST],
      [6, Date.parse(NOW) / 1000 - 60],
      [65533, list],
    ]);
    const key = { alg: 'ES256', privateKey: KeyObject.from(signer.keys.privateKey), method: {} } as const;
    return coseSign1(encode(claims), key, {
      header: [[16, 'application/statuslist+cwt']],
      unprotected: [[33, signer.der]],
    });
  };
  const asked = async (body: Uint8Array | undefined) => {
    const served = body && { body: body as unknown as Json, mediaType: 'application/statuslist+cwt' };
    return brief(await check(await build(by, { object: status }), [root.der], NOW, served ? { [LIST]: served } : {}));
  };

  it('stands in a list that the same organisation signed', async () => {
    expect(await asked(await token(by))).toBe('valid');
    expect(await asked(await token(by, 3))).toBe('revoked revoked');
    expect(await asked(await token(await certify({ signedBy: root }), 3))).toBe('revoked revoked');
  });

  it('is not believed of another’s list, and undecided where there is none', async () => {
    expect(await asked(await token(await certify({ signedBy: root, name: 'Formations Dupont' }), 3))).toBe(
      'unverified status-list-untrusted',
    );
    expect(await asked(await token(stranger, 3))).toBe('unverified status-list-untrusted');
    expect(await asked(altered(await token(by), -1))).toBe('unverified status-list-untrusted');
    expect(await asked(undefined)).toBe('unverified status-unavailable');
    expect(brief(await built({ object: { status: new Map([['identifier_list', new Map()]]) } }))).toBe(
      'unverified status-unsupported',
    );
    expect(brief(await built({ object: { status: 1 } }))).toBe('unverified status-unsupported');
  });
});

describe('the example of ISO/IEC 18013-5, annex D', () => {
  const { document, certificate } = EXAMPLE;

  it('is valid by its signer’s certificate, in its time', async () => {
    const report = await check(document, [certificate], '2021-01-01T00:00:00Z');
    expect(brief(report)).toBe('valid');
    expect(report).toMatchObject({
      issuer: { name: 'utopia ds' },
      achievement: { type: 'org.iso.18013.5.1.mDL' },
      recipient: { name: 'Doe' },
      dates: { issued: '2020-10-01T13:30:02Z', until: '2021-10-01T13:30:02Z' },
    });
    expect(brief(await check(document, [certificate], NOW))).toBe('unverified certificate-expired');
    expect(brief(await check(document, [], '2021-01-01T00:00:00Z'))).toBe('unverified certificate-unanchored');
    expect(brief(await check(altered(document, 'Doe'), [certificate], '2021-01-01T00:00:00Z'))).toBe(
      'invalid signature-mismatch',
    );
  });
});
