import { util } from '@digitalbazaar/vpqr';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { unpack } from '../cli/unpack.ts';
import { type Drawn, draw, drawPng } from '../read/code/testing/draw.ts';
import { bake, chunk, iTXt, svg } from '../read/testing/bake.ts';
import { snapshotsOf } from '../verify/contexts/index.ts';
import type { Report } from '../verify/report.ts';
import { badge, ISSUER } from '../verify/testing/badges.ts';
import { issue, type Json, newKey, type TestKey } from '../verify/testing/issue.ts';
import { issueJcs, issuerWeb } from '../verify/testing/web.ts';
import { examine } from './index.ts';

const NOW = '2025-10-01T12:00:00Z';
const PICTURE = 'https://school.example/poster.png';
const HOME = 'https://badges.example/b/1';

let key: TestKey;
let signed: Json;
beforeAll(async () => {
  key = await newKey('Ed25519');
  signed = await issueJcs(badge(), key);
});

type Served = Parameters<typeof issuerWeb>[1];

async function look(codes: (string | Drawn)[], served: Served = {}): Promise<{ report: Report; asked: string[] }> {
  const picture = drawPng(codes.map((code) => (typeof code === 'string' ? { text: code } : code)));
  return pointedAt(PICTURE, { [PICTURE]: picture, ...served });
}

async function pointedAt(
  input: string | Uint8Array,
  served: Served = {},
  taken?: (document: Uint8Array | string) => void,
): Promise<{ report: Report; asked: string[] }> {
  const web = issuerWeb(key, served);
  const report = await examine(input, { fetch: web.fetch, now: NOW, unpack, ...(taken ? { taken } : {}) });
  return { report, asked: web.asked };
}

const blank = (side: number) => ({ width: side, height: side, data: new Uint8ClampedArray(side * side * 4).fill(255) });

const encoded = (text: string) => new TextEncoder().encode(text);
const said = ({ checks }: Report) => checks.filter(({ code }) => code === 'from-code');

/** As the background does with everything that nobody pointed at. */
test('without a decoder of pictures no code is read, and nothing is asked', async () => {
  const web = issuerWeb(key, { [PICTURE]: drawPng([{ text: HOME }]), [HOME]: signed });
  const report = await examine(PICTURE, { fetch: web.fetch, now: NOW });
  expect(report).toMatchObject({ verdict: 'unverified', reasons: ['nothing-found'] });
  expect(web.asked).not.toContain(HOME);
});

describe('what a code leads to is verified', () => {
  test('an address, like a link that the person chose; its host is said first', async () => {
    const { report, asked } = await look([HOME], { [HOME]: signed });
    expect(report).toMatchObject({ verdict: 'valid', reasons: [], source: { url: HOME } });
    expect(report.checks[0]).toEqual({
      id: 'source',
      outcome: 'pass',
      code: 'from-code',
      about: HOME,
      detail: { host: 'badges.example' },
    });
    expect(asked).toEqual(expect.arrayContaining([PICTURE, HOME]));
  });

  test('an altered badge at that address stays an altered badge', async () => {
    const { report } = await look([HOME], { [HOME]: { ...signed, name: 'Docteur' } });
    expect(report).toMatchObject({ verdict: 'invalid', reasons: ['signature-mismatch'] });
    expect(said(report)).toHaveLength(1);
  });

  test('a platform’s page', async () => {
    const page = '<html><script type="application/ld+json">BADGE</script></html>';
    const { report } = await look([HOME], { [HOME]: page.replace('BADGE', JSON.stringify(signed)) });
    expect(report.verdict).toBe('valid');
  });

  test('a credential as JSON, without an address', async () => {
    const documents: (Uint8Array | string)[] = [];
    const text = JSON.stringify(signed);
    const picture = drawPng([{ text, size: 3 }]);
    const { report } = await pointedAt(PICTURE, { [PICTURE]: picture }, (document) => documents.push(document));
    expect(report.verdict).toBe('valid');
    expect(said(report)).toEqual([{ id: 'source', outcome: 'pass', code: 'from-code' }]);
    expect(documents).toEqual([text]);
  });

  test('a credential in the link of the code, without asking its host', async () => {
    const link = `https://verifier.example/#verify=${Buffer.from(JSON.stringify(signed)).toString('base64url')}`;
    const { report, asked } = await look([{ text: link, size: 3 }]);
    expect(report.verdict).toBe('valid');
    expect(asked.join()).not.toContain('verifier.example');
  });

  test('a file from the person’s own machine', async () => {
    const { report } = await pointedAt(drawPng([{ text: HOME }]), { [HOME]: signed });
    expect(report.verdict).toBe('valid');
  });

  test('a picture that stands in the page', async () => {
    const png = Buffer.from(drawPng([{ text: HOME }])).toString('base64');
    const { report } = await pointedAt(`data:image/png;base64,${png}`, { [HOME]: signed });
    expect(report.verdict).toBe('valid');
  });

  test('each of several, and the worst is not hidden', async () => {
    const other = 'https://badges.example/b/2';
    const { report } = await look([HOME, other], { [HOME]: signed, [other]: { ...signed, name: 'Docteur' } });
    expect(report).toMatchObject({ standard: 'collection', verdict: 'invalid' });
    expect(report.contains.map(({ verdict }) => verdict).sort()).toEqual(['invalid', 'valid']);
    expect(said(report)).toHaveLength(2);
  });

  test('a code for something else beside a badge’s is passed over', async () => {
    const { report } = await look(['WIFI:T:WPA;S=atelier;;', HOME], { [HOME]: signed });
    expect(report).toMatchObject({ verdict: 'valid', standard: 'open-badges-3.0' });
  });
});

