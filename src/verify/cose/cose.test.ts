/** Credentials secured with COSE (VC-JOSE-COSE, section 3.3), minted by hand from RFC 9052. */
import { deflateSync } from 'node:zlib';
import { base64, base64urlnopad, hex } from '@scure/base';
import { encode, Tagged } from 'cborg';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Report, type VerifyOptions, verify } from '../index.ts';
import { badge, DID_DOCUMENT, ISSUER } from '../testing/badges.ts';
import { doorOf, type Served } from '../testing/door.ts';
import type { Json } from '../testing/issue.ts';
import { claimsIn } from './claims.ts';
import { readMessage } from './message.ts';
import { checkCoseProof } from './proof.ts';
import { type Alg, type CoseKey, coseJson, coseSign1, newCoseKey } from './testing/sign.ts';

const NOW = '2026-02-01T12:00:00Z';
const HOLDER = 'did:web:camille.example';
const KID = `${ISSUER}#key-1`;
const keys = {} as Record<Alg, CoseKey>;
beforeAll(() => {
  for (const alg of ['ES256', 'ES384', 'EdDSA'] as const) keys[alg] = newCoseKey(alg);
});

const listOf = (id: string, { method }: CoseKey, relationship = 'assertionMethod', more: Json = {}): Json => ({
  id,
  verificationMethod: [{ id: `${id}#key-1`, controller: id, ...method, ...more }],
  [relationship]: [`${id}#key-1`],
});
const run = (
  input: Uint8Array | string,
  list: Json | undefined,
  more: Record<string, Served> = {},
  options: VerifyOptions = {},
) =>
  verify(input, {
    door: doorOf({ ...(list ? { [DID_DOCUMENT]: { body: list } } : {}), ...more }),
    now: NOW,
    ...options,
  });
const brief = ({ verdict, reasons }: Report) => [verdict, ...reasons].join(' ');

/** One byte changed in the last bytes, or at the place of a text. */
function altered(bytes: Uint8Array, at: string | number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const index = typeof at === 'number' ? copy.length + at : Buffer.from(copy).indexOf(at);
  copy[index] = (copy[index] ?? 0) ^ 1;
  return copy;
}

describe('a credential in COSE', () => {
  it.each(['ES256', 'ES384', 'EdDSA'] as const)('is verified as any other: %s', async (alg) => {
    const key = keys[alg];
    const bytes = coseJson(badge(), key, KID);
    const report = await run(bytes, listOf(ISSUER, key));
    expect(brief(report)).toBe('valid');
    expect(report).toMatchObject({
      standard: 'open-badges-3.0',
      issuer: { id: ISSUER, name: 'Université de Rivage', identity: { level: 'domain' } },
      achievement: { name: 'Animer un atelier de robotique' },
    });
    expect(brief(await run(altered(bytes, 'Animer'), listOf(ISSUER, key)))).toBe('invalid signature-mismatch');
    expect(brief(await run(altered(bytes, -1), listOf(ISSUER, key)))).toBe('invalid signature-mismatch');
    expect(brief(await run(bytes, listOf(ISSUER, newCoseKey(alg))))).toBe('invalid signature-mismatch');
    expect(brief(await run(bytes, listOf(ISSUER, key, 'authentication')))).toBe('invalid key-not-authorised');
    expect(brief(await run(bytes, listOf(ISSUER, key, undefined, { revoked: '2025-12-01T00:00:00Z' })))).toBe(
      'unverified key-revoked',
    );
    const other = { id: `${ISSUER}#other`, controller: ISSUER, ...newCoseKey(alg).method };
    const unlisted = { id: ISSUER, verificationMethod: [other], assertionMethod: [other.id] };
    expect(brief(await run(bytes, unlisted))).toBe('invalid key-not-listed');
    expect((await run(bytes, undefined)).verdict).toBe('unverified');
  });

  it('may stand with other tags or none, with its key named in either header, or in none', async () => {
    const key = keys.ES256;
    const list = listOf(ISSUER, key);
    for (const tags of [[], [55799, 18], [61, 18]])
      expect(brief(await run(coseJson(badge(), key, KID, { tags }), list))).toBe('valid');
    const payload = new TextEncoder().encode(JSON.stringify(badge()));
    const kid = new TextEncoder().encode(KID);
    expect(brief(await run(coseSign1(payload, key, { unprotected: [[4, kid]] }), list))).toBe('valid');
    expect(brief(await run(coseSign1(payload, key), list))).toBe('valid');
  });

  it('with a MAC, another algorithm than its key’s, or parameters nobody knows is refused', async () => {
    const key = keys.ES256;
    const list = listOf(ISSUER, key);
    expect(brief(await run(coseJson(badge(), key, KID, { alg: 5 }), list))).toBe('invalid forbidden-algorithm');
    expect(brief(await run(coseJson(badge(), key, KID, { alg: -8 }), list))).toBe('invalid forbidden-algorithm');
    expect(
      brief(
        await run(
          coseJson(badge(), key, KID, {
            header: [
              [2, [999]],
              [999, 1],
            ],
          }),
          list,
        ),
      ),
    ).toBe('invalid broken-proof');
  });

  it('is held to the claims in its header', async () => {
    const key = keys.EdDSA;
    const claims = (...entries: [number, unknown][]) =>
      coseJson(badge(), key, KID, { header: [[15, new Map(entries)]] });
    const list = listOf(ISSUER, key);
    expect(brief(await run(claims([1, ISSUER], [6, 1_756_700_000]), list))).toBe('valid');
    expect(brief(await run(claims([1, 'did:web:autre.example']), list))).toBe('invalid claims-differ');
    expect((await run(claims([4, 1_756_700_000]), list)).verdict).not.toBe('valid');
  });

  it('comes as a data address, alone and in an envelope', async () => {
    const key = keys.ES384;
    const id = `data:application/vc+cose;base64,${base64.encode(coseJson(badge(), key, KID))}`;
    const envelope = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'EnvelopedVerifiableCredential',
      id,
    };
    for (const input of [id, JSON.stringify(envelope)]) {
      expect(brief(await run(input, listOf(ISSUER, key)))).toBe('valid');
      expect(brief(await run(input, listOf(ISSUER, newCoseKey('ES384'))))).toBe('invalid signature-mismatch');
    }
    const nothing = { ...envelope, id: 'data:application/vc+cose;base64,AAAA' };
    expect(brief(await run(JSON.stringify(nothing), undefined))).toBe('unverified unsupported-format');
  });
});

