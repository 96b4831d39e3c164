import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { certify, type Holder, hierarchy, type Wish } from '../testing/authority.ts';
import { readAnchors } from './anchors.ts';
import { Extension, KeyUsageFlags } from './library.ts';
import { findPath, type Path } from './path.ts';
import { LEAF, MIDDLE, ROOT } from './testing/openssl.ts';

const NOW = Date.UTC(2026, 5, 1);
const find = (chain: Uint8Array[], anchors: Holder[], now = NOW) =>
  findPath(
    chain,
    anchors.map(({ der }) => der),
    now,
  );
const brief = (path: Path) =>
  path.state === 'flawed'
    ? `${path.flaw.why} ${path.flaw.at}`
    : path.state === 'open'
      ? 'open'
      : `anchored ${path.length}`;

let good: Awaited<ReturnType<typeof hierarchy>>;
let stranger: Holder;
beforeAll(async () => {
  [good, stranger] = await Promise.all([hierarchy(), certify({ name: 'Racine', authority: true })]);
});

describe('a path of certificates', () => {
  it('leads to an authority that the reader trusts, in whatever order it was sent', async () => {
    const { leaf, middle, root, chain } = good;
    expect(brief(await find(chain, [root]))).toBe('anchored 3');
    expect(brief(await find([...chain, root.der], [stranger, root]))).toBe('anchored 3');
    expect(brief(await find([leaf.der, root.der, stranger.der, middle.der], [root]))).toBe('anchored 3');
    const path = await find(chain, [root]);
    expect(path.state === 'anchored' && path.anchor).toEqual(root.der);
  });

  it('may end at an authority in between, or at the seal itself', async () => {
    const { leaf, middle } = good;
    expect(brief(await find([leaf.der], [middle]))).toBe('anchored 2');
    expect(brief(await find([leaf.der], [leaf]))).toBe('anchored 1');
  });

  it('holds for RSA as for elliptic curves, and for all strong hashes', async () => {
    for (const [rsa, hash] of [
      [true, 'SHA-256'],
      [true, 'SHA-512'],
      [false, 'SHA-384'],
    ] as const) {
      const { chain, root } = await hierarchy({ hash }, { rsa, hash }, { rsa });
      // The generator names an RSA key's own hash.
      expect(brief(await find(chain, [root]))).toBe('anchored 3');
    }
  });

  it('holds as OpenSSL makes it: RSA-PSS, P-384, policies, qualified statements', async () => {
    const [root, middle, leaf] = await Promise.all(
      [ROOT, MIDDLE, LEAF].map(async (pem) => (await readAnchors(pem))?.[0]),
    );
    if (!root || !middle || !leaf) throw new Error('unreadable');
    const now = Date.UTC(2027, 0, 1);
    const path = await findPath([leaf, middle], [root], now);
    expect(path).toMatchObject({
      state: 'anchored',
      length: 3,
      names: { hosts: ['rivage.example'], urls: ['https://rivage.example/issuers/7'] },
    });
    expect(brief(await findPath([leaf], [root], now))).toBe('open');
    expect(brief(await findPath([leaf, middle], [root], Date.UTC(2200, 0, 1)))).toBe('expired 0');
  });

  it('tells which hosts and addresses the seal is for', async () => {
    const { chain, root } = await hierarchy({ hosts: ['rivage.example'], urls: ['https://rivage.example/i/7'] });
    expect(await find(chain, [root])).toMatchObject({
      names: { hosts: ['rivage.example'], urls: ['https://rivage.example/i/7'] },
    });
  });

  it('is open without a trusted authority, or with one missing in between', async () => {
    const { leaf, chain, root } = good;
    expect(brief(await find(chain, []))).toBe('open');
    expect(brief(await find([leaf.der], [root]))).toBe('open');
    const other = await certify({ name: 'Autre racine', authority: true });
    expect(brief(await find(chain, [other]))).toBe('open');
    expect(brief(await find([new Uint8Array([1, 2, 3]), ...chain], [root]))).toBe('open');
  });

  it('is not believed by its names alone', async () => {
    // An authority of the same name with another key did not sign it.
    expect(brief(await find(good.chain, [stranger]))).toBe('signature 1');
    const forged = await certify({ name: 'Autorité de scellement', authority: true, signedBy: stranger });
    expect(brief(await find([good.leaf.der, forged.der], [stranger]))).toBe('signature 0');
    // Nor by a signature under another name.
    const renamed = { ...good.middle, subject: 'C=FR, O=Autre nom, CN=Autorité' };
    const leaf = await certify({ signedBy: renamed });
    expect(brief(await find([leaf.der, good.middle.der], [good.root]))).toBe('open');
  });

  it('prefers a way that holds to one that does not', async () => {
    const keys = good.middle.keys;
    const lapsed = await certify({
      name: 'Autorité de scellement',
      authority: true,
      signedBy: good.root,
      keys,
      until: '2025-06-01T00:00:00Z',
    });
    expect(brief(await find([good.leaf.der, lapsed.der], [good.root]))).toBe('expired 1');
    expect(brief(await find([good.leaf.der, lapsed.der, good.middle.der], [good.root]))).toBe('anchored 3');
  });

  it.each<[string, string, Wish, Wish, Wish]>([
    ['a seal that has run out', 'expired 0', { until: '2026-05-01T00:00:00Z' }, {}, {}],
    ['a seal of tomorrow', 'not-yet-valid 0', { from: '2026-07-01T00:00:00Z' }, {}, {}],
    ['an authority that has run out', 'expired 1', {}, { until: '2026-05-01T00:00:00Z' }, {}],
    ['a root that has run out', 'expired 2', {}, {}, { until: '2026-05-01T00:00:00Z' }],
    ['somebody in between who is no authority', 'not-an-authority 1', {}, { authority: false }, {}],
    ['somebody in between who says nothing of usages', 'not-an-authority 1', {}, { authority: false, usages: 0 }, {}],
    ['an authority that may not certify', 'not-an-authority 1', {}, { usages: KeyUsageFlags.cRLSign }, {}],
    ['an authority that allows none below it', 'path-length 2', {}, {}, { pathLength: 0 }],
    ['a seal that is not for signing', 'key-usage 0', { usages: KeyUsageFlags.keyEncipherment }, {}, {}],
    ['a weak hash', 'weak-signature 0', { hash: 'SHA-1' }, {}, {}],
    [
      'name constraints',
      'extension 1',
      {},
      { more: [new Extension('2.5.29.30', false, new Uint8Array([0x30, 0]))] },
      {},
    ],
    [
      'an extension that must be understood',
      'extension 0',
      { more: [new Extension('1.2.3.4', true, new Uint8Array([5, 0]))] },
      {},
      {},
    ],
  ])('does not hold with %s', async (_, expected, seal, middle, root) => {
    const { chain, root: anchor } = await hierarchy(seal, middle, root);
    expect(brief(await find(chain, [anchor]))).toBe(expected);
  });

  it('says which certificate is concerned', async () => {
    const { chain, root, middle } = await hierarchy({}, { until: '2026-05-01T00:00:00Z' });
    expect(await find(chain, [root])).toMatchObject({ certificate: middle.der });
  });

  it('allows as many authorities below as one says, not counting new keys of its own', async () => {
    const root = await certify({ name: 'Racine', authority: true, pathLength: 1 });
    const renewed = await certify({ name: 'Racine', authority: true, signedBy: root, pathLength: 1 });
    const middle = await certify({ name: 'Autorité', authority: true, signedBy: renewed });
    const leaf = await certify({ signedBy: middle });
    expect(brief(await find([leaf.der, middle.der, renewed.der], [root]))).toBe('anchored 4');
    const lower = await certify({ name: 'Plus bas', authority: true, signedBy: middle });
    const last = await certify({ signedBy: lower });
    expect(brief(await find([last.der, lower.der, middle.der, renewed.der], [root]))).toBe('path-length 3');
  });

  it('allows five minutes of skew', async () => {
    const { chain, root } = await hierarchy({ until: new Date(NOW - 200_000).toISOString() });
    expect(brief(await find(chain, [root]))).toBe('anchored 3');
    expect(brief(await find(chain, [root], NOW + 200_000))).toBe('expired 0');
  });

  it('ends, whatever the certificates sent: circles, many of one name', async () => {
    const one = await certify({ name: 'Un', authority: true });
    const two = await certify({ name: 'Deux', authority: true, signedBy: one });
    const circle = await certify({ name: 'Un', authority: true, signedBy: two, keys: one.keys });
    const leaf = await certify({ signedBy: circle });
    expect(brief(await find([leaf.der, circle.der, two.der, one.der], [good.root]))).toBe('open');
    const same = await Promise.all(
      Array.from({ length: 8 }, () => certify({ name: 'Un', authority: true, signedBy: one, keys: one.keys })),
    );
    const started = performance.now();
    expect(brief(await find([leaf.der, ...same.map(({ der }) => der)], [good.root]))).toBe('open');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('property: of certificates damaged in what is signed none is believed, and none throws', async () => {
    const { leaf, middle, root } = good;
    // After the outer header: the part under the signature, which begins with its own.
    const begin = 4;
    const end = begin + 4 + (((leaf.der[begin + 2] ?? 0) << 8) | (leaf.der[begin + 3] ?? 0));
    const damaged = fc
      .tuple(fc.nat(leaf.der.length - 1), fc.integer({ min: 1, max: 255 }))
      .map(([at, by]) => ({ at, der: leaf.der.map((old, index) => (index === at ? old ^ by : old)) }));
    await fc.assert(
      fc.asyncProperty(damaged, async ({ at, der }) => {
        const { state } = await find([der, middle.der], [root]);
        if (at >= begin && at < end) expect(state).not.toBe('anchored');
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('files of authorities', () => {
  it('are DER, or PEM with one or several', async () => {
    const { root, middle } = good;
    expect(await readAnchors(root.der)).toEqual([root.der]);
    expect(await readAnchors(root.pem)).toEqual([root.der]);
    const both = `Subject: x\n${root.pem}\r\n${middle.pem}\n`;
    expect(await readAnchors(new TextEncoder().encode(both))).toEqual([root.der, middle.der]);
  });

  it.each([
    ['nothing', ''],
    ['no certificate', 'hello'],
    ['a broken one', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    ['DER of something else', new Uint8Array([0x30, 0x82, 0, 0])],
  ])('are refused with %s', async (_, file) => {
    expect(await readAnchors(file)).toBeUndefined();
  });

  it('are refused whole where one of several is broken', async () => {
    const broken = good.root.pem.replace(/\n(.{8})/, '\nAAAAAAAA');
    expect(await readAnchors(`${good.middle.pem}\n${broken}`)).toBeUndefined();
  });
});
