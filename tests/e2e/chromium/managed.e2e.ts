/**
 * What an administrator has set, by the browser's own means: a file of policies. Only where it can be put there without
 * touching a person's browser: as root in a container, for this build's own id.
 */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import schema from '../../../public/managed-schema.json' with { type: 'json' };
import { findOrInstall } from '../../../scripts/browsers.mjs';
import { OUTPUT } from '../harness/build.ts';
import { choose, type Session, startSession } from '../harness/session.ts';
import { type Tab, until } from '../harness/tab.ts';

/** An extension that was loaded from a folder has its id from the folder's path. */
const id = [...createHash('sha256').update(OUTPUT).digest('hex').slice(0, 32)]
  .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
  .join('');
const folder = '/etc/chromium/policies/managed';
const file = join(folder, `aloi-${id}.json`);

const POLICY = {
  when: 'open',
  language: 'fr',
  count: true,
  never: ['intranet.example'],
  allowedHosts: ['127.0.0.1'],
  resolver: 'https://resolver.intra.example/{did}',
  dossierMonths: 18,
};

const executable = process.env['ALOI_CHROMIUM'] ?? (await findOrInstall('chromium'));
const isPossible = process.getuid?.() === 0 && executable.startsWith('/usr/');

describe.runIf(isPossible)('set by an administrator', () => {
  let session: Session;
  let page: Tab;
  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(file, JSON.stringify({ '3rdparty': { extensions: { [id]: POLICY } } }));
    session = await startSession();
    page = await session.browser.open('options.html');
    await until(page, 'the policy read', () => document.documentElement.lang === 'fr', undefined);
  });
  afterAll(async () => {
    await session?.close();
    await rm(file, { force: true });
  });

  test('it is what holds, it cannot be changed on the page, and the page says so', async () => {
    const fields = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLInputElement>('input[name], textarea[name], select')].map((one) => ({
          name: one.name || 'dossierMonths',
          off: one.matches(':disabled'),
          value: one.value,
          said: one.closest('.section, .field')?.textContent?.includes('Fixé par votre organisation.') ?? false,
        })),
      undefined,
    );
    for (const { name, off, said } of fields) {
      expect({ name, off, said }).toEqual({ name, off: name in POLICY, said: name in POLICY });
    }
    expect(fields.find(({ name }) => name === 'dossierMonths')?.value).toBe('18');
    expect(fields.find(({ name }) => name === 'never')?.value).toBe('intranet.example');
    // Every key of the schema has its place, but for those that have no field.
    const known = new Set([...fields.map(({ name }) => name), 'welcome', 'anchors']);
    for (const key of Object.keys(schema.properties)) expect(known, key).toContain(key);
  });

  test('it holds in the dossier, too', async () => {
    const dossier = await session.browser.open('dossier.html');
    await until(dossier, 'the choice', () => document.querySelector('#months') !== null, undefined);
    const months = await dossier.evaluate(() => {
      const field = document.querySelector<HTMLSelectElement>('#months');
      return [field?.disabled, field?.value];
    }, undefined);
    expect(months).toEqual([true, '18']);
    await dossier.close();
  });

  test('a choice of the person’s own does not override it', async () => {
    await choose(session.home, { language: 'en' });
    const again = await session.browser.open('options.html');
    await until(again, 'the page', () => document.querySelector('h1') !== null, undefined);
    expect(await again.evaluate(() => document.documentElement.lang, undefined)).toBe('fr');
    await again.close();
  });
});
