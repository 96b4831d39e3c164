/** The inspector's walk: sixty things of every kind into the dossier, judged, noted, printed, taken along, read back. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../../src/app/dossier/collect/testing/pdf.ts';
import { expectations, CAMILLE as TEACHER, worldFetch } from '../world/index.ts';
import { BADGR_AWARDS, badgrId, badgrPage } from '../world/sites/badgr.ts';
import { CREDLY_AWARDS, credlyPage } from '../world/sites/credly.ts';
import { PERSONAL } from '../world/sites/personal.ts';
import { writeWorldFile } from '../world/write-world-file.ts';
import { ROOT } from './harness/build.ts';
import { choose, credentials, finished, type Session, type Shown, startSession } from './harness/session.ts';
import { type Tab, until } from './harness/tab.ts';

const CAMILLE = TEACHER.name;

interface GivenFile {
  name: string;
  base64: string;
}

let session: Session;
let page: Tab;
let files: Map<keyof typeof PERSONAL, Uint8Array>;

beforeAll(async () => {
  const fetch = await worldFetch();
  const read = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());
  files = new Map(
    await Promise.all(
      (Object.keys(PERSONAL) as (keyof typeof PERSONAL)[]).map(
        async (key) => [key, await read(PERSONAL[key])] as const,
      ),
    ),
  );
  session = await startSession({ settings: { language: 'en' } });
  page = await session.browser.open('dossier.html');
  await finished(page);
});
afterAll(() => session?.close());

const bytesOf = (key: keyof typeof PERSONAL) => files.get(key) ?? new Uint8Array();
const nameOf = (key: keyof typeof PERSONAL) => PERSONAL[key].split('/').at(-1) ?? '';
const text = (words: string) => new TextEncoder().encode(words);
const given = (name: string, bytes: Uint8Array): GivenFile => ({ name, base64: Buffer.from(bytes).toString('base64') });

/** Puts files into the page's own input, as its dialog does. */
async function give(tab: Tab, list: GivenFile[]): Promise<void> {
  await tab.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const input = document.querySelector<HTMLInputElement>('input[name="files"]');
    if (!input) throw new Error('no input');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, list);
  await added(tab);
}

async function type(tab: Tab, selector: string, value: string): Promise<void> {
  await tab.evaluate(
    ({ selector, value }) => {
      const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
      if (!field) throw new Error(`no ${selector}`);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { selector, value },
  );
}

async function press(tab: Tab, words: string): Promise<void> {
  await until(
    tab,
    `a button “${words}”`,
    (wanted) => {
      const found = [...document.querySelectorAll<HTMLElement>('button, a, summary')].find(
        (one) => one.innerText.trim() === wanted && !(one as HTMLButtonElement).disabled,
      );
      found?.click();
      return found !== undefined;
    },
    words,
  );
}

/** Waits until what was given has been read and written. */
const added = (tab: Tab) =>
  until(
    tab,
    'the files read',
    () => /\bthings? added/.test(document.querySelector('[role="status"] p')?.textContent ?? ''),
    undefined,
    30_000,
  );

const stated = (tab: Tab) => tab.evaluate(() => document.querySelector('main')?.innerText ?? '', undefined);

/** Goes to a page of the dossier, and waits until it is there: what is asked at once may still be told of the page before. */
async function go(tab: Tab, hash: string): Promise<void> {
  const isThere = await tab.evaluate((to) => {
    const before = location.hash || '#/';
    (globalThis as { before?: Element | null }).before = document.querySelector('main');
    location.hash = to;
    return before === to;
  }, hash);
  if (isThere) return;
  await until(
    tab,
    `the page ${hash}`,
    () => {
      const main = document.querySelector('main');
      return main !== null && main !== (globalThis as { before?: Element | null }).before;
    },
    undefined,
  );
}

/** What the page hands to the browser's downloads. */
async function saved(tab: Tab, words: string): Promise<{ name: string; body: string }> {
  await tab.evaluate(() => {
    const world = globalThis as { saved?: Promise<{ name: string; body: string }> };
    delete world.saved;
    const create = URL.createObjectURL;
    let blob: Blob | undefined;
    URL.createObjectURL = (object) => {
      blob = object as Blob;
      URL.createObjectURL = create;
      return create(object);
    };
    addEventListener(
      'click',
      (event) => {
        const link = event.target as HTMLAnchorElement;
        if (!link.download || !blob) return;
        event.preventDefault();
        link.remove();
        const { download } = link;
        // Read as bytes: text() would swallow a byte order mark.
        world.saved = blob.arrayBuffer().then((bytes) => ({
          name: download,
          body: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
        }));
      },
      { capture: true },
    );
    // A link that is not in the page gets its click all the same.
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      HTMLAnchorElement.prototype.click = click;
      if (!this.isConnected) document.body.append(this);
      click.call(this);
    };
  }, undefined);
  await press(tab, words);
  return until(
    tab,
    'the file',
    () => (globalThis as { saved?: Promise<{ name: string; body: string }> }).saved,
    undefined,
  );
}

