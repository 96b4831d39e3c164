/** What the dossier keeps of people's badges, hands out and reads back; what it may not keep, erases and forgets in time. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectations, CAMILLE as TEACHER } from '../world/index.ts';
import { CREDLY_AWARDS, credlyPage } from '../world/sites/credly.ts';
import { writeWorldFile } from '../world/write-world-file.ts';
import { ROOT } from './harness/build.ts';
import {
  added,
  eraseAll,
  give,
  given,
  paste,
  personalFiles,
  press,
  saved,
  stated,
  stored,
  type,
} from './harness/dossier.ts';
import { credentials, finished, type Session, type Shown, startSession } from './harness/session.ts';
import { type Tab, until } from './harness/tab.ts';

/** An entry as it lies on the disk. */
interface Kept {
  id: string;
  input: { url?: string };
  added: number;
  digest?: string;
  kept?: string;
  picture?: string;
}

let session: Session;
let page: Tab;
let files: Awaited<ReturnType<typeof personalFiles>>;

beforeAll(async () => {
  files = await personalFiles();
  session = await startSession({ settings: { language: 'en' } });
  page = await session.browser.open('dossier.html');
  await finished(page);
});
afterAll(() => session?.close());

describe('of three persons', () => {
  test('everything goes in, and the badges’ small pictures with it', async () => {
    await type(page, '#who', TEACHER.name);
    await paste(
      page,
      expectations.map(({ url }) => url),
    );
    await added(page);
    await page.evaluate(() => document.querySelector<HTMLInputElement>('input[name="perFolder"]')?.click(), undefined);
    const archive = zipSync({
      'Louise Petit/passeuse.png': files.bytes('compressed'),
      'Karim Haddad/robotique.png': files.bytes('robotics'),
    });
    await give(page, [given('others.zip', archive), given('half.png', files.bytes('token').subarray(0, 900))]);
    await finished(page, 120_000);
    // They come after the results, and nobody waits for them.
    await until(page, 'pictures', () => document.querySelectorAll('article img').length > 10, undefined);
  });

  test('a note', async () => {
    await page.evaluate(() => document.querySelector<HTMLElement>('a.cover')?.click(), undefined);
    await until(page, 'the badge', () => document.querySelector('#filed') !== null, undefined);
    await page.evaluate(() => {
      const note = [...document.querySelectorAll<HTMLTextAreaElement>('textarea')].at(-1);
      if (!note) throw new Error('no note');
      note.value = 'Seen on 3 March, with the original.';
      note.dispatchEvent(new Event('change', { bubbles: true }));
    }, undefined);
    await press(page, 'Back to the dossier');
    await until(page, 'the note', () => /With a note/.test(document.querySelector('main')?.innerText ?? ''), undefined);
    await finished(page);
  });
});

