/**
 * The matrix of `cases.ts` inside the built background of a real browser, whose WebCrypto is not Node's. Nothing in the
 * product knows of it: the credentials stand on web pages, their issuers' keys on web sites, and the popup is read.
 * A short form by default; `ALOI_MATRIX=whole` for all of it (`npm run test:engines`).
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentials, type Session, startSession } from '../e2e/harness/session.ts';
import type { Tab } from '../e2e/harness/tab.ts';
import { json, page, type Site } from '../world/site.ts';
import { type Case, HOST, matrix, short } from './cases.ts';

const planned = process.env['ALOI_MATRIX'] === 'whole' ? matrix : short;
const PER_PAGE = 40;
const pages = Array.from({ length: Math.ceil(planned.length / PER_PAGE) }, (_, index) => ({
  url: `https://page-${index}.${HOST}/`,
  planned: planned.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
}));

const cases = new Map<string, Case[]>();
let session: Session;

beforeAll(async () => {
  const sites: Site[] = [];
  for (const { url, planned } of pages) {
    const made: Case[] = [];
    for (const one of planned) made.push(await one.make());
    cases.set(url, made);
    sites.push({ host: new URL(url).host, resources: { '/': page(pageWith(made)) } });
    for (const [address, document] of made.flatMap(({ documents }) => Object.entries(documents))) {
      const { host, pathname } = new URL(address);
      sites.push({ host, resources: { [pathname]: json(document) } });
    }
  }
  session = await startSession({ sites });
}, 600_000);
afterAll(() => session?.close());

function pageWith(made: Case[]): string {
  const blocks = made.map(({ text }) =>
    // A script element ends at the first `</`, whatever it holds.
    text.startsWith('{')
      ? `<script type="application/ld+json">${text.replaceAll('<', '\\u003c')}</script>`
      : `<pre>${text}</pre>`,
  );
  return `<!doctype html><html lang="fr"><title>Mes badges</title><body>${blocks.join('\n')}</body></html>`;
}

/** What the background has noted of each credential, by its id. */
function noted(popup: Tab): Promise<Record<string, string[]>> {
  return popup.evaluate(async () => {
    const stored = await chrome.storage.session.get(null);
    return Object.fromEntries(
      Object.values(stored).flatMap((record) => {
        const { report } = record as { report?: { reasons: string[]; source: { id?: string } } };
        return report?.source.id === undefined ? [] : [[report.source.id, report.reasons]];
      }),
    );
  }, undefined);
}

test.each(pages)('$url: every credential has its verdict', { timeout: 180_000 }, async ({ url }) => {
  const { tab, id } = await session.visit(url);
  const popup = await session.openPopup(id, 150_000);
  const shown = new Map((await credentials(popup)).map((one) => [one.credential, one.verdict]));
  const reasons = await noted(popup);
  const expected = cases.get(url) ?? [];
  const said = expected.map((one) => {
    const because = reasons[one.id]?.find((code) => code === one.reason) ?? reasons[one.id]?.join();
    return `${one.name}: ${shown.get(one.id)} ${because ?? ''}`;
  });
  expect(said).toEqual(expected.map(({ name, verdict, reason }) => `${name}: ${verdict} ${reason ?? ''}`));
  expect(shown.size).toBe(expected.length);
  await popup.close();
  await tab.close();
});