const byCredential = (shown: Shown[], id: string | undefined) => shown.find(({ credential }) => credential === id);

describe('sixty files and addresses', () => {
  test('go in: a list of addresses, for one person', async () => {
    await type(page, '#who', CAMILLE);
    await type(page, '#paste', expectations.map(({ url }) => url).join('\n'));
    await press(page, 'Add');
    await added(page);
    expect(await stated(page)).toContain(`${expectations.length} things added`);
  });

  test('pictures, documents, damaged files, an archive and a CV', async () => {
    const archive = zipSync({
      'Louise Petit/passeuse.png': bytesOf('compressed'),
      'Louise Petit/notes.docx.tmp': new Uint8Array([0, 1, 2]),
      'Karim Haddad/robotique.png': bytesOf('robotics'),
      '__MACOSX/Karim Haddad/._robotique.png': new Uint8Array([1]),
    });
    const cv = pdf(
      [badgrPage('scratch'), 'https://www.linkedin.com/in/camille-moreau/'],
      [{ name: 'master.json', bytes: bytesOf('json') }],
    );
    const png = bytesOf('token');
    await give(page, [
      ...(['altered', 'address', 'zipped', 'svg3', 'svg2', 'alteredJson', 'unsignedTerm', 'textile'] as const).map(
        (key) => given(nameOf(key), bytesOf(key)),
      ),
      given('half.png', png.subarray(0, Math.floor(png.length / 2))),
      given(
        'photo.png',
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      ),
      given('broken.json', text('{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": ')),
      given('letter.odt', new Uint8Array([80, 75, 3, 4, 0, 0])),
      given('cv.pdf', cv),
    ]);
    const words = await stated(page);
    expect(words).toMatch(/1 file was not looked into/);
    expect(words).toMatch(/1 other link in documents/);

    await page.evaluate(() => document.querySelector<HTMLInputElement>('input[name="perFolder"]')?.click(), undefined);
    await give(page, [given('others.zip', archive)]);
  });

  test('all are checked, and each is what it ought to be', async () => {
    await finished(page, 120_000);
    const shown = await credentials(page);
    for (const expected of expectations) {
      const found = [expected.id, ...(expected.otherIds ?? []), expected.url]
        .map((id) => byCredential(shown, id))
        .find((one) => one !== undefined);
      expect(found, `${expected.key}: ${expected.why}`).toBeDefined();
    }
    const wrong = expectations.filter(({ id, verdict }) => {
      const found = shown.filter(({ credential }) => credential === id);
      return id !== undefined && found.length > 0 && !found.some((one) => one.verdict === verdict);
    });
    expect(wrong.map(({ key }) => key)).toEqual([]);
    expect(shown.every(({ verdict, identity, headline }) => verdict && identity && headline)).toBe(true);
    expect(shown.length).toBeGreaterThan(48);
  });

  test('each person has a place of their own; what holds no badge is named', async () => {
    const titles = await page.evaluate(
      () => [...document.querySelectorAll<HTMLElement>('.group h2')].map((one) => one.innerText.trim()),
      undefined,
    );
    expect(titles).toEqual(['Camille Moreau', 'Karim Haddad', 'Louise Petit']);
    expect(await stated(page)).toMatch(/things? holds? no badge/);
    expect(await page.evaluate(() => document.body.textContent, undefined)).toContain('photo.png');
  });

  test('one credential under two names is pointed out', async () => {
    expect(await stated(page)).toContain('Also filed under Karim Haddad');
  });

  test('the same badge from a page and from a document stands once', async () => {
    const shown = await credentials(page);
    const same = shown.filter(
      ({ credential, name }) => credential === badgrId('scratch') || name === BADGR_AWARDS.scratch.name,
    );
    expect(same).toHaveLength(1);
  });
});

