/** In a French browser Aloi speaks French from the first sentence, without being told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentials, type Session, startSession } from './harness/session.ts';
import { type Tab, until, untilTrue } from './harness/tab.ts';

let session: Session;
beforeAll(async () => {
  session = await startSession({ language: 'fr' });
});
afterAll(() => session?.close());

const spoken = (page: Tab) =>
  page.evaluate(() => ({ language: document.documentElement.lang, text: document.body.innerText }), undefined);

test('the welcome page, the list and the details', async () => {
  await until(session.home, 'the welcome page drawn', () => document.querySelector('h1') !== null, undefined);
  expect(await spoken(session.home)).toMatchObject({ language: 'fr', text: expect.stringMatching(/bienvenue/i) });

  const { id } = await session.visit('https://camille-moreau.example/');
  await untilTrue('the number on the toolbar button', () => session.toolbarCount(id));
  const popup = await session.openPopup(id);
  const { language, text } = await spoken(popup);
  expect(language).toBe('fr');
  expect(text).toMatch(/Badges/);
  expect(text).not.toMatch(/Genuine|Issued|Check again|Badges on this page/);

  const [first] = await credentials(popup);
  const details = await session.openDetails(first?.credential ?? '');
  const said = await spoken(details);
  expect(said.language).toBe('fr');
  expect(said.text).not.toMatch(/Is it genuine|Who vouches|All checks|In order|Technical value/);
});
