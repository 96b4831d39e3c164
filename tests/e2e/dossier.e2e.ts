/** The inspector's walk: sixty things of every kind into the dossier, judged, noted, printed, taken along, read back. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../../src/app/dossier/collect/testing/pdf.ts';
import { expectations, CAMILLE as TEACHER, worldFetch } from '../world/index.ts';
import { json as answer, text as plain, type Resource, type Site } from '../world/site.ts';
import { BADGR_AWARDS, badgrId, badgrPage } from '../world/sites/badgr.ts';
import { CREDLY_AWARDS, credlyPage } from '../world/sites/credly.ts';
import { PERSONAL } from '../world/sites/personal.ts';
import { writeWorldFile } from '../world/write-world-file.ts';
import { NAME, ROOT } from './harness/build.ts';
import { choose, credentials, finished, type Session, type Shown, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

const CAMILLE = TEACHER.name;

interface GivenFile {
  name: string;
  base64: string;
}

let session: Session;
let page: Tab;
let files: Map<keyof typeof PERSONAL, Uint8Array>;

/** A server whose badge, written by hand after Open Badges 2.0, is there only once `isUp`. */
const MOODY = 'https://moody.example';
let isUp = false;
const OB2 = 'https://w3id.org/openbadges/v2';
const moodyBadge: Record<string, Resource> = {
  '/badge.json': answer({
    '@context': OB2,
    type: 'Assertion',
    id: `${MOODY}/badge.json`,
    recipient: { type: 'email', hashed: false, identity: 'louise@ecole.example' },
    badge: `${MOODY}/class.json`,
    issuedOn: '2026-01-12T09:00:00Z',
    verification: { type: 'HostedBadge' },
  }),
  '/class.json': answer({
    '@context': OB2,
    type: 'BadgeClass',
    id: `${MOODY}/class.json`,
    name: 'Patience',
    description: 'Waits for servers.',
    image: `${MOODY}/image.png`,
    criteria: { narrative: 'Wait.' },
    issuer: `${MOODY}/issuer.json`,
  }),
  '/issuer.json': answer({
    '@context': OB2,
    type: 'Issuer',
    id: `${MOODY}/issuer.json`,
    name: 'Moody Guild',
    url: MOODY,
    email: 'guild@moody.example',
  }),
};
const moody: Site = {
  host: new URL(MOODY).host,
  resources: {},
  missing: (path) => (isUp && moodyBadge[path]) || plain('not now', 'text/plain', 503),
};

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
  session = await startSession({ settings: { language: 'en' }, sites: [moody] });
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
    // Anything else is the list: Firefox marks what it opens there.
    const before = /^#\/(?:entry|compare|report)\//.test(location.hash) ? location.hash : '#/';
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

const tooWide = (tab: Tab) =>
  tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth, undefined);

/** What axe finds fault with. */
async function barriers(tab: Tab): Promise<unknown[]> {
  await tab.inject(await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return tab.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }, undefined);
}

async function eraseAll(): Promise<void> {
  await finished(page);
  if (/dossier is empty/.test(await stated(page))) return;
  await press(page, 'Erase the whole dossier');
  await press(page, 'Erase');
  await until(page, 'an empty dossier', () => /dossier is empty/.test(document.body.innerText), undefined);
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

test('two persons’ same badge stands side by side, by name, without a rank', async () => {
  for (const count of [1, 2]) {
    await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('[data-credential]')];
      const twin = all.find((one) => one.innerText.includes('Also filed under') && one.dataset['verdict'] === 'valid');
      const boxes = all
        .filter((one) => one.dataset['credential'] === twin?.dataset['credential'])
        .map((one) => one.querySelector<HTMLInputElement>('input.select'));
      boxes.find((one) => one?.checked === false)?.click();
    }, undefined);
    await until(page, `${count} selected`, (text) => document.body.innerText.includes(text), `${count} selected`);
  }
  await press(page, 'Compare');
  await until(page, 'both', () => document.querySelectorAll('.compare [data-credential]').length === 2, undefined);
  const words = await stated(page);
  expect(words).toContain('Both are one and the same credential.');
  expect(words).toContain('say nothing about two persons');
  expect(words.indexOf('Camille Moreau')).toBeLessThan(words.indexOf('Karim Haddad'));
  expect(words).not.toMatch(/\b(?:rank|score|points|better|best|winner|more than)\b/i);
  await page.size(320, 640);
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
  expect(await barriers(page)).toEqual([]);
  await page.size(1100, 800);
  await press(page, 'Back to the dossier');
  await finished(page);
  await press(page, 'Select none');
});