test('an address makes clear whose the badges are', async () => {
  await page.evaluate(({ name, email }) => {
    const group = [...document.querySelectorAll('.group')].find((one) =>
      one.querySelector('h2')?.textContent?.includes(name),
    );
    group?.querySelector<HTMLElement>('.person summary')?.click();
    const field = group?.querySelector<HTMLTextAreaElement>('.person textarea');
    if (!field) throw new Error('no field');
    field.value = email;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, TEACHER);
  await until(page, 'a match', () => document.querySelector('.match.match') !== null, undefined);
  const words = await stated(page);
  expect(words).toContain('Awarded to an address given for this person');
  expect(words).toContain('Awarded to another address than those given');
});

test('filters show only what is asked for', async () => {
  await type(page, '#tone', 'bad');
  await until(page, 'fewer rows', () => document.querySelectorAll('.group [data-credential]').length < 30, undefined);
  const shown = await credentials(page);
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.every(({ verdict }) => verdict === 'invalid' || verdict === 'revoked')).toBe(true);
  await press(page, 'Show all');
});

test('a document that its platform does not allow to keep is not on the disk, its fingerprint is', async () => {
  const stored = await page.evaluate(async (url) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('dossier');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = <T>(name: string) =>
      new Promise<T[]>((resolve) => {
        const request = db.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result as T[]);
      });
    const entries = await all<{ input: { url?: string }; digest?: string; kept?: string; picture?: string }>('entries');
    const documents = await all<{ digest: string }>('documents');
    db.close();
    const entry = entries.find(({ input }) => input.url?.startsWith(url));
    return {
      kept: entry?.kept,
      digest: entry?.digest,
      there: documents.some(({ digest }) => digest === entry?.digest),
      picture: entry?.picture,
      pictures: entries.filter(({ picture }) => picture?.startsWith('data:image/')).length,
      longest: Math.max(...entries.map(({ picture }) => picture?.length ?? 0)),
    };
  }, credlyPage('cloud'));
  const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
  expect(stored).toMatchObject({ kept: 'terms', digest, there: false, picture: undefined });
  // Of the others, small pictures: a thousand of them are to stand in one list.
  expect(stored.pictures).toBeGreaterThan(10);
  expect(stored.longest).toBeLessThan(25_000);
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

