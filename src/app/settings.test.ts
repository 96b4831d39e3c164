import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeSettings, DEFAULTS, onSettings, parseSettings, readSettings, takeWelcome } from './settings.ts';

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
