/**
 * npm run test:detect: the gallery in a real browser with the built extension. Precision of what the scan alone calls
 * *found*; recall of what the popup shows once the person has opened it. An argument names the shapes to look at.
 */
import type { Candidate } from '../../src/detect/candidate.ts';
import { credentials, type Session, startSession } from '../e2e/harness/session.ts';
import { until } from '../e2e/harness/tab.ts';
import { gallery } from './index.ts';
import { isSame, judge } from './judge.ts';
import type { Shape } from './shape.ts';

const only = process.argv[2];
const { badges, ordinary, sites } = await gallery();
const session = await startSession({ sites });
const count = { found: 0, wrong: 0, expected: 0, shown: 0, double: 0 };
const complaints: string[] = [];

try {
  for (const shape of [...badges, ...ordinary]) {
    if (only === undefined || shape.name.includes(only)) await look(shape);
  }
} finally {
  await session.close();
}

const percent = (part: number, whole: number) => (whole === 0 ? 100 : (100 * part) / whole).toFixed(1);
for (const complaint of complaints) console.log(complaint);
console.log(`${badges.length} shapes with badges, ${ordinary.length} without`);
console.log(
  `precision of the scan  ${percent(count.found - count.wrong, count.found)} %  (${count.wrong} wrong of ${count.found} found)`,
);
console.log(
  `recall of the popup    ${percent(count.shown, count.expected)} %  (${count.expected - count.shown} missed of ${count.expected})`,
);
console.log(`shown twice            ${count.double}`);
if (complaints.length > 0) process.exitCode = 1;

async function look(shape: Shape): Promise<void> {
  session.world.requests.length = 0;
  const { tab, id } = await session.visit(shape.url).catch(async () => session.visit(shape.url));
  if (/data-complete|dataset\.complete/.test(textOf(shape))) {
    await until(tab, 'the page is complete', () => document.documentElement.dataset['complete'] === 'true', undefined);
  }
  const expected = [...(shape.found ?? []), ...(shape.asked ?? [])];
  const seen = await scanned(id, shape);
  const found = seen.filter((one) => one.certainty === 'found');
  // No page here asks by script, and none of them opens a short link.
  const early = session.world.requests.filter(
    ({ host, headers }) => headers['sec-fetch-dest'] === 'empty' || /^(?:lnkd\.in|t\.co)$/.test(host),
  );
  for (const { host, path } of early) complain(shape, `asked before the person did: ${host}${path}`);
  const { wrong, missed } = judge(found, shape.found ?? []);
  count.found += found.length;
  count.wrong += wrong.length;
  for (const one of wrong) complain(shape, `found, and is none: ${one.url ?? one.text?.slice(0, 80)}`);
  for (const one of missed) complain(shape, `not found by the scan: ${one.at.slice(0, 120)}`);
  if (expected.length > 0) {
    const popup = await session.openPopup(id, 60_000);
    const shown = (await credentials(popup)).map((one) => one.credential);
    count.expected += expected.length;
    for (const one of expected) {
      if (shown.includes(one.id)) count.shown++;
      else complain(shape, `not shown: ${one.id}; shown: ${shown.join(' ') || 'nothing'}`);
    }
    const double = shown.length - new Set(shown).size;
    count.double += double;
    if (shown.length > expected.length)
      complain(shape, `shown beside: ${shown.filter((s) => !expected.some((e) => e.id === s)).join(' ')}`);
    await popup.close();
  }
  await tab.close();
}

/** What the scanner reports when it is asked to look again; waits for what scripts and frames add. */
async function scanned(id: number, shape: Shape): Promise<Candidate[]> {
  let last: Candidate[] = [];
  for (let attempt = 0; attempt < 12; attempt++) {
    last = await report(session, id);
    const all = shape.found ?? [];
    const found = last.filter((one) => one.certainty === 'found');
    if (all.every((seen) => found.some((one) => isSame(one, seen))) && found.length === all.length && attempt > 0)
      break;
    await new Promise((resolve) => setTimeout(resolve, shape.living ? 500 : 150));
  }
  return last;
}

async function report({ home }: Session, id: number): Promise<Candidate[]> {
  return home.evaluate(async (tab) => {
    await chrome.tabs.sendMessage(tab, { type: 'scan' }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const key = `tab:${tab}`;
    const { [key]: state } = (await chrome.storage.session.get(key)) as Record<
      string,
      { frames: Record<string, { candidates: Candidate[] }> } | undefined
    >;
    const byId = new Map<string, Candidate>();
    for (const frame of Object.values(state?.frames ?? {})) {
      for (const one of frame.candidates) {
        if (!byId.has(one.id) || one.certainty === 'found') byId.set(one.id, one);
      }
    }
    return [...byId.values()];
  }, id);
}

function textOf({ page }: Shape): string {
  return page.kind === 'reply' && typeof page.reply.body === 'string' ? page.reply.body : '';
}

function complain(shape: Shape, what: string): void {
  complaints.push(`${shape.name}: ${what}`);
}
