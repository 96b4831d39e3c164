// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Candidate } from './candidate.ts';
import { type Watch, watch } from './watch.ts';

const BADGE = 'https://www.credly.com/badges/0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
const OTHER = 'https://www.credly.com/badges/ffffffff-4f50-4172-8394-a5b6c7d8e9f0';

let told: Candidate[][] = [];
let running: Watch | undefined;

/** Lets observers and timers run, by the clock of the test. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

function start(html: string): void {
  document.body.innerHTML = html;
  running = watch(document, (candidates) => told.push(candidates));
}

beforeEach(() => {
  told = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work, 1));
});

afterEach(() => {
  running?.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('watch', () => {
  it('tells at once what stands there, and nothing of an empty page', () => {
    start(`<a href="${BADGE}">x</a>`);
    expect(told).toMatchObject([[{ platform: 'credly' }]]);
    running?.stop();
    told = [];
    start('<p>nothing</p>');
    expect(told).toEqual([]);
  });

  it('what is added, changed and removed', async () => {
    start('<p>x</p>');
    document.body.insertAdjacentHTML('beforeend', `<div><a id="a" href="${BADGE}">x</a></div>`);
    await pass(2000);
    expect(told).toHaveLength(1);
    document.querySelector('#a')?.setAttribute('href', OTHER);
    await pass(2000);
    expect(told[1]?.map((one) => one.url)).toEqual([OTHER]);
    document.querySelector('#a')?.remove();
    await pass(2000);
    expect(told[2]).toEqual([]);
  });

  it('changes without meaning are not told', async () => {
    start(`<a href="${BADGE}">x</a>`);
    for (let i = 0; i < 5; i++) {
      document.body.append(document.createElement('p'));
      await pass(1000);
    }
    expect(told).toHaveLength(1);
  });

  it('leaves a quiet page without candidates alone, until asked', async () => {
    const disconnect = vi.spyOn(MutationObserver.prototype, 'disconnect');
    start('<p>x</p>');
    await pass(20_000);
    expect(disconnect).not.toHaveBeenCalled();
    await pass(20_000);
    expect(disconnect).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
    document.body.insertAdjacentHTML('beforeend', `<a href="${BADGE}">x</a>`);
    await pass(10_000);
    expect(told).toEqual([]);
    running?.again();
    expect(told).toMatchObject([[{ platform: 'credly' }]]);
    disconnect.mockRestore();
  });

  it('follows a page that was left alone again when the person scrolls on', async () => {
    start('<main>x</main>');
    await pass(40_000);
    document.querySelector('main')?.dispatchEvent(new Event('scroll'));
    document.body.insertAdjacentHTML('beforeend', `<a href="${BADGE}">x</a>`);
    await pass(2_000);
    expect(told).toMatchObject([[{ platform: 'credly' }]]);
  });

  it('answers when asked, also that there is nothing', () => {
    start('<p>x</p>');
    running?.again();
    expect(told).toEqual([[]]);
  });

  it('rests while the page is hidden', async () => {
    start('<p>x</p>');
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.body.insertAdjacentHTML('beforeend', `<a href="${BADGE}">x</a>`);
    await pass(5000);
    expect(told).toEqual([]);
    hidden.mockRestore();
    window.dispatchEvent(new Event('visibilitychange'));
    await pass(5000);
    expect(told).toHaveLength(1);
  });

  it('stopped, it leaves nothing behind', async () => {
    start(`<a href="${BADGE}">x</a>`);
    running?.stop();
    document.body.insertAdjacentHTML('beforeend', `<a href="${OTHER}">x</a>`);
    window.dispatchEvent(new Event('scroll'));
    document.dispatchEvent(new Event('scroll'));
    await pass(60_000);
    expect(told).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('writes nothing into the page', async () => {
    start(
      `<form><input name="getAttribute"><input name="querySelectorAll"><a href="${BADGE}"><img src="/badge.png"></a></form>`,
    );
    const before = document.documentElement.outerHTML;
    await pass(40_000);
    expect(document.documentElement.outerHTML).toBe(before);
    expect(told).toHaveLength(1);
  });
});
