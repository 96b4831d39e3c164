/**
 * Badge-like pictures that exist only inside the page, under `blob:` addresses that nobody else can open: wallets show
 * baked badges like that. Opening one is no request to anybody, and shows up nowhere; it is done once the person asks.
 */
import { all, attribute, type Root } from '../dom.ts';
import { shadowsBelow } from '../shadow.ts';
import { type Background, MOST } from './types.ts';

const BAKED = /openbadge|clrcred/;

export async function insidePictures(page: Document): Promise<Background[]> {
  const roots: Root[] = [page, ...[...shadowsBelow(page)].filter((one) => one !== undefined)];
  const images = roots.flatMap((root) => [...all(root, 'img[src^="blob:"]')]).filter(isBadgeLike);
  const found = await Promise.all(images.slice(0, MOST.inside).map(opened));
  return found.filter((one) => one !== undefined);
}

function isBadgeLike(image: Element): boolean {
  const { naturalWidth = 0, naturalHeight = 0 } = image as HTMLImageElement;
  const [short = 0, long = 0] = [naturalWidth, naturalHeight].sort((a, b) => a - b);
  return short >= 32 && long <= 1024 && long <= 1.25 * short;
}

/** As a `data:` address, if something was baked into it. */
async function opened(image: Element): Promise<Background | undefined> {
  try {
    const { size, type, bytes } = await contentOf(attribute(image, 'src'));
    if (!/^image\/(?:png|svg)/.test(type) || size > MOST.inner) return undefined;
    const text = Array.from(new Uint8Array(await bytes()), (byte) => String.fromCharCode(byte)).join('');
    if (!BAKED.test(text)) return undefined;
    const words = ['alt', 'title'].map((name) => attribute(image, name).slice(0, MOST.text)).filter(Boolean);
    return { url: `data:${type};base64,${btoa(text)}`, words };
  } catch {
    // The page has given it up.
    return undefined;
  }
}

async function contentOf(url: string) {
  const blob = await (await fetch(url)).blob();
  return { size: blob.size, type: blob.type, bytes: () => blob.arrayBuffer() };
}
