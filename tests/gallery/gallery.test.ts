// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { bytesOf } from '../world/site.ts';
import { gallery } from './index.ts';
import { judge } from './judge.ts';
import type { Shape } from './shape.ts';

const { badges, ordinary } = await gallery();

/** Shapes that a simple document model can show: markup, no scripts of their own, no browser-made pages. */
const isStill = ({ page, living }: Shape) =>
  !living && page.kind === 'reply' && /text\/html/.test(page.reply.headers['content-type'] ?? '');

function open({ url, page }: Shape) {
  if (page.kind !== 'reply') return [];
  const text = new TextDecoder().decode(bytesOf(page.reply.body));
  const { happyDOM } = globalThis as unknown as { happyDOM: { setURL(url: string): void } };
  happyDOM.setURL(url);
  document.head.innerHTML = /<head>([\s\S]*?)<\/head>/.exec(text)?.[1] ?? '';
  document.body.innerHTML = (/<body>([\s\S]*)<\/body>/.exec(text)?.[1] ?? '').replace(/<iframe /g, '<iframe data-');
  return detect(document);
}

describe('the gallery', () => {
  it('is large enough', () => {
    expect(badges.length).toBeGreaterThanOrEqual(40);
    expect(ordinary.length).toBeGreaterThanOrEqual(30);
    const addresses = [...badges, ...ordinary].map((shape) => shape.url);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it.each(badges.filter(isStill).map((shape) => [shape.name, shape] as const))('%s', (_, shape) => {
    const found = open(shape).filter((one) => one.certainty === 'found');
    expect(judge(found, shape.found ?? [])).toEqual({ wrong: [], missed: [] });
    expect(found).toHaveLength((shape.found ?? []).length);
  });

  it.each(ordinary.map((shape) => [shape.name, shape] as const))('nothing on: %s', (_, shape) => {
    expect(open(shape).filter((one) => one.certainty === 'found')).toEqual([]);
  });
});