describe('a presentation in COSE', () => {
  it('is its holder’s, and made for whom its claims say', async () => {
    const key = keys.EdDSA;
    const presentation = (more: [number, unknown][] = []) =>
      coseJson(
        {
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          type: ['VerifiablePresentation'],
          holder: HOLDER,
          verifiableCredential: [
            {
              '@context': ['https://www.w3.org/ns/credentials/v2'],
              type: 'EnvelopedVerifiableCredential',
              id: `data:application/vc+cose;base64,${base64.encode(coseJson(badge(), keys.ES256, KID))}`,
            },
          ],
        },
        key,
        `${HOLDER}#key-1`,
        { header: [[15, new Map<number, unknown>([[3, 'recruteur.example'], ...more])]] },
      );
    const holders = (relationship: string) => ({
      'https://camille.example/.well-known/did.json': { body: listOf(HOLDER, key, relationship) },
    });
    const list = listOf(ISSUER, keys.ES256);
    const report = await run(presentation(), list, holders('authentication'));
    expect([brief(report), report.standard, ...report.contains.map(brief)]).toEqual(['valid', 'presentation', 'valid']);
    expect(brief(await run(presentation(), list, holders('assertionMethod')))).toBe('invalid key-not-authorised');
    const nonce: [number, unknown][] = [[10, new TextEncoder().encode('a1b2')]];
    const made = (options: VerifyOptions) => run(presentation(nonce), list, holders('authentication'), options);
    expect(brief(await made({ domain: 'recruteur.example', challenge: 'a1b2' }))).toBe('valid');
    expect(brief(await made({ domain: 'autre.example' }))).toBe('invalid wrong-domain');
    expect(brief(await made({ challenge: 'z9' }))).toBe('invalid wrong-challenge');
  });
});

describe('its status', () => {
  const LIST = 'https://univ-rivage.example/statuslists/1';
  const token = (key: CoseKey, claims: [number, unknown][] = [], typ = 'application/statuslist+cwt', at = 0) => {
    const list = new Map<string, unknown>([
      ['bits', 1],
      ['lst', new Uint8Array(deflateSync(Uint8Array.of(at === 0 ? 0 : 1 << at)))],
    ]);
    const all = new Map<number, unknown>([[2, LIST], [6, Date.parse(NOW) / 1000 - 60], [65533, list], ...claims]);
    return coseSign1(encode(all), key, {
      header: [
        [16, typ],
        [4, new TextEncoder().encode(KID)],
      ],
    });
  };
  const status = async (body: Uint8Array) => {
    const key = keys.ES256;
    const document = badge('2.0', { status: { status_list: { idx: 3, uri: LIST } } });
    const served = { [LIST]: { body: body as unknown as Json, mediaType: 'application/statuslist+cwt' } } as Record<
      string,
      Served
    >;
    return brief(await run(coseJson(document, key, KID), listOf(ISSUER, key), served));
  };

  it('stands in a list that is a CWT, of the same issuer', async () => {
    expect(await status(token(keys.ES256))).toBe('valid');
    expect(await status(token(keys.ES256, [], undefined, 3))).toBe('revoked revoked');
  });

  it('is not believed of a list of another, a lapsed one, or another token', async () => {
    expect(await status(token(newCoseKey('ES256')))).toBe('unverified status-list-untrusted');
    expect(await status(altered(token(keys.ES256), -1))).toBe('unverified status-list-untrusted');
    expect(await status(token(keys.ES256, [[4, Date.parse(NOW) / 1000 - 3600]]))).toBe(
      'unverified status-list-untrusted',
    );
    expect(await status(token(keys.ES256, [[2, `${LIST}0`]]))).toBe('unverified status-broken');
    expect(await status(token(keys.ES256, [], 'application/cwt'))).toBe('unverified status-broken');
  });
});

