import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';

/** 10 kB for the scanner (design, section 6), of which the build's own wrapper takes 0.4. */
const MOST = 9_600;

const scanner = fileURLToPath(new URL('../../entrypoints/scanner.ts', import.meta.url));

async function bundle(): Promise<{ code: string; modules: string[] }> {
  const build = await rolldown({ input: scanner, logLevel: 'silent' });
  const { output } = await build.generate({ format: 'iife', minify: true, name: 'scanner' });
  const [chunk] = output;
  return { code: chunk.code, modules: Object.keys(chunk.modules) };
}

describe('the scanner', async () => {
  const { code, modules } = await bundle();

  it('is small', () => {
    expect(code.replaceAll('/* @__PURE__ */ ', '').length).toBeLessThanOrEqual(MOST);
  });

  it('carries of the platforms only how their addresses look', () => {
    expect(code).not.toMatch(/obpv1\/p\/|obversion|api\.edubadges|Canvas Credentials/);
    expect(modules.filter((file) => /src\/(?:resolve|net|verify|read|app)\//.test(file))).toEqual([]);
  });

  it('has no dependency, no network, no console, nothing for the page', () => {
    expect(modules.filter((file) => file.includes('node_modules') && !file.includes('wxt'))).toEqual([]);
    expect(code).not.toMatch(
      /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|console|postMessage|dispatchEvent|innerHTML|setAttribute|classList|append|createElement|getComputedStyle|innerText|eval\(|Function\(/,
    );
  });
});
