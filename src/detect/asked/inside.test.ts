// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { insidePictures } from './inside.ts';
import { lookAsked } from './look-asked.ts';

afterEach(() => vi.unstubAllGlobals());

/** The page's own pictures: name -> [width, height, what opening it gives]. */
function on(pictures: Record<string, [number, number, Blob | Error]>) {
  document.body.innerHTML = Object.keys(pictures)
    .map((name) => `<img src="blob:https://anne.example/${name}" alt="${name}">`)
    .join('');
  const opened: string[] = [];
  for (const image of document.querySelectorAll('img')) {
    const [width, height] = pictures[image.alt] ?? [0, 0];
    Object.defineProperty(image, 'naturalWidth', { value: width });
    Object.defineProperty(image, 'naturalHeight', { value: height });
  }
  vi.stubGlobal('fetch', async (url: string) => {
    opened.push(url);
    const blob = pictures[url.split('/').at(-1) ?? '']?.[2];
    if (!(blob instanceof Blob)) throw blob;
    return { blob: async () => blob };
  });
  return opened;
}
const png = (text: string) => new Blob([text], { type: 'image/png' });

test('what holds a badge, as data, with its words', async () => {
  on({ badge: [200, 200, png('PNG iTXt openbadges')], photo: [200, 200, png('PNG')] });
  expect(await insidePictures(document)).toEqual([
    { url: `data:image/png;base64,${btoa('PNG iTXt openbadges')}`, words: ['badge'] },
  ]);
});

test('other shapes are not opened; other formats, large ones and those given up are left', async () => {
  const opened = on({
    wide: [600, 100, png('openbadges')],
    tiny: [16, 16, png('openbadges')],
    jpeg: [200, 200, new Blob(['openbadges'], { type: 'image/jpeg' })],
    large: [200, 200, png(`openbadges${'x'.repeat(200_000)}`)],
    gone: [200, 200, new TypeError('revoked')],
  });
  expect(await insidePictures(document)).toEqual([]);
  expect(opened.map((url) => url.split('/').at(-1))).toEqual(['jpeg', 'large', 'gone']);
});

test('eight at most', async () => {
  const opened = on(
    Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`b${i}`, [90, 90, png(`openbadges ${i}`)]])),
  );
  expect(await insidePictures(document)).toHaveLength(8);
  expect(opened).toHaveLength(8);
});

test('a page of Accredible under a host that tells nothing', async () => {
  const { happyDOM } = globalThis as unknown as { happyDOM: { setURL(url: string): void } };
  const award = '0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
  happyDOM.setURL(`https://success.ecole.example/${award}`);
  on({});
  expect((await lookAsked(document, true)).award).toBeUndefined();
  document.body.innerHTML = '<img src="https://images.credential.net/embed/ab12cd34.png">';
  expect((await lookAsked(document, true)).award).toBe(`https://www.credential.net/${award}`);
  happyDOM.setURL(`https://success.ecole.example/tickets/${award}`);
  expect((await lookAsked(document, true)).award).toBeUndefined();
});