describe('other CBOR', () => {
  it('is named for what it is', async () => {
    const named = async (bytes: Uint8Array) => {
      const { verdict, checks } = await run(bytes, undefined);
      return [verdict, checks[0]?.code, checks[0]?.detail?.['format']];
    };
    const key = keys.ES256;
    const mdoc = new Map<string, unknown>([
      ['version', '1.0'],
      [
        'documents',
        [
          new Map<string, unknown>([
            ['docType', 'org.iso.18013.5.1.mDL'],
            [
              'issuerSigned',
              new Map([
                ['nameSpaces', 1],
                ['issuerAuth', 2],
              ]),
            ],
          ]),
        ],
      ],
      ['status', 0],
    ]);
    expect(await named(encode(mdoc))).toEqual(['invalid', 'broken-cbor', 'mdoc']);
    const mso = encode(new Tagged(24, encode(new Map([['docType', 'org.iso.18013.5.1.mDL']]))));
    expect((await named(coseSign1(mso, key)))[0]).toBe('unverified');
    expect(await named(coseSign1(encode(new Map([[1, 'x']])), key))).toEqual([
      'unverified',
      'unsupported-format',
      'CWT',
    ]);
    expect((await named(coseSign1(new TextEncoder().encode('{"a":1}'), key))).slice(0, 2)).toEqual([
      'unverified',
      'not-a-credential',
    ]);
    expect((await named(Uint8Array.of(0xd2, 0x84, 0x40)))[1]).toBe('unsupported-format');
    expect((await named(encode(new Map([['a', 1]]))))[1]).toBe('nothing-found');
  });

  it('with a label that stands twice has two meanings, and none here', () => {
    const twice = Uint8Array.of(0xa2, 0x01, 0x26, 0x01, 0x27);
    const message = encode([twice, new Map(), new Uint8Array(), new Uint8Array(64)]);
    expect(readMessage(base64urlnopad.encode(message))).toBeUndefined();
    const both = encode([encode(new Map([[4, 1]])), new Map([[4, 2]]), new Uint8Array(), new Uint8Array(64)]);
    expect(readMessage(base64urlnopad.encode(both))).toBeUndefined();
  });

  it('never ends in an exception, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom([0xd2, 0x84], [0x84, 0x40, 0xa0], [0xa2]),
        async (bytes, start) => {
          const report = await run(Uint8Array.from([...start, ...bytes]), undefined);
          expect(['unverified', 'invalid']).toContain(report.verdict);
          expect(report.reasons).not.toContain('internal');
        },
      ),
    );
  });
});

it('reads the example of RFC 8392 as it was signed', async () => {
  // Appendix A.3 "Example Signed CWT", with the key of A.2.3.
  const bytes = hex.decode(
    'd28443a10126a104524173796d6d65747269634543445341323536' +
      '5850a70175636f61703a2f2f61732e6578616d706c652e636f6d02656572696b77037818636f61703a2f2f6c696768742e6578616d706c652e636f6d' +
      '041a5612aeb0051a5610d9f0061a5610d9f007420b71' +
      '58405427c1ff28d23fbad1f29c4c7c6a555e601d6fa29f9179bc3d7438bacaca5acd08c8d4d4f96131680c429a01f85951ecee743a52b9b63632c57209120e1c9e30',
  );
  const message = readMessage(base64urlnopad.encode(bytes));
  if (!message) throw new Error('not read');
  expect(claimsIn(message.payload)).toMatchObject({ iss: 'coap://as.example.com', sub: 'erikw', exp: 1_444_064_944 });
  const coordinate = (text: string) => base64urlnopad.encode(hex.decode(text));
  const publicKeyJwk = {
    kty: 'EC',
    crv: 'P-256',
    x: coordinate('143329cce7868e416927599cf65a34f3ce2ffda55a7eca69ed8919a394d42f0f'),
    y: coordinate('60f7f1a780d8a783bfb7a2dd6b2796e8128dbbcef9d3d168db9529971a36e7b9'),
  };
  const door = doorOf({
    [DID_DOCUMENT]: { body: listOf(ISSUER, { method: { type: 'JsonWebKey', publicKeyJwk } } as unknown as CoseKey) },
  });
  const ask = { message, issuer: ISSUER, relationship: 'assertionMethod', created: undefined } as const;
  const { checks } = await checkCoseProof(ask, { door, now: Date.parse(NOW), depth: 0 });
  expect(checks.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['proof.signature', 'pass'],
    ['proof.key', 'pass'],
  ]);
});
