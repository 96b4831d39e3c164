import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match } from '../platforms/match.ts';
import { plain } from '../platforms/plain.ts';
import { credentialsIn } from '../platforms/shape.ts';
import { dataBytes } from '../read/data-url.ts';
import { readPage } from './html.ts';

const pieces = fc.array(
  fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '<a href="',
    '<script type="application/json">',
    '</script>',
    '<pre>',
    '<base href="//x',
    'eyJ',
    '{"',
    'https://',
    '%25',
    '%2F',
    'public/assertions/',
    'badge.php?hash=',
    '\u0000',
    '<!--',
    'é',
    'data:;base64,',
  ),
  { maxLength: 40 },
);

describe('whatever a page holds', () => {
  it('is read without throwing, and names only http(s)', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const page = readPage(text, 'https://a.example/');
        for (const url of [...page.alternates, ...page.oembeds, ...page.awards, ...page.files, ...page.images]) {
          expect(url).toMatch(/^https?:\/\//);
        }
        match(text);
        plain(text);
        credentialsIn(text);
        dataBytes(text);
      }),
    );
  });

  it('costs time in proportion to its size', () => {
    const start = performance.now();
    for (const piece of [
      'http://a/',
      'badge',
      'badge.php?hash=',
      '%25',
      'eyJabcdefgh.',
      'public/assertions/',
      '<pre>',
    ]) {
      const text = piece.repeat(4096 / piece.length);
      match(text);
      credentialsIn(text.repeat(20));
      readPage(`<a href="${text}">${text}`, 'https://a.example/');
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