test('a note, and everything about one badge', async () => {
  await page.evaluate(() => document.querySelector<HTMLElement>('.group:nth-of-type(n) a.cover')?.click(), undefined);
  await until(page, 'the badge', () => document.querySelector('#filed') !== null, undefined);
  const words = await stated(page);
  expect(words).toContain('Is it genuine?');
  expect(words).toContain('Will be erased on');
  expect(words).toMatch(/sha256:[0-9a-f]{64}/);
  await press(page, 'The credential as received');
  const raw = await until(
    page,
    'the credential itself',
    () =>
      [...document.querySelectorAll('details')]
        .find((one) => one.querySelector('summary')?.innerText === 'The credential as received')
        ?.querySelector('pre')?.textContent,
    undefined,
  );
  expect(raw).toMatch(/"@context"|^eyJ|^https:/);
  await page.evaluate(() => {
    const note = [...document.querySelectorAll<HTMLTextAreaElement>('textarea')].at(-1);
    if (!note) throw new Error('no note');
    note.value = 'Seen on 3 March, with the original.';
    note.dispatchEvent(new Event('change', { bubbles: true }));
  }, undefined);
  const place = () => page.evaluate(() => document.querySelector('nav')?.innerText.replace(/\s+/g, ' '), undefined);
  expect(await place()).toMatch(/^Back to the dossier 1 of \d+ Next$/);
  await press(page, 'Next');
  await until(page, 'the next one', () => /2 of/.test(document.querySelector('nav')?.innerText ?? ''), undefined);
  await press(page, 'Back to the dossier');
  await until(page, 'the note', () => /With a note/.test(document.querySelector('main')?.innerText ?? ''), undefined);
  await finished(page);
  await until(
    page,
    'the focus where one was',
    () => document.activeElement === document.querySelectorAll('a.cover')[1],
    undefined,
  );
});

let json = '';

describe('taken along', () => {
  test('the table: every badge a row, no formula', async () => {
    const { name, body } = await saved(page, 'Table (CSV)');
    expect(name).toMatch(/^aloi-dossier-\d{4}-\d\d-\d\d\.csv$/);
    expect(body.startsWith('\uFEFFPerson,Badge,Issuer,')).toBe(true);
    expect(body.split('\r\n').length).toBeGreaterThan(55);
    expect(body).not.toMatch(/(?:^|,|\r\n)"?[=+@]/);
  });

  test('the file: documents and reports, to be verified by anyone', async () => {
    const { name, body } = await saved(page, 'Dossier file (JSON)');
    expect(name).toMatch(/\.json$/);
    json = body;
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

  test('the file, handed to the command, gives the same verdicts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aloi-dossier-'));
    try {
      const [world, path] = [await writeWorldFile(folder), join(folder, 'dossier.json')];
      await writeFile(path, json);
      const command = [join(ROOT, 'src/cli/verify.ts'), '--json', '--world', world, path];
      // Not all are valid: it says so with its exit code.
      const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 64_000_000 }).catch(
        (error: { stdout: string }) => error,
      );
      const again = stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { report: { verdict: string } }).report.verdict);
      const { entries } = JSON.parse(json) as { entries: { report: { verdict: string } }[] };
      expect(again).toEqual(entries.map(({ report }) => report.verdict));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('the report, printed', async () => {
    await go(page, '#/report/');
    await finished(page);
    const words = await stated(page);
    expect(words).toContain('What could not be checked');
    expect(words).toContain('Seen on 3 March');
    expect(words).toMatch(/[0-9a-f]{64}/);
    const printed = await page.pdf();
    expect(Buffer.from(printed.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(printed.length).toBeGreaterThan(50_000);
    await type(page, '#report-language', 'fr');
    await until(
      page,
      'the report in French',
      () => document.querySelector('.printed')?.getAttribute('lang') === 'fr',
      undefined,
    );
    expect(await stated(page)).toContain('Ce qui n’a pas pu être vérifié');
    await go(page, '#/');
  });
});

describe('read back', () => {
  let before: Shown[];

  test('everything can be erased', async () => {
    await finished(page);
    before = await credentials(page);
    await press(page, 'Erase the whole dossier');
    await press(page, 'Erase');
    await until(page, 'an empty dossier', () => /dossier is empty/.test(document.body.innerText), undefined);
  });

  test('from its file, everything is checked anew and says the same', async () => {
    await page.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('input[name="perFolder"]');
      if (box?.checked) box.click();
    }, undefined);
    await type(page, '#who', '');
    await give(page, [given('dossier.json', text(json))]);
    await finished(page, 120_000);
    const after = await credentials(page);
    const summary = (shown: Shown[]) =>
      shown.map(({ credential, verdict, identity }) => `${credential} ${verdict} ${identity}`).sort();
    expect(summary(after)).toEqual(summary(before));
    expect(await stated(page)).toContain('With a note');
  });

  test('a file that lies about its results is not believed', async () => {
    const forged = JSON.parse(json) as { entries: { report?: { verdict: string } }[] };
    for (const entry of forged.entries) if (entry.report) entry.report.verdict = 'valid';
    await press(page, 'Erase the whole dossier');
    await press(page, 'Erase');
    await until(page, 'an empty dossier', () => /dossier is empty/.test(document.body.innerText), undefined);
    await give(page, [given('dossier.json', text(JSON.stringify({ ...forged })))]);
    await finished(page, 120_000);
    const after = await credentials(page);
    expect(after.filter(({ verdict }) => verdict === 'valid').length).toBe(
      before.filter(({ verdict }) => verdict === 'valid').length,
    );
  });
});