test('a document that its platform does not allow to keep is not on the disk, its fingerprint is', async () => {
  const entries = await stored<Kept>(page, 'entries');
  const documents = await stored<{ digest: string }>(page, 'documents');
  const entry = entries.find(({ input }) => input.url?.startsWith(credlyPage('cloud')));
  expect(entry).toMatchObject({ kept: 'terms', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
  expect(documents.map(({ digest }) => digest)).not.toContain(entry?.digest);
  expect(entry).not.toHaveProperty('picture');
  // Of the others, small pictures: a thousand of them are to stand in one list.
  const pictures = entries.flatMap(({ picture }) => (picture === undefined ? [] : [picture]));
  expect(pictures.length).toBeGreaterThan(10);
  for (const picture of pictures) expect(picture).toMatch(/^data:image\/(?:webp|png|svg\+xml);base64,/);
  expect(Math.max(...pictures.map(({ length }) => length))).toBeLessThan(25_000);
});

test('it can be had again, for the person to save', async () => {
  await page.evaluate((name) => {
    [...document.querySelectorAll<HTMLElement>('a.cover')].find((one) => one.innerText.trim() === name)?.click();
  }, CREDLY_AWARDS.cloud.name);
  const { name, body } = await saved(page, 'Fetch and save the document');
  expect(name).toMatch(/^Nordet-Certified.*\.json$/);
  expect(JSON.parse(body)).toMatchObject({ type: 'Assertion' });
  await press(page, 'Back to the dossier');
  await finished(page);
});

let json = '';
/** What the command says of the file; it works while the browser does. */
let command: Promise<string[]> | undefined;

describe('taken along', () => {
  test('the table: every badge a row, no formula', async () => {
    const { name, body } = await saved(page, 'Table (CSV)');
    expect(name).toMatch(/^aloi-dossier-\d{4}-\d\d-\d\d\.csv$/);
    expect(body.startsWith('\uFEFFPerson,Badge,Issuer,')).toBe(true);
    expect(body.split('\r\n').length).toBeGreaterThan(45);
    expect(body).not.toMatch(/(?:^|,|\r\n)"?[=+@]/);
  });

  test('the file: documents and reports, to be verified by anyone', async () => {
    const { name, body } = await saved(page, 'Dossier file (JSON)');
    expect(name).toMatch(/\.json$/);
    json = body;
    command = verdictsOfCommand(json);
    command.catch(() => undefined);
    const value = JSON.parse(body) as {
      format: string;
      people: unknown[];
      entries: { document?: { text?: string; base64?: string } }[];
    };
    expect(value.format).toBe('aloi-dossier');
    expect(value.people).toHaveLength(3);
    expect(value.entries.filter(({ document }) => document?.text ?? document?.base64).length).toBeGreaterThan(35);
    expect(body).not.toContain(`"url":"https://api.credly.com/v1/obi/v2/badge_assertions","text"`);
  });
});

describe('read back', () => {
  let before: Shown[];

  test('everything can be erased', async () => {
    await finished(page);
    before = await credentials(page);
    await eraseAll(page);
  });

  test('from its file, everything is checked anew and says the same', async () => {
    await page.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('input[name="perFolder"]');
      if (box?.checked) box.click();
    }, undefined);
    await type(page, '#who', '');
    await give(page, [given('dossier.json', new TextEncoder().encode(json))]);
    await finished(page, 120_000);
    const after = await credentials(page);
    const summary = (shown: Shown[]) =>
      shown.map(({ credential, verdict, identity }) => `${credential} ${verdict} ${identity}`).sort();
    expect(summary(after)).toEqual(summary(before));
    expect(await stated(page)).toContain('With a note');
  });

  test('handed to the command, it gives the same verdicts', async () => {
    const { entries } = JSON.parse(json) as { entries: { report: { verdict: string } }[] };
    expect(await command).toEqual(entries.map(({ report }) => report.verdict));
  });

  test('one person can be erased, and nothing of theirs stays', async () => {
    const before = (await credentials(page)).length;
    await page.evaluate(() => {
      const group = [...document.querySelectorAll('.group')].find((one) =>
        one.querySelector('h2')?.textContent?.includes('Karim Haddad'),
      );
      group?.querySelector<HTMLElement>('.person summary')?.click();
      const erase = [...(group?.querySelectorAll('button') ?? [])].find((one) => one.innerText === 'Erase this person');
      erase?.click();
    }, undefined);
    await until(page, 'the question', () => document.body.innerText.includes('Erase everything about'), undefined);
    await press(page, 'Erase');
    await until(page, 'him gone', () => !document.body.innerText.includes('Karim Haddad'), undefined);
    expect((await credentials(page)).length).toBeLessThan(before);
    const stores = await Promise.all(
      ['people', 'entries', 'reports', 'documents', 'facts'].map((name) => stored(page, name)),
    );
    const kept = JSON.stringify(stores);
    expect(kept).toContain('Louise Petit');
    expect(kept).not.toContain('Karim');
  });

  test('a file that lies about its results is not believed', async () => {
    const forged = JSON.parse(json) as { entries: { report?: { verdict: string } }[] };
    for (const entry of forged.entries) if (entry.report) entry.report.verdict = 'valid';
    await eraseAll(page);
    await give(page, [given('dossier.json', new TextEncoder().encode(JSON.stringify(forged)))]);
    await finished(page, 120_000);
    const after = await credentials(page);
    expect(after.filter(({ verdict }) => verdict === 'valid').length).toBe(
      before.filter(({ verdict }) => verdict === 'valid').length,
    );
  });
});

async function verdictsOfCommand(file: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aloi-dossier-'));
  try {
    const [world, path] = [await writeWorldFile(folder), join(folder, 'dossier.json')];
    await writeFile(path, file);
    const line = [join(ROOT, 'src/cli/verify.ts'), '--json', '--world', world, path];
    // Not all are valid: it says so with its exit code.
    const { stdout } = await promisify(execFile)(process.execPath, line, { maxBuffer: 64_000_000 }).catch(
      (error: { stdout: string }) => error,
    );
    const lines = stdout.trim().split('\n');
    return lines.map((one) => (JSON.parse(one) as { report: { verdict: string } }).report.verdict);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('in time', () => {
  const three = expectations.filter(({ verdict, id }) => verdict === 'valid' && id !== undefined).slice(0, 3);

  /** As if these had been put in so many days ago, in this order; the rest is of today. */
  const age = (days: number[]) =>
    page.evaluate(
      (all) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('dossier');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('entries', 'readwrite');
            const store = transaction.objectStore('entries');
            const reading = store.getAll();
            reading.onsuccess = () => {
              for (const [n, ago] of all.entries()) {
                store.put({ ...reading.result[n], added: Date.now() - ago * 86_400_000 });
              }
            };
            transaction.onerror = () => reject(transaction.error);
            transaction.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
      days,
    );
  const again = async () => {
    await page.close();
    page = await session.browser.open('dossier.html');
    await finished(page);
  };
  const months = () => page.evaluate(() => document.querySelector<HTMLSelectElement>('#months')?.value, undefined);
  const question = () =>
    page.evaluate(() => {
      const section = document.querySelector('#months')?.closest('section');
      return section?.querySelector<HTMLElement>('[role="status"]')?.innerText ?? '';
    }, undefined);
  const asked = () =>
    until(page, 'the question', () => /for good\?/.test(document.body.innerText), undefined).then(question);
  const idsLeft = async () => (await stored<Kept>(page, 'entries')).map(({ id }) => id);

  test('what was put in more than twelve months ago is gone when the dossier is opened, documents and all', async () => {
    await eraseAll(page);
    await paste(
      page,
      three.map((one) => one.url),
    );
    await added(page);
    await finished(page);
    const before = await stored<Kept>(page, 'entries');
    expect(before).toHaveLength(3);
    await age([400, 364, 40]);
    await again();
    expect(await months()).toBe('12');
    expect(await idsLeft()).toEqual(before.slice(1).map(({ id }) => id));
    const reports = await stored<{ id: string }>(page, 'reports');
    expect(reports.map(({ id }) => id)).not.toContain(before[0]?.id);
    const documents = await stored<{ digest: string }>(page, 'documents');
    expect(documents.map(({ digest }) => digest)).not.toContain(before[0]?.digest);
    expect(documents.map(({ digest }) => digest)).toContain(before[1]?.digest);
    expect(await credentials(page)).toHaveLength(2);
  });

  test('a shorter time that would erase something is asked about; “Keep” keeps it', async () => {
    const before = await idsLeft();
    await type(page, '#months', '3');
    expect(await asked()).toBe('Erase this badge for good?');
    await type(page, '#months', '1');
    await until(page, 'both in question', () => /these 2 badges for good/.test(document.body.innerText), undefined);
    expect(await idsLeft()).toEqual(before);
    await press(page, 'Keep');
    await until(
      page,
      'the time of before',
      () => document.querySelector<HTMLSelectElement>('#months')?.value === '12',
      undefined,
    );
    expect(await question()).toBe('');
    await again();
    expect(await months()).toBe('12');
    expect(await idsLeft()).toEqual(before);
  });

  test('“Erase” erases it, and the time stays chosen', async () => {
    const [, left] = await idsLeft();
    await type(page, '#months', '3');
    await asked();
    await press(page, 'Erase');
    await until(page, 'one left', () => document.querySelectorAll('[data-credential]').length === 1, undefined);
    expect(await idsLeft()).toEqual([left]);
    await again();
    expect(await months()).toBe('3');
    expect(await idsLeft()).toEqual([left]);
  });

  test('a longer time takes nothing, so nothing is asked', async () => {
    const before = await idsLeft();
    await type(page, '#months', '24');
    await until(
      session.home,
      'it kept in the settings',
      async () =>
        ((await chrome.storage.local.get('settings'))['settings'] as { dossierMonths?: number }).dossierMonths === 24,
      undefined,
    );
    expect(await question()).toBe('');
    expect(await idsLeft()).toEqual(before);
  });
});