describe('packed credentials (VPQR)', () => {
  async function packed(document: Json): Promise<string> {
    const { payload } = await util.toQrCode({
      header: 'VC1-',
      jsonldDocument: document,
      registryEntryId: 1,
      documentLoader: async (url: string) => ({ documentUrl: url, document: snapshotsOf(url)?.[0]?.document }),
    });
    return payload;
  }
  const rdf = () => issue(badge(), 'eddsa-rdfc-2022', key, { method: `${ISSUER}#key-1` });

  test('are verified by their own proof', async () => {
    const { report } = await look([{ text: await packed(await rdf()), size: 3 }]);
    expect(report).toMatchObject({ verdict: 'valid', achievement: { name: 'Animer un atelier de robotique' } });
  });

  test('altered ones cannot be told from those of another vocabulary: never valid, and nobody is accused', async () => {
    const { report } = await look([{ text: await packed({ ...(await rdf()), name: 'Docteur' }), size: 3 }]);
    expect(report).toMatchObject({ verdict: 'unverified', reasons: ['broken-code'] });
    expect(JSON.stringify(report)).not.toContain('Docteur');
  });

  test('damaged ones', async () => {
    const { report } = await look(['VP1-R%69 VD92EX0']);
    expect(report).toMatchObject({ verdict: 'unverified', reasons: ['broken-code'] });
  });
});

describe('what is no badge is named, and nothing is opened', () => {
  test.each([
    ['openid4vp://authorize?client_id=https%3A%2F%2Fv.example&request_uri=https%3A%2F%2Fv.example%2Fr', 'openid4vp'],
    ['https://wallet.example/?credential_offer_uri=https%3A%2F%2Fi.example%2Fo', 'wallet.example'],
  ])('a request to a wallet: %s', async (text, scheme) => {
    const { report, asked } = await look([text]);
    expect(report).toMatchObject({ verdict: 'unverified', reasons: ['wallet-request'] });
    expect(report.checks).toEqual([{ id: 'source', outcome: 'unknown', code: 'wallet-request', detail: { scheme } }]);
    expect(asked).toEqual([PICTURE]);
  });

  test.each([
    'WIFI:T:WPA;S=atelier;P=secret;;',
    'javascript:fetch("https://evil.example")',
    'file:///etc/passwd',
    '{"name":"nobody"}',
  ])('%s', async (text) => {
    const { report, asked } = await look([text]);
    expect(report).toMatchObject({ verdict: 'unverified', reasons: ['code-without-badge'] });
    expect(report.checks[0]?.detail).toEqual({ text });
    expect(asked).toEqual([PICTURE]);
  });

  test('a long text is cut', async () => {
    const { report } = await look([`${'x'.repeat(500)}`]);
    expect(report.checks[0]?.detail).toEqual({ text: `${'x'.repeat(80)}…` });
  });
});

describe('a hostile code gets no further than a hostile link', () => {
  test.each([
    ['https://127.0.0.1/admin', 'private-address'],
    ['https://router.local/', 'private-address'],
    ['http://192.168.1.1/reboot', 'private-address'],
    ['https://badges.example:8443/b', 'port-refused'],
    ['https://user:pw@badges.example/b', 'bad-url'],
  ])('%s', async (text, code) => {
    const { report, asked } = await look([text]);
    expect(report).toMatchObject({ verdict: 'unverified', reasons: [code] });
    expect(asked).toEqual([PICTURE]);
  });

  test('a code that leads to a picture with a code ends there', async () => {
    const second = 'https://school.example/second.png';
    const { report, asked } = await look([second], { [second]: drawPng([{ text: HOME }]), [HOME]: signed });
    expect(report).toMatchObject({ verdict: 'unverified', reasons: ['nothing-found'] });
    expect(asked).not.toContain(HOME);
  });
});