test('the queue: paused, it waits; the background ended, it goes on', async () => {
  await press(page, 'Erase the whole dossier');
  await press(page, 'Erase');
  await until(page, 'an empty dossier', () => /dossier is empty/.test(document.body.innerText), undefined);
  session.world.latency = 300;
  await type(page, '#paste', expectations.map(({ url }) => url).join('\n'));
  await press(page, 'Add');
  await press(page, 'Pause');
  await finished(page);
  expect(await stated(page)).toMatch(/Paused: \d+ not checked yet/);
  await session.browser.stopBackground();
  session.world.latency = 0;
  await press(page, 'Go on');
  await finished(page, 120_000);
  const shown = await credentials(page);
  expect(shown.filter(({ verdict }) => verdict === 'valid').length).toBeGreaterThan(5);
  expect(shown.filter(({ verdict }) => verdict === undefined)).toEqual([]);
});

test('from the popup', async () => {
  await press(page, 'Erase the whole dossier');
  await press(page, 'Erase');
  await until(page, 'an empty dossier', () => /dossier is empty/.test(document.body.innerText), undefined);
  const { id } = await session.visit('https://camille-moreau.example/');
  const popup = await session.openPopup(id);
  const shown = await credentials(popup);
  await press(popup, 'Add to the dossier');
  await until(popup, 'the dossier’s link', () => /In the dossier/.test(document.body.innerText), undefined);
  await until(page, 'them in the dossier', () => document.querySelectorAll('[data-credential]').length > 0, undefined);
  await finished(page, 60_000);
  const there = await credentials(page);
  expect(new Set(there.map(({ credential }) => credential))).toEqual(
    new Set(shown.map(({ credential }) => credential)),
  );
  expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('.file-as input')?.value, undefined)).toBe(
    CAMILLE,
  );
  await press(page, 'File under this name');
  await until(page, 'them filed', () => document.querySelector('[data-person]') !== null, undefined);
});

describe('for everyone', () => {
  test.each([
    ['en', 'light'],
    ['fr', 'dark'],
  ] as const)('no barrier that axe can find (%s, %s)', async (language, scheme) => {
    const axe = await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
    await choose(session.home, { language });
    await page.dress(scheme);
    await until(page, 'the language', (wanted) => document.documentElement.lang === wanted, language);
    const entry = await page.evaluate(() => document.querySelector<HTMLAnchorElement>('a.cover')?.hash, undefined);
    for (const hash of ['#/', entry ?? '', '#/report/']) {
      await go(page, hash);
      await finished(page);
      await page.inject(axe);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
      }, undefined);
      expect(violations, hash).toEqual([]);
    }
    await go(page, '#/');
    await choose(session.home, { language: 'en' });
  });

  test('narrow windows scroll in one direction only', async () => {
    await page.size(320, 640);
    const entry = await page.evaluate(() => document.querySelector<HTMLAnchorElement>('a.cover')?.hash, undefined);
    for (const hash of ['#/', entry ?? '', '#/report/']) {
      await go(page, hash);
      await finished(page);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        undefined,
      );
      expect(wide, hash).toBeLessThanOrEqual(0);
    }
    await page.size(1100, 800);
    await go(page, '#/');
  });
});