test('another order, by name', async () => {
  await type(page, '#sort', 'name');
  const names = () =>
    page.evaluate(
      () =>
        [...(document.querySelector('.group')?.querySelectorAll<HTMLElement>('a.cover') ?? [])].map((one) =>
          one.innerText.trim(),
        ),
      undefined,
    );
  const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const isSorted = (all: string[]) => all.every((one, index) => index === 0 || compare(all[index - 1] ?? '', one) <= 0);
  await untilTrue('the rows in their new order', async () => isSorted(await names()));
  expect((await names()).length).toBeGreaterThan(20);
  await type(page, '#sort', 'added');
  await untilTrue('the rows as they were added', async () => !isSorted(await names()));
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
    const each = await page.evaluate(
      () => [...document.querySelectorAll<HTMLElement>('.printed .one')].map((one) => one.innerText),
      undefined,
    );
    expect(each.length).toBeGreaterThan(48);
    for (const one of each) {
      expect(one).toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\), Aloi \d+\.\d+/);
      expect(one).toMatch(/\b[0-9a-f]{64}\b|No document was had/);
    }
    const printed = await page.pdf();
    const sheets = (await PDFDocument.load(printed)).getPages().map((one) => one.getSize());
    expect(sheets.length).toBeGreaterThan(10);
    // A4, in points.
    for (const { width, height } of NAME === 'chromium' ? sheets : []) {
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    }
    expect(
      await page.evaluate(
        () =>
          [...document.styleSheets]
            .flatMap((sheet) => [...sheet.cssRules])
            .filter((rule) => rule instanceof CSSPageRule)
            .map((rule) => rule.cssText)
            .join(),
        undefined,
      ),
    ).toMatch(/a4/i);
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
    await eraseAll();
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
    const kept = await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('dossier');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const texts = await Promise.all(
        [...db.objectStoreNames].map(
          (name) =>
            new Promise<string>((resolve) => {
              const request = db.transaction(name).objectStore(name).getAll();
              request.onsuccess = () => resolve(JSON.stringify(request.result));
            }),
        ),
      );
      db.close();
      return texts.join();
    }, undefined);
    expect(kept).toContain('Louise Petit');
    expect(kept).not.toContain('Karim');
  });

  test('a file that lies about its results is not believed', async () => {
    const forged = JSON.parse(json) as { entries: { report?: { verdict: string } }[] };
    for (const entry of forged.entries) if (entry.report) entry.report.verdict = 'valid';
    await eraseAll();
    await give(page, [given('dossier.json', text(JSON.stringify({ ...forged })))]);
    await finished(page, 120_000);
    const after = await credentials(page);
    expect(after.filter(({ verdict }) => verdict === 'valid').length).toBe(
      before.filter(({ verdict }) => verdict === 'valid').length,
    );
  });
});

