import { readFile } from 'node:fs/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import schema from '../../public/managed-schema.json' with { type: 'json' };
import { helpersOf } from './helpers.ts';
import {
  changeSettings,
  DEFAULTS,
  lockedSettings,
  onSettings,
  parseSettings,
  readSettings,
  takeWelcome,
} from './settings.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));
beforeEach(() => fakeBrowser.reset());

test('without anything stored, the careful defaults', async () => {
  expect(await readSettings()).toEqual(DEFAULTS);
  expect(DEFAULTS.when).toBe('open');
});

test('a change keeps the rest and is heard at once', async () => {
  const heard: unknown[] = [];
  const stop = onSettings((settings) => heard.push(settings.language));
  await changeSettings({ language: 'fr' });
  await changeSettings({ never: ['https://Intranet.example/path', 'x.example:8443', '  '] });
  expect(await readSettings()).toMatchObject({ language: 'fr', never: ['intranet.example', 'x.example:8443'] });
  await vi.waitFor(() => expect(heard).toEqual(['fr', 'fr']));
  stop();
});

test.each([null, 1, [], 'x', { when: 'always', allowedHosts: 'x', language: 'de', never: [1], own: {}, count: 1 }])(
  'anything else is read as the defaults: %o',
  (value) => {
    expect(parseSettings(value)).toEqual(DEFAULTS);
  },
);

test('hosts are written as URLs write them; what is none is left out', () => {
  const { allowedHosts } = parseSettings({
    allowedHosts: ['Badges.Intra.example', '10.0.0.5', '::1', '[fd00::1]:8443', 'a b', 'user@x.example', '10.0.0.5'],
  });
  expect(allowedHosts).toEqual(['badges.intra.example', '10.0.0.5', '[::1]', '[fd00::1]:8443']);
});

test('the welcome is given once', async () => {
  expect(await takeWelcome()).toBe(true);
  expect(await takeWelcome()).toBe(false);
});

test('third parties are asked only when they are named, at https addresses with a place for what is asked', () => {
  expect(helpersOf(DEFAULTS)).toEqual({});
  const given = {
    explorerBitcoin: ' https://explorer.example/api/tx/{txid} ',
    explorerEthereum: 'https://eth.example/tx?hash={txid}',
    resolver: 'https://resolver.example/1.0/identifiers/{did}',
  };
  expect(helpersOf(parseSettings(given))).toEqual({
    explorer: { bitcoin: 'https://explorer.example/api/tx/{txid}', ethereum: 'https://eth.example/tx?hash={txid}' },
    resolver: 'https://resolver.example/1.0/identifiers/{did}',
  });
  expect(helpersOf(parseSettings({ resolver: given.resolver }))).toEqual({ resolver: given.resolver });
});

test('authorities are certificates in PEM, and none unless an administrator names some', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
  expect(helpersOf(parseSettings({ anchors: [pem, 'x', 1, `${pem}${'A'.repeat(200_000)}`] }))).toEqual({
    anchors: [pem],
  });
  expect(helpersOf(parseSettings({ anchors: pem }))).toEqual({});
  expect(parseSettings({ anchors: Array(60).fill(pem) }).anchors).toHaveLength(50);
});

test.each([
  'http://explorer.example/{txid}',
  'https://explorer.example/tx/',
  'https://{txid}.explorer.example/tx',
  'https://explorer.example:{txid}/',
  'https://{txid}',
  'https://me@explorer.example/{txid}',
  'explorer.example/{txid}',
  'javascript:{txid}',
  42,
])('an address that is none for a third party is not kept: %s', (value) => {
  expect(parseSettings({ explorerBitcoin: value }).explorerBitcoin).toBe('');
});

test('what an administrator has set is stronger, and named', async () => {
  await changeSettings({ resolver: 'https://mine.example/{did}' });
  await fakeBrowser.storage.managed.set({ resolver: 'https://ours.example/{did}', welcome: false, other: 1 });
  expect((await readSettings()).resolver).toBe('https://ours.example/{did}');
  expect(await lockedSettings()).toEqual(new Set(['resolver']));
});

test('the administrator’s schema names settings only', () => {
  const known = new Set([...Object.keys(DEFAULTS), 'welcome']);
  for (const [name, { type }] of Object.entries(schema.properties)) {
    expect(known, name).toContain(name);
    const value = DEFAULTS[name as keyof typeof DEFAULTS] ?? true;
    expect(Array.isArray(value) ? 'array' : typeof value, name).toBe(type === 'integer' ? 'number' : type);
  }
});

test('whatever an administrator can set is explained to them, and whatever a person can set but own addresses they can', async () => {
  const page = await readFile(new URL('../../docs/administrators.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, key]) => key));
  expect(named.sort()).toEqual(Object.keys(schema.properties).sort());
  expect(new Set(named)).toEqual(new Set([...Object.keys(DEFAULTS).filter((key) => key !== 'own'), 'welcome']));
});
