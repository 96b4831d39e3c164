import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawPng } from '../../read/code/testing/draw.ts';
import { drawSvg, type SvgForm } from '../../read/code/testing/draw-svg.ts';
import { drawnForCodes } from './for-codes.ts';

const svg = (inside: string, more = 'viewBox="0 0 9 9"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${more}>${inside}</svg>`;
const textOf = (url = '') => Buffer.from(url.replace(/^[^,]*,/, ''), 'base64').toString();
const drawn = (inside: string, more?: string) =>
  textOf(drawnForCodes(svg(inside, more), 90)?.url).replace(/^<svg[^>]*>|<\/svg>$/g, '');

const PNG = `data:image/png;base64,${Buffer.from(drawPng([{ text: 'x' }])).toString('base64')}`;

test.each<SvgForm>(['path', 'strokes', 'squares', 'repeated', 'clipped', 'picture', 'corner'])(
  'codes as programs draw them: %s',
  (form) => {
    const made = drawnForCodes(drawSvg('https://badges.example/1', form), 1_000);
    expect(made).toBeDefined();
    const shapes = (text: string) => text.match(/<(?:path|rect|use|image|clipPath)\b/g)?.length;
    if (form === 'clipped') expect(textOf(made?.url)).toContain('clip-path="url(\'#dots\')"');
    expect(shapes(textOf(made?.url))).toBe(shapes(drawSvg('https://badges.example/1', form)));
  },
);

describe('the size', () => {
  test.each([
    ['width="45mm" height="45mm" viewBox="0 0 9 9"', 100, 100, '0 0 9 9'],
    ['width="20" height="10"', 100, 50, '0 0 20 10'],
    ['width="1in" height="192px"', 50, 100, '0 0 96 192'],
    ['width="100%" height="100%" viewBox="-2,-2 40 10"', 100, 25, '-2 -2 40 10'],
    ['viewBox="0 0 1 100000"', 1, 100, '0 0 1 100000'],
  ])('%s', (more, width, height, viewBox) => {
    const made = drawnForCodes(svg('', more), 100);
    expect(made).toMatchObject({ width, height });
    expect(textOf(made?.url)).toContain(`width="${width}" height="${height}" viewBox="${viewBox}"`);
  });

  test.each(['', 'width="0" height="9"', 'viewBox="0 0 x 9"', 'viewBox="0 0 -1 9"', 'width="9"'])(
    'none: %s',
    (more) => {
      expect(drawnForCodes(svg('', more), 100)).toBeUndefined();
    },
  );
});

describe('left out', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a picture elsewhere', '<image href="https://x.example/i.png"/>'],
    ['a drawing within', `<image href="data:image/svg+xml;base64,${btoa('<svg/>')}"/>`],
    ['what only says that it is a picture', `<image href="data:image/png;base64,${btoa('GIF')}"/>`],
    ['a page inside', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ['groups that are repeated', '<use href="#a"/>'],
    ['another file', '<use href="https://x.example/a.svg#a"/>'],
    ['movement', '<animate attributeName="x"/>'],
    ['a filter', '<filter id="f"><feGaussianBlur/></filter>'],
    ['a mask', '<mask id="m"><path d="M0 0"/></mask>'],
    ['words', '<text>x<tspan>y</tspan></text>'],
    ['what was baked in', '<x:assertion xmlns:x="http://openbadges.org" verify="eyJ">{"secret":1}</x:assertion>'],
  ])('%s', (_, inside) => {
    expect(drawn(`${inside}<path d="M1 1"/>`)).toBe('<path d="M1 1"></path>');
  });

  test('attributes and styles that load, run, move or dash', () => {
    const inside =
      '<style>@import url(//x.example)</style><style>rect{fill:url(//x.example/#a)}</style><style>path{stroke-dasharray:.001}</style>';
    expect(
      drawn(
        `${inside}<path onclick="alert(1)" fill="url(//x.example/#a)" stroke-dasharray=".001" style="filter:url(#f)"/>`,
      ),
    ).toBe('<style></style><style></style><style></style><path></path>');
    expect(drawn('<style>.a&gt;.b{fill:#fff}</style>')).toBe('<style>.a&#62;.b{fill:#fff}</style>');
  });
});

describe('what would be hours of work', () => {
  test('only a small shape is drawn again, and only when its name is its own', () => {
    const many = '<use href="#a"/>';
    const one = '<rect id="a" width="1"/>';
    expect(drawn(one + many)).toContain('<use');
    expect(drawn(`<rect id="a"/>${one}${many}`)).not.toContain('<use');
    expect(drawn(`<g id="a"/>${one}${many}`)).not.toContain('<use');
    expect(drawn(`<path id="a" d="${'M1 1'.repeat(500)}"/>${many}`)).not.toContain('<use');
    expect(drawn(`<g id="a">${one}</g>${many}`)).not.toContain('<use');
    // Neither a picture nor a repetition can be meant by a name.
    expect(drawn(`<image id="a" href="${PNG}"/>${one}<use id="b" href="#a"/><use href="#b"/>`)).toMatch(
      /^<image href="[^"]*"><\/image><rect id="a" width="1"><\/rect><use href="#a"><\/use>$/,
    );
    expect(drawn(`<rect id="a" clip-path="url(#c)"/>${many}`)).not.toContain('<use');
  });

  test('a few places are drawn through a shape, and none within another', () => {
    const clip = '<clipPath id="c"><path clip-path="url(#c)" d="M1 1"/></clipPath>';
    expect(drawn(`${clip}<g style="clip-path:url(#c)"/>`)).toBe(
      '<clipPath id="c"><path d="M1 1"></path></clipPath><g style="clip-path:url(#c)"></g>',
    );
    expect(drawnForCodes(svg('<g clip-path="url(#c)"/>'.repeat(9)), 90)).toBeUndefined();
  });

  test('pictures within it', () => {
    const image = `<image href="${PNG}"/>`;
    expect(drawn(image.repeat(20)).match(/<image/g)).toHaveLength(8);
  });

  test.each([
    ['too many shapes', '<path/>'.repeat(50_000)],
    ['too much', `<path d="${'M0 0'.repeat(800_000)}"/>`],
    ['too deep', '<g>'.repeat(80) + '</g>'.repeat(80)],
    ['too deep in what is left out', `<mask>${'<g>'.repeat(80)}${'</g>'.repeat(80)}</mask>`],
    ['broken', '<path'],
  ])('%s', (_, inside) => {
    expect(drawnForCodes(svg(inside), 90)).toBeUndefined();
  });

  test('entities, and what is no drawing', () => {
    expect(drawnForCodes(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`, 90)).toBeUndefined();
    expect(drawnForCodes('<html><svg/></html>', 90)).toBeUndefined();
    expect(drawnForCodes('<svg viewBox="0 0 9 9"/>', 90)).toBeUndefined();
  });
});

test('never throws, and never lets an address out', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const inside = `<style>${one}</style><path d="${one}" style="fill:url(${other})"/><use href="${other}"/>${one}`;
      return !/https?:\/\/(?!www\.w3\.org)/.test(drawn(inside, `viewBox="${other}" width="${one}" height="9"`));
    }),
  );
});
