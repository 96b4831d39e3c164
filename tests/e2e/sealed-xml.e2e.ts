/**
 * XML credentials, and certificates up to an authority that is trusted, in the built extension: its background has no
 * DOM, and its policy forbids code made from text.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../src/verify/certificates/testing/openssl.ts';
import { credentials, finished, type Session, startSession } from './harness/session.ts';
import { until } from './harness/tab.ts';

let session: Session;
beforeAll(async () => {
  session = await startSession({ settings: { language: 'en', anchors: [ROOT] } });
});
afterAll(() => session?.close());

test('a Europass credential in XML is verified in the background, and so is an altered one', async () => {
  const path = new URL('../../src/verify/europass/testing/santuario-xpath.xml', import.meta.url);
  const sealed = await readFile(path, 'utf8');
  // The altered one has an id of its own, which is altered too.
  const altered = sealed.replace('cf0428a7', 'ffffffff').replace('Camille', 'Claude');
  const page = await session.browser.open('dossier.html');
  await finished(page);
  await page.evaluate(
    (texts) => {
      const transfer = new DataTransfer();
      for (const [index, text] of texts.entries()) transfer.items.add(new File([text], `credential-${index}.xml`));
      const input = document.querySelector<HTMLInputElement>('input[name="files"]');
      if (!input) throw new Error('no input');
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [sealed, altered],
  );
  await until(
    page,
    'both verified',
    () =>
      [...document.querySelectorAll<HTMLElement>('[data-credential]')].filter((one) => one.dataset.verdict).length ===
      2,
    undefined,
    60_000,
  );
  const shown = (await credentials(page))
    .map(({ credential, verdict, identity }) => [credential, verdict, identity])
    .sort();
  expect(shown).toEqual([
    ['urn:credential:cf0428a7-3588-443e-b209-8bdabf5168a2', 'valid', 'recognised'],
    ['urn:credential:ffffffff-3588-443e-b209-8bdabf5168a2', 'invalid', 'claimed'],
  ]);
  const words = await page.evaluate(() => document.querySelector('main')?.innerText ?? '', undefined);
  // The issuer’s name and the person’s were read from the XML.
  expect(words).toContain('Université de Rivage');
  expect(words).toContain('Atelier de robotique');
  await page.close();
});
