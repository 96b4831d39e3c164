import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bake, chunk, iTXt, plainPng, svg, tEXt, zTXt } from '../../read/testing/bake.ts';
import { verify } from '../index.ts';
import { badge, withAchievement } from '../testing/badges.ts';
import { type Json, newKey } from '../testing/issue.ts';
import { issueJcs, issuerWeb } from '../testing/web.ts';
import { checkImages } from './check.ts';
import { sameImage } from './same.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const data = (type: string, content: Uint8Array) => `data:${type};base64,${Buffer.from(content).toString('base64')}`;
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
const DRAWING = bytes(svg(''));

const check = (url: string) => checkImages([['achievement.image', url]])[0];
const said = (url: string) => {
  const found = check(url);
  return [found?.outcome, found?.code].filter(Boolean).join(' ');
};

describe('a picture within the credential', () => {
  test('is what it is said to be', () => {
    expect(check(data('image/png', plainPng()))).toEqual({
      id: 'image',
      outcome: 'pass',
      about: 'achievement.image',
      detail: { declared: 'image/png', found: 'image/png', bytes: plainPng().length, width: 2, height: 2 },
    });
    expect(said(data('image/svg+xml', DRAWING))).toBe('pass');
    expect(said(data('image/svg', DRAWING))).toBe('pass');
    expect(said(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg(''))}`)).toBe('pass');
  });

  test.each([
    ['another type than declared', data('image/png', DRAWING), 'warn image-type-differs'],
    ['a photograph under the name of a PNG', data('image/png', JPEG), 'warn image-type-differs'],
    ['neither PNG nor SVG', data('image/jpeg', JPEG), 'warn image-type-differs'],
    ['no image', data('image/png', bytes('hello')), 'warn broken-image'],
    ['a page', data('image/svg+xml', bytes('<html><body>svg</body></html>')), 'warn broken-image'],
    ['nothing', 'data:image/png;base64,', 'warn broken-image'],
    ['no base64', 'data:image/png;base64,*', 'warn broken-image'],
    ['a PNG that is cut off', data('image/png', plainPng().subarray(0, 20)), 'warn broken-image'],
    ['more bytes than are read', data('image/svg+xml', bytes(svg(' '.repeat(5_000_000)))), 'warn too-large'],
  ])('%s', (_, url, expected) => {
    expect(said(url)).toBe(expected);
  });

  test('made to fill the memory', () => {
    const huge = plainPng();
    new DataView(huge.buffer).setUint32(16, 100_000);
    expect(said(data('image/png', huge))).toBe('warn too-large');
  });

  test('others are not asked about', () => {
    expect(
      checkImages([
        ['image', 'https://a.example/i.png'],
        ['issuer.image', undefined],
      ]),
    ).toEqual([]);
  });

  test('never changes the verdict', async () => {
    const key = await newKey('Ed25519');
    const image = { id: data('image/png', JPEG), type: 'Image' };
    const credential = withAchievement(badge('2.0', { image } as Json), { image });
    const { fetch } = issuerWeb(key);
    const report = await verify(JSON.stringify(await issueJcs(credential, key)), {
      fetch,
      now: '2026-02-01T12:00:00Z',
    });
    expect(report.verdict).toBe('valid');
    expect(report.checks.filter(({ id }) => id === 'image').map(({ about, code }) => [about, code])).toEqual([
      ['image', 'image-type-differs'],
      ['achievement.image', 'image-type-differs'],
    ]);
  });
});

describe('the same picture', () => {
  const png = plainPng();
  test('with and without what is baked in', () => {
    for (const baked of [
      bake(iTXt('openbadges', '{}')),
      bake(iTXt('openbadgecredential', '{}'), tEXt('openbadges', 'https://a.example/')),
      bake(zTXt('openbadge', '{}')),
      bake(iTXt('clrcredential', '{}', true)),
    ]) {
      expect(sameImage(baked, png)).toBe(true);
      expect(sameImage(baked, bake(iTXt('openbadges', 'other')))).toBe(true);
    }
    const drawing = (inside: string) => bytes(svg(inside));
    expect(sameImage(drawing('<openbadges:assertion verify="a.b.c"/>'), drawing(''))).toBe(true);
    expect(
      sameImage(drawing('\n<openbadges:assertion verify="u"><![CDATA[{}]]></openbadges:assertion>\n'), drawing('')),
    ).toBe(true);
    expect(
      sameImage(bytes('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'), drawing('')),
    ).toBe(true);
  });

  test('another one is not', () => {
    expect(sameImage(bake(chunk('tEXt', bytes('Comment\0hello'))), png)).toBe(false);
    expect(sameImage(png.subarray(0, -1), png)).toBe(false);
    expect(sameImage(bytes(svg('<path d="M1 1"/>')), DRAWING)).toBe(false);
    expect(sameImage(bytes(svg('<text>A</text>')), bytes(svg('<text>B</text>')))).toBe(false);
    expect(sameImage(bytes(svg('<a><b/></a>')), bytes(svg('<a/><b/>')))).toBe(false);
    expect(sameImage(bytes(svg('<g id="a"/>')), bytes(svg('<g id="b"/>')))).toBe(false);
    expect(sameImage(png, DRAWING)).toBe(false);
    expect(sameImage(bytes('<svg'), bytes('<svg '))).toBe(false);
  });

  test('any bytes are compared without a throw, and each is itself', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        const [one, other] = [new Uint8Array([...png, ...a]), new Uint8Array([...png.subarray(0, 20), ...b])];
        sameImage(one, other);
        sameImage(a, b);
        return sameImage(one, one) && sameImage(a, a);
      }),
    );
  });
});
