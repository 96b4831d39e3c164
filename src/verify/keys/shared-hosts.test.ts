import { describe, expect, it } from 'vitest';
import { isSharedHost, samePublisher } from './shared-hosts.ts';

describe('hosts where many publish', () => {
  it.each([
    'github.com',
    'WWW.GitHub.com',
    'github.com.',
    'github.com:443',
    'raw.githubusercontent.com',
    's3.eu-west-3.amazonaws.com',
    'lh3.googleusercontent.com',
    'web.archive.org',
    'gateway.pinata.cloud',
  ])('are told: %s', (host) => {
    expect(isSharedHost(host)).toBe(true);
  });

  it.each(['school.github.io', 'univ-rivage.example', 'bucket.s3.amazonaws.com', 'notgithub.com', 'constructor'])(
    'others are not: %s',
    (host) => {
      expect(isSharedHost(host)).toBe(false);
    },
  );

  it.each([
    ['https://univ.example/a/1', 'https://univ.example/issuers/2', true],
    ['https://univ.example/a/1', 'https://univ.example:8443/a/1', false],
    [
      'https://raw.githubusercontent.com/school/badges/main/1.json',
      'https://raw.githubusercontent.com/school/i.json',
      true,
    ],
    [
      'https://raw.githubusercontent.com/forger/badges/main/1.json',
      'https://raw.githubusercontent.com/school/i.json',
      false,
    ],
    [
      'https://raw.githubusercontent.com/school/../forger/1.json',
      'https://raw.githubusercontent.com/school/i.json',
      false,
    ],
    ['https://api.github.com/repos/forger/a', 'https://api.github.com/repos/school/a', false],
    ['https://storage.googleapis.com/school/1.json', 'https://storage.googleapis.com/school/i.json', true],
    ['https://cdn.jsdelivr.net/gh/forger/x@1/1.json', 'https://cdn.jsdelivr.net/gh/school/x@1/i.json', false],
    ['https://pastebin.com/raw/aaaa', 'https://pastebin.com/raw/bbbb', false],
    ['https://raw.githubusercontent.com/1.json', 'https://raw.githubusercontent.com/', false],
  ])('%s and %s: one publisher? %s', (one, other, same) => {
    expect(samePublisher(new URL(one), new URL(other))).toBe(same);
  });
});
