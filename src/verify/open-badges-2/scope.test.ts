import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkScope } from './scope.ts';

const ISSUER = 'https://a.example/issuer';
const scope = (id: string, verification?: Record<string, unknown>, issuer: string | undefined = ISSUER) => {
  const { outcome, code } = checkScope(id, issuer, verification && { verification });
  return code === undefined ? outcome : `${outcome} ${code}`;
};

describe('default: the authority of the issuer’s id', () => {
  test.each([
    ['https://a.example/1', 'pass'],
    ['http://a.example/1', 'pass'],
    ['https://A.EXAMPLE:443/1', 'pass'],
    ['http://a.example:80/1', 'pass'],
    ['https://a.example:8443/1', 'fail host-differs'],
    ['https://www.a.example/1', 'fail host-differs'],
    ['https://a.example.evil.example/1', 'fail host-differs'],
    ['https://evil.example/https://a.example/1', 'fail host-differs'],
    ['https://a.example@evil.example/1', 'fail bad-url'],
    ['https://evil@a.example/1', 'fail bad-url'],
    ['urn:uuid:1', 'fail bad-url'],
  ])('%s: %s', (id, expected) => {
    expect(scope(id)).toBe(expected);
    // An empty policy says nothing.
    expect(scope(id, { type: 'VerificationObject', allowedOrigins: [] })).toBe(expected);
  });

  test('an issuer that is no address', () => {
    expect(checkScope('https://a.example/1', 'did:web:a.example', undefined)).toMatchObject({
      outcome: 'unknown',
      code: 'issuer-not-http',
    });
    expect(checkScope('https://a.example/1', undefined, undefined).outcome).toBe('unknown');
  });
});

describe('hosts where many publish', () => {
  const raw = (path: string) => `https://raw.githubusercontent.com/${path}`;

  test.each([
    [raw('school/badges/1.json'), {}, 'pass'],
    [raw('forger/badges/1.json'), {}, 'unknown host-differs'],
    [raw('forger/badges/1.json'), { allowedOrigins: 'raw.githubusercontent.com' }, 'unknown host-differs'],
    [raw('school/badges/1.json'), { startsWith: raw('school/') }, 'pass'],
    [raw('forger/badges/1.json'), { startsWith: raw('school/') }, 'fail scope-differs'],
  ])('%s, policy %j: %s', (id, policy, expected) => {
    expect(scope(id, policy, raw('school/badges/issuer.json'))).toBe(expected);
  });
});

describe('allowedOrigins', () => {
  test.each([
    ['b.example', 'pass'],
    [['c.example', 'b.example'], 'pass'],
    ['https://b.example', 'pass'],
    ['http://b.example/', 'pass'],
    ['b.example:8443', 'fail host-differs'],
    ['example', 'fail host-differs'],
    ['x@b.example', 'fail host-differs'],
    ['b.example/path', 'fail host-differs'],
    ['', 'fail host-differs'],
    ['a.example', 'fail host-differs'],
  ])('%j: %s', (allowedOrigins, expected) => {
    expect(scope('https://b.example/1', { allowedOrigins })).toBe(expected);
  });

  test('in place of the default, not beside it', () => {
    expect(scope('https://a.example/1', { allowedOrigins: 'b.example' })).toBe('fail host-differs');
  });

  test('ports are part of it', () => {
    expect(scope('https://b.example:8443/1', { allowedOrigins: 'b.example:8443' })).toBe('pass');
  });
});

describe('startsWith', () => {
  test.each([
    ['https://a.example/x/1', 'https://a.example/x/', 'pass'],
    ['https://a.example/x/1', 'http://a.example/x/', 'pass'],
    ['https://a.example/x/1', ['https://a.example/y/', 'https://a.example/x/'], 'pass'],
    ['https://a.example/x', 'https://a.example/x', 'pass'],
    ['https://a.example/x/1', 'https://a.example/x', 'pass'],
    ['https://a.example/x?b=1', 'https://a.example/x?b=', 'pass'],
    ['https://a.example/x-1', 'https://a.example/x-', 'pass'],
    ['https://a.example/y/1', 'https://a.example/x/', 'fail scope-differs'],
    ['https://a.example/x/../y/1', 'https://a.example/x/', 'fail scope-differs'],
    ['https://a.example/x/%2e%2e/y/1', 'https://a.example/x/', 'fail scope-differs'],
    ['https://a.example/xevil/1', 'https://a.example/x', 'unknown scope-differs'],
    ['https://a.example/1', 'not an address', 'fail scope-differs'],
    ['https://a.example/1', 'https://', 'fail scope-differs'],
    ['https://a.example/1', 'https://u@a.example/', 'fail scope-differs'],
  ])('%s under %j: %s', (id, startsWith, expected) => {
    expect(scope(id, { startsWith })).toBe(expected);
  });

  test('does not lend its host: a prefix without a slash is no prefix of a longer host', () => {
    const policy = { startsWith: 'https://a.example', allowedOrigins: ['a.example', 'a.example.evil.example'] };
    expect(scope('https://a.example.evil.example/1', policy)).toBe('fail scope-differs');
    expect(scope('https://a.example/1', policy)).toBe('pass');
  });

  test('applies together with the origins', () => {
    expect(scope('https://b.example/x/1', { startsWith: 'https://b.example/x/' })).toBe('fail host-differs');
    expect(scope('https://b.example/x/1', { startsWith: 'https://b.example/x/', allowedOrigins: 'b.example' })).toBe(
      'pass',
    );
  });
});

test('a verification property nobody knows', () => {
  expect(scope('https://a.example/1', { verificationProperty: 'id' })).toBe('pass');
  expect(scope('https://a.example/1', { verificationProperty: 'image' })).toBe('unknown scope-differs');
});

test('whatever the policy, what passes lies on a host that the issuer or its policy names', () => {
  const host = fc.constantFrom(
    'a.example',
    'b.example',
    'a.example.evil',
    'evil',
    'a.example:1',
    'u@a.example',
    'A.example',
  );
  const place = fc
    .tuple(host, fc.constantFrom('', '/', '/x', '/x/', '/xevil', '/../'))
    .map(([h, p]) => `https://${h}${p}`);
  fc.assert(
    fc.property(place, fc.array(host), fc.array(place), (id, allowedOrigins, startsWith) => {
      const answer = scope(id, { allowedOrigins, startsWith });
      if (answer !== 'pass') return;
      const named = allowedOrigins.length > 0 ? allowedOrigins.map((one) => one.toLowerCase()) : ['a.example'];
      expect(named).toContain(new URL(id).host);
      expect(new URL(id).username).toBe('');
    }),
    { numRuns: 1000 },
  );
});