test('the queue: paused, it waits; the background ended, it goes on', { timeout: 150_000 }, async () => {
  await eraseAll();
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

test('a server that did not answer is asked again when the person wishes', async () => {
  await eraseAll();
  await type(page, '#paste', `${MOODY}/badge.json`);
  await press(page, 'Add');
  await added(page);
  await finished(page);
  expect((await credentials(page)).map(({ verdict }) => verdict)).toEqual(['unverified']);
  isUp = true;
  await press(page, 'Check again the one that could not be checked');
  await until(page, 'it decided', () => document.querySelector('[data-verdict="valid"]') !== null, undefined);
  await finished(page);
  expect(await stated(page)).not.toContain('could not be checked');
});

test('its page closed and the background ended, what was left goes on when the dossier is opened again', {
  timeout: 150_000,
}, async () => {
  await eraseAll();
  session.world.latency = 400;
  await type(page, '#paste', expectations.map(({ url }) => url).join('\n'));
  await press(page, 'Add');
  await added(page);
  await page.close();
  await session.browser.stopBackground();
  session.world.latency = 0;
  page = await session.browser.open('dossier.html');
  await finished(page, 120_000);
  const shown = await credentials(page);
  expect(shown.length).toBeGreaterThan(30);
  expect(shown.filter(({ verdict }) => verdict === undefined)).toEqual([]);
  expect(shown.filter(({ verdict }) => verdict === 'valid').length).toBeGreaterThan(5);
});

test('dropped anywhere on the page: an archive, a picture, addresses', async () => {
  isUp = true;
  await eraseAll();
  const archive = zipSync({ 'robotique.png': bytesOf('robotics') });
  const drop = (files: GivenFile[], list: string) =>
    page.evaluate(
      ({ files, list }) => {
        const transfer = new DataTransfer();
        for (const { name, base64 } of files) {
          transfer.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
        }
        if (list) transfer.setData('text/uri-list', list);
        const event = (type: string) =>
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event('dragover'));
        return document.body.dispatchEvent(event('drop'));
      },
      { files, list },
    );
  // Taken by the page: the browser does not open what was dropped instead of it.
  expect(await drop([given('all.zip', archive), given('token.png', bytesOf('token'))], '')).toBe(false);
  await until(page, 'both', () => /2 things added/.test(document.querySelector('main')?.innerText ?? ''), undefined);
  expect(await drop([], `# a list\r\n${MOODY}/badge.json`)).toBe(false);
  await until(page, 'the list', () => /1 thing added/.test(document.querySelector('main')?.innerText ?? ''), undefined);
  await finished(page);
  expect((await credentials(page)).map(({ verdict }) => verdict)).toEqual(['valid', 'valid', 'valid']);
});

test('from the popup', async () => {
  await eraseAll();
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

describe('for everyone', { timeout: 120_000 }, () => {
  beforeAll(() => page.front());

  test.each([
    ['en', 'light'],
    ['fr', 'dark'],
  ] as const)('no barrier that axe can find (%s, %s)', async (language, scheme) => {
    await choose(session.home, { language });
    await page.dress(scheme);
    await until(page, 'the language', (wanted) => document.documentElement.lang === wanted, language);
    const entry = await until(
      page,
      'a badge',
      () => document.querySelector<HTMLAnchorElement>('a.cover')?.hash,
      undefined,
    );
    for (const hash of ['#/', entry, '#/report/']) {
      await go(page, hash);
      await finished(page);
      expect(await barriers(page), hash).toEqual([]);
    }
    await go(page, '#/');
    await choose(session.home, { language: 'en' });
  });

  test.each([
    ['narrow windows', 320, ''],
    ['letters of twice the size', 640, ':root { font-size: 200% !important; }'],
  ])('%s scroll in one direction only', async (_name, width, css) => {
    await page.size(width, 640);
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, css);
    const entry = await until(
      page,
      'a badge',
      () => document.querySelector<HTMLAnchorElement>('a.cover')?.hash,
      undefined,
    );
    for (const hash of ['#/', entry, '#/report/']) {
      await go(page, hash);
      await finished(page);
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      }, undefined);
      expect(await tooWide(page), hash).toBeLessThanOrEqual(0);
    }
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    }, undefined);
    await page.size(1100, 800);
    await go(page, '#/');
  });

  test.runIf(NAME === 'chromium')('in the system’s own few colours, lines set apart what grounds did', async () => {
    await page.dress('dark', true);
    const entry = await until(
      page,
      'a badge',
      () => document.querySelector<HTMLAnchorElement>('a.cover')?.hash,
      undefined,
    );
    for (const hash of ['#/', entry, '#/report/']) {
      await go(page, hash);
      await finished(page);
      const bare = await page.evaluate(
        () =>
          [
            ...document.querySelectorAll(
              'button:not(.quiet), a.button, input[type="text"], select, textarea, .section, .verdict',
            ),
          ]
            .filter((one) => {
              const { borderTopStyle, borderTopWidth } = getComputedStyle(one);
              return borderTopStyle === 'none' || borderTopWidth === '0px';
            })
            .map((one) => one.outerHTML.slice(0, 120)),
        undefined,
      );
      expect(bare, hash).toEqual([]);
    }
    await page.dress('light');
    await go(page, '#/');
  });
});