describe('a drawing', () => {
  test('is drawn larger where no code is seen in it, and what the code leads to is verified', async () => {
    const sides: number[] = [];
    const drawing = async (_bytes: Uint8Array, type: string, side: number) => {
      expect(type).toBe('image/svg+xml');
      sides.push(side);
      return sides.length === 1 ? blank(side) : draw([{ text: HOME }]);
    };
    const web = issuerWeb(key, { [PICTURE]: svg(''), [HOME]: signed });
    const report = await examine(PICTURE, { fetch: web.fetch, now: NOW, unpack: drawing });
    expect(report.verdict).toBe('valid');
    expect(said(report)).toHaveLength(1);
    expect(sides).toEqual([1_000, 2_500]);
  });

  test('with a badge in it is not drawn', async () => {
    const never = vi.fn(unpack);
    const report = await examine(encoded(svg(`<openbadges:assertion verify="${HOME}"/>`)), {
      fetch: issuerWeb(key, {}).fetch,
      now: NOW,
      unpack: never,
    });
    expect(never).not.toHaveBeenCalled();
    expect(report.reasons).not.toContain('nothing-found');
  });
});

describe('the badge in a picture comes before the codes drawn on it', () => {
  const baked = (text: string) => {
    const png = drawPng([{ text: 'https://other.example/b' }]);
    const header = 8 + 25;
    return new Uint8Array(
      Buffer.concat([png.subarray(0, header), iTXt('openbadgecredential', text), png.subarray(header)]),
    );
  };

  test('a sound one', async () => {
    const { report, asked } = await pointedAt(PICTURE, { [PICTURE]: baked(JSON.stringify(signed)) });
    expect(report.verdict).toBe('valid');
    expect(said(report)).toEqual([]);
    expect(asked).not.toContain('https://other.example/b');
  });

  test('a broken one', async () => {
    const { report, asked } = await pointedAt(PICTURE, { [PICTURE]: baked('{"@context": [') });
    expect(report.verdict).toBe('invalid');
    expect(asked).toEqual([PICTURE]);
  });
});

describe('a picture without anything to read says why', () => {
  const reason = async (bytes: Uint8Array<ArrayBuffer> | string) => {
    const { report } = await pointedAt(PICTURE, { [PICTURE]: bytes });
    expect(report).toMatchObject({ verdict: 'unverified', reasons: ['nothing-found'] });
    return report.checks[0]?.detail?.['codes'];
  };

  test('neither a badge nor a code', async () => {
    expect(await reason(new Uint8Array(bake()))).toBe('none');
  });

  test('a drawing, which only browsers draw', async () => {
    expect(await reason(svg(''))).toBe('drawing');
  });

  test('a drawing that is drawn, and holds no code', async () => {
    const report = await examine(encoded(svg('')), { now: NOW, unpack: async (_bytes, _type, side) => blank(side) });
    expect(report.checks[0]).toMatchObject({ code: 'nothing-found', detail: { codes: 'none' } });
  });

  test('a drawing that the browser refuses', async () => {
    const refuse = async () => {
      throw new Error('cannot be decoded');
    };
    const report = await examine(encoded(svg('')), { now: NOW, unpack: refuse });
    expect(report.checks[0]).toMatchObject({ code: 'nothing-found', detail: { codes: 'drawing' } });
  });

  test('a kind that only browsers unpack', async () => {
    const gif = Uint8Array.from(atob('R0lGODlhAQABAAAAACw='), (char) => char.charCodeAt(0));
    expect(await reason(gif)).toBe('format');
  });

  test('more pixels than are unpacked: nothing is unpacked', async () => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(60_000, 0);
    header.writeUInt32BE(60_000, 4);
    header.set([8, 6, 0, 0, 0], 8);
    const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
    const file = Buffer.concat([Uint8Array.from(signature), chunk('IHDR', header), chunk('IEND', Buffer.alloc(0))]);
    const never = vi.fn(unpack);
    const report = await examine(new Uint8Array(file), { now: NOW, unpack: never });
    expect(report.checks[0]?.detail?.['codes']).toBe('too-many');
    expect(never).not.toHaveBeenCalled();
  });

  test('cut off', async () => {
    expect(await reason(drawPng([{ text: HOME }]).slice(0, 100))).toBe('broken');
  });

  test('a picture that only its page can open', async () => {
    const { report, asked } = await pointedAt('blob:https://school.example/5f0c3b1e');
    expect(report.checks[0]).toMatchObject({ code: 'nothing-found', detail: { codes: 'inside-page' } });
    expect(asked).toEqual([]);
  });
});
