/** The inspector's walk: sixty things of every kind into the dossier, judged, noted, compared, printed. */
import { PDFDict, PDFDocument, PDFName, type PDFPage, PDFString } from '@cantoo/pdf-lib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../../src/app/dossier/collect/testing/pdf.ts';
import { expectations, CAMILLE as TEACHER } from '../world/index.ts';
import { BADGR_AWARDS, badgrId, badgrPage } from '../world/sites/badgr.ts';
import { NAME } from './harness/build.ts';
import {
  added,
  barriers,
  byCredential,
  give,
  given,
  go,
  personalFiles,
  press,
  stated,
  tooWide,
  type,
} from './harness/dossier.ts';
import { credentials, finished, type Session, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

const CAMILLE = TEACHER.name;
const text = (words: string) => new TextEncoder().encode(words);
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
      'Louise Petit/passeuse.png': files.bytes('compressed'),
      'Louise Petit/notes.docx.tmp': new Uint8Array([0, 1, 2]),
      'Karim Haddad/robotique.png': files.bytes('robotics'),
      '__MACOSX/Karim Haddad/._robotique.png': new Uint8Array([1]),
    });
    const cv = pdf(
      [badgrPage('scratch'), 'https://www.linkedin.com/in/camille-moreau/'],
      [{ name: 'master.json', bytes: files.bytes('json') }],
    );
    const png = files.bytes('token');
    await give(page, [
      ...(['altered', 'address', 'zipped', 'svg3', 'svg2', 'alteredJson', 'unsignedTerm', 'textile'] as const).map(
        (key) => given(files.name(key), files.bytes(key)),
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

test('a note, and everything about one badge', async () => {
  await page.evaluate(() => document.querySelector<HTMLElement>('.group:nth-of-type(n) a.cover')?.click(), undefined);
  await until(page, 'the badge', () => document.querySelector('#filed') !== null, undefined);
  await finished(page);
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
  await finished(page);
  const words = await stated(page);
  expect(words).toContain('Both are one and the same credential.');
  expect(words).toContain('say nothing about two persons');
  expect(words).not.toContain('does not say what had to be done');
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

describe('the report', () => {
  beforeAll(async () => {
    await finished(page);
    // They come after the results, and nobody waits for them.
    await until(page, 'pictures', () => document.querySelectorAll('article img').length > 10, undefined);
    session.world.requests.length = 0;
    await go(page, '#/report/');
    await finished(page);
  });
  afterAll(() => go(page, '#/'));

  test('says of each badge when it was checked, by what, and which document it was', async () => {
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
  });

  test('has the badges’ small pictures, those of the list, and asks nobody for them', async () => {
    const pictures = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('.printed .one')].map((one) => ({
          text: one.innerText,
          sources: [...one.querySelectorAll('img')].map(({ src, naturalWidth }) => (naturalWidth > 0 ? src : 'broken')),
        })),
      undefined,
    );
    const shown = pictures.flatMap(({ sources }) => sources);
    expect(shown.length).toBeGreaterThan(10);
    for (const source of shown) expect(source).toMatch(/^data:image\/(?:webp|png|svg\+xml);base64,/);
    // Of a badge whose platform forbids keeping it, nothing but the report is kept.
    const credly = pictures.filter(({ text }) => text.includes('www.credly.com/badges/'));
    expect(credly.length).toBeGreaterThan(0);
    expect(credly.flatMap(({ sources }) => sources)).toEqual([]);
    expect(session.world.requests).toEqual([]);
  });

  test('can be had in French', async () => {
    await type(page, '#report-language', 'fr');
    await until(
      page,
      'the report in French',
      () => document.querySelector('.printed')?.getAttribute('lang') === 'fr',
      undefined,
    );
    expect(await stated(page)).toContain('Ce qui n’a pas pu être vérifié');
  });

  test('is printed on A4, each badge on one page; one longer than a page begins with more than its heading', async () => {
    await go(page, '#/');
    await until(page, 'the list', () => document.querySelectorAll('a.cover')[4] !== undefined, undefined);
    await page.evaluate(() => document.querySelectorAll<HTMLElement>('a.cover')[4]?.click(), undefined);
    await until(page, 'the badge', () => document.querySelector('#filed') !== null, undefined);
    await page.evaluate(() => {
      const note = [...document.querySelectorAll<HTMLTextAreaElement>('textarea')].at(-1);
      if (!note) throw new Error('no note');
      note.value = 'Talked about at length, on the telephone and in writing. '.repeat(150);
      note.dispatchEvent(new Event('change', { bubbles: true }));
    }, undefined);
    await press(page, 'Back to the dossier');
    await finished(page);
    await go(page, '#/report/');
    await finished(page);
    await until(page, 'the long note', () => /Talked about at length/.test(document.body.innerText), undefined);
    // Links say in a PDF on which page they stand.
    const long = await page.evaluate(() => {
      const mark = (parent: Element | null | undefined, name: string) => {
        const link = document.createElement('a');
        link.href = `https://mark.example/${name}`;
        link.textContent = '·';
        parent?.append(link);
      };
      const all = [...document.querySelectorAll('.printed .one')];
      for (const [n, one] of all.entries()) {
        mark(one.querySelector('h3'), `${n}/heading`);
        mark(one.querySelector('dd'), `${n}/first`);
        mark([...one.querySelectorAll('dd')].at(-1), `${n}/last`);
      }
      return all.findIndex((one) => one.textContent.includes('Talked about at length'));
    }, undefined);
    const printed = await page.pdf();
    expect(Buffer.from(printed.subarray(0, 5)).toString()).toBe('%PDF-');
    const sheets = (await PDFDocument.load(printed)).getPages();
    expect(sheets.length).toBeGreaterThan(10);
    // A4, in points.
    for (const { width, height } of NAME === 'chromium' ? sheets.map((one) => one.getSize()) : []) {
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
    const places = marksOn(sheets);
    expect(places.size).toBeGreaterThan(3 * 48);
    for (let n = 0; places.has(`${n}/heading`); n += 1) {
      const [heading, first, last] = ['heading', 'first', 'last'].map((part) => places.get(`${n}/${part}`));
      expect(first, `first lines of ${n}`).toBe(heading);
      if (n === long) expect(last).toBeGreaterThan(heading ?? 0);
      else expect(last, `last lines of ${n}`).toBe(heading);
    }
  });
});

/** The pages, from 0, on which the marks stand. */
function marksOn(sheets: PDFPage[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [number, sheet] of sheets.entries()) {
    const links = sheet.node.Annots();
    for (let n = 0; n < (links?.size() ?? 0); n += 1) {
      const action = links?.lookup(n, PDFDict).lookupMaybe(PDFName.of('A'), PDFDict);
      const uri = action?.lookupMaybe(PDFName.of('URI'), PDFString);
      const name = uri?.decodeText().split('https://mark.example/')[1];
      if (name !== undefined) places.set(name, number);
    }
  }
  return places;
}
