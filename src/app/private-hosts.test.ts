import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allow, judge } from '../net/rules.ts';
import { BLOCKED, guardRules } from './private-hosts.ts';

// RE2 and JavaScript agree on everything these patterns use.
const blocked = BLOCKED.map((pattern) => new RegExp(pattern));
const isBlocked = (url: string) => blocked.some((pattern) => pattern.test(new URL(url).href));

describe('blocked', () => {
  test.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://10.1.2.3/x',
    'https://172.16.0.1/',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://100.127.1.1/',
    'https://0.0.0.0/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://198.18.0.1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[fc00::1]/',
    'https://[ff02::1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:db8::1]/',
    'https://localhost/',
    'https://localhost./',
    'https://a.localhost/',
    'https://router/',
    'https://printer.local/',
    'https://x.internal/',
    'https://nas.lan/',
    'https://box.home.arpa/',
    'https://x.corp/',
    'https://LOCALHOST/',
    'https://univ.example:8443/',
    'http://univ.example:81/',
    'https://user@univ.example/',
    'https://user:pw@univ.example/',
    'http://192.168.1.1:8080/admin',
    'https://[::1]:9200/',
  ])('%s', (url) => {
    expect(isBlocked(url)).toBe(true);
  });
});

describe('not blocked', () => {
  test.each([
    'https://univ.example/',
    'https://api.badgr.io/public/assertions/x?identity__email=a@b.example',
    'https://8.8.8.8/',
    'https://172.32.0.1/',
    'https://100.63.0.1/',
    'https://100.128.0.1/',
    'https://11.0.0.1/',
    'https://223.255.255.1/',
    'https://10.example/',
    'https://127.example/',
    'https://localhost.example/',
    'https://local.example/path.local/',
    'https://xn--acadmie-dya.example/',
    'http://univ.example/',
    'https://univ.example/a:8080/',
    'https://[2606:4700::1111]/',
    'https://[2a00:1450::1]/',
    'https://univ.example/?next=https://127.0.0.1/',
    'https://univ.example/@me',
  ])('%s', (url) => {
    expect(isBlocked(url)).toBe(false);
  });
});

test('whatever the door refuses as private, port or user name, the browser blocks as well', () => {
  const nobody = allow([]);
  const host = fc.oneof(
    fc.ipV4(),
    fc.ipV6().map((address) => `[${address}]`),
    fc.domain(),
    fc.constantFrom('localhost', 'x.local', 'a.b.internal', 'intranet', 'host.lan'),
  );
  fc.assert(
    fc.property(host, fc.constantFrom('', ':8443', ':443'), (name, port) => {
      const url = `https://${name}${port}/`;
      if (!URL.canParse(url)) return;
      const verdict = judge(url, nobody);
      if (!verdict.ok) expect(isBlocked(url), url).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('ordinary public names are let through', () => {
  fc.assert(
    fc.property(fc.domain(), (name) => {
      if (judge(`https://${name}/`, allow([])).ok) expect(isBlocked(`https://${name}/`), name).toBe(false);
    }),
  );
});

test('what the person allows is allowed above the blocks, and nothing beside it', () => {
  const rules = guardRules('abc', ['badges.intra.example:8443', '10.0.0.5', '[fd00::1]']);
  const allowed = rules.filter((rule) => rule.action.type === 'allow');
  const lets = (url: string) => allowed.some((rule) => new RegExp(rule.condition.regexFilter ?? '$^').test(url));
  expect(lets('https://badges.intra.example:8443/x')).toBe(true);
  expect(lets('https://badges.intra.example:9443/x')).toBe(false);
  expect(lets('https://badgesXintra.example:8443/x')).toBe(false);
  expect(lets('https://10.0.0.5/')).toBe(true);
  expect(lets('https://10.0.0.5:444/')).toBe(true);
  expect(lets('https://10.0.0.50/')).toBe(false);
  expect(lets('https://[fd00::1]/')).toBe(true);
  expect(lets('https://evil.example/10.0.0.5/')).toBe(false);
  for (const rule of rules) {
    expect(rule.condition.initiatorDomains).toEqual(['abc']);
    expect(rule.priority).toBe(rule.action.type === 'allow' ? 2 : 1);
  }
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
