import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identifier, Report } from '../verify/report.ts';
import { checkRecipient, matchRecipient } from './recipient.ts';

const hash = (text: string, algorithm = 'sha256') => `${algorithm}$${createHash(algorithm).update(text).digest('hex')}`;
const hashed = (identity: string, salt?: string, type = 'email'): Identifier => ({
  type,
  identity,
  hashed: true,
  ...(salt === undefined ? {} : { salt }),
});
const plain = (identity: string, type = 'email'): Identifier => ({ type, identity, hashed: false });
const to = (...identifiers: Identifier[]) => ({ identifiers });

describe('a hashed recipient', () => {
  // The two examples of the Open Badges specifications.
  it.each([
    ['mayze', undefined, 'sha256$7a1a1b3f'],
    ['a@example.com', 'Kosher', 'sha256$b5809d8a'],
  ])('is compared as the specification shows (%s)', (id, salt, start) => {
    const identity = hash(id + (salt ?? ''));
    expect(identity.startsWith(start)).toBe(true);
    expect(matchRecipient(to(hashed(identity, salt)), [id])).toEqual({
      id: 'recipient',
      outcome: 'pass',
      detail: { matched: id, type: 'email', variant: 'as-typed' },
    });
  });

  it('matches in both cases of the digest, with md5, and where `hashed` was forgotten', () => {
    for (const identity of [
      hash('a@b.example').toUpperCase().replace('SHA256', 'sha256'),
      hash('a@b.example', 'md5'),
      hash('a@b.example').slice(7),
    ]) {
      expect(matchRecipient(to(hashed(identity)), ['a@b.example'])).toMatchObject({ outcome: 'pass' });
    }
    expect(matchRecipient(to(plain(hash('a@b.examplesalt'))), ['a@b.example'])).toMatchObject({ outcome: 'fail' });
    expect(matchRecipient(to({ ...plain(hash('a@b.examplesalt')), salt: 'salt' }), ['a@b.example'])).toMatchObject({
      outcome: 'pass',
    });
  });

  it('matches in lower case where the issuer folded it, and says so', () => {
    expect(matchRecipient(to(hashed(hash('ana@b.example'))), [' Ana@B.example '])).toMatchObject({
      outcome: 'pass',
      detail: { variant: 'lower-case', matched: ' Ana@B.example ' },
    });
    expect(matchRecipient(to(hashed(hash('Ana@b.example'))), ['ana@b.example'])).toMatchObject({ outcome: 'fail' });
  });

  it('differs with a salt before it, another salt, or another address', () => {
    for (const [identity, salt] of [
      [hash('salta@b.example'), 'salt'],
      [hash('a@b.exampleother'), 'salt'],
      [hash('a@b.example'), 'salt'],
      [hash('c@b.example'), undefined],
    ] as const) {
      expect(matchRecipient(to(hashed(identity, salt)), ['a@b.example'])).toMatchObject({
        outcome: 'fail',
        code: 'recipient-differs',
      });
    }
  });

  it('of an unknown algorithm is no plain address, though nobody said that it is hashed', () => {
    for (const identity of [hash('a@b.example', 'sha512'), hash('a@b.example', 'sha1')]) {
      expect(matchRecipient(to(plain(identity)), ['a@b.example'])).toMatchObject({ code: 'recipient-missing' });
    }
  });

  it('cannot be compared with an unknown algorithm', () => {
    for (const identity of [
      'sha512$abcd',
      'sha1$da39a3ee5e6b4b0d3255bfef95601890afd80709',
      'md5$zz',
      '',
      'a@b.example',
    ]) {
      expect(matchRecipient(to(hashed(identity)), ['a@b.example'])).toMatchObject({
        outcome: 'unknown',
        code: 'recipient-missing',
      });
    }
    // Named one algorithm, written with the length of the other.
    expect(
      matchRecipient(to(hashed(hash('a@b.example', 'md5').replace('md5', 'sha256'))), ['a@b.example']),
    ).toMatchObject({ outcome: 'unknown' });
  });
});

describe('a plain recipient', () => {
  it.each([
    ['a@b.example', 'a@b.example', 'as-typed'],
    ['A@b.example', ' a@B.example', 'lower-case'],
    ['mailto:a@b.example', 'a@b.example', 'as-typed'],
    ['did:key:z6Mk', 'did:key:z6Mk', 'as-typed'],
    ['https://ana.example/', 'https://ana.example/', 'as-typed'],
  ])('%s is %s', (identity, id, variant) => {
    expect(matchRecipient(to(plain(identity)), [id])).toMatchObject({ outcome: 'pass', detail: { variant } });
  });

  it.each([
    ['anna+badges@b.example', 'anna@b.example'],
    ['аnna@b.example', 'anna@b.example'],
    ['\u212aarl@b.example', 'karl@b.example'],
    ['anna@b.example.', 'anna@b.example'],
    ['anna@b.example\u200b', 'anna@b.example'],
    ['ａnna@b.example', 'anna@b.example'],
  ])('%s is not %s', (identity, id) => {
    for (const [one, other] of [
      [identity, id],
      [id, identity],
    ] as const) {
      expect(matchRecipient(to(plain(one)), [other]).outcome).not.toBe('pass');
      expect(matchRecipient(to(hashed(hash(one))), [other]).outcome).not.toBe('pass');
    }
  });

  it('tells cases apart in DIDs', () => {
    expect(matchRecipient({ id: 'did:key:z6Mk', identifiers: [] }, ['did:key:z6MK'])).toMatchObject({
      outcome: 'fail',
    });
  });

  it('is found among several, by several addresses', () => {
    const recipient = { id: 'did:key:z6Mk', identifiers: [plain('x@y.example'), hashed(hash('a@b.example'))] };
    expect(matchRecipient(recipient, ['c@d.example', 'a@b.example'])).toMatchObject({
      outcome: 'pass',
      detail: { matched: 'a@b.example' },
    });
    expect(matchRecipient(recipient, ['did:key:z6Mk'])).toMatchObject({ outcome: 'pass', detail: { type: 'id' } });
    expect(matchRecipient(recipient, ['c@d.example'])).toMatchObject({
      outcome: 'fail',
      code: 'recipient-differs',
      detail: { types: ['id', 'email'] },
    });
  });

  it('cannot be told where the kinds of address differ, or nobody is named', () => {
    expect(matchRecipient({ id: 'did:key:z6Mk', identifiers: [] }, ['a@b.example'])).toMatchObject({
      outcome: 'unknown',
      code: 'recipient-missing',
    });
    expect(matchRecipient(to(hashed(hash('a@b.example'))), ['did:key:z6Mk'])).toMatchObject({ outcome: 'unknown' });
    expect(matchRecipient(undefined, ['a@b.example'])).toMatchObject({ outcome: 'unknown', code: 'recipient-missing' });
    expect(matchRecipient({ name: 'Ana', identifiers: [] }, ['a@b.example'])).toMatchObject({ outcome: 'unknown' });
  });
});

describe('matchRecipient', () => {
  it('passes exactly for the address that was hashed, whatever address and salt', () => {
    fc.assert(
      fc.property(
        fc.emailAddress(),
        fc.emailAddress(),
        fc.string(),
        fc.constantFrom('sha256', 'md5'),
        (mine, other, salt, algorithm) => {
          const recipient = to(hashed(hash(mine.toLowerCase() + salt, algorithm), salt));
          expect(matchRecipient(recipient, [mine]).outcome).toBe('pass');
          if (mine.toLowerCase() !== other.toLowerCase())
            expect(matchRecipient(recipient, [other]).outcome).toBe('fail');
        },
      ),
    );
  });

  it('never throws and never passes on arbitrary text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), fc.string(), (identity, id, isHashed, type) => {
        const { outcome } = matchRecipient(to({ type, identity, hashed: isHashed }), [id]);
        if (outcome === 'pass')
          expect(identity.trim().toLowerCase()).toContain(
            id
              .trim()
              .toLowerCase()
              .replace(/^(mailto|tel):/, ''),
          );
      }),
    );
  });
});

describe('checkRecipient', () => {
  const report = (over: Partial<Report>): Report => ({
    verdict: 'invalid',
    reasons: ['signature-mismatch'],
    standard: 'open-badges-3.0',
    checks: [{ id: 'proof.signature', outcome: 'fail', code: 'signature-mismatch' }],
    issuer: { identity: { level: 'claimed', evidence: [] } },
    dates: {},
    evidence: [],
    alignments: [],
    endorsements: [],
    contains: [],
    source: { retrieved: [] },
    ...over,
  });

  it('adds one check and leaves the verdict alone', () => {
    const before = report({ recipient: to(plain('a@b.example')) });
    const after = checkRecipient(before, ['a@b.example']);
    expect(after.checks.at(-1)).toMatchObject({ id: 'recipient', outcome: 'pass' });
    expect({ ...after, checks: before.checks }).toEqual(before);
    expect(checkRecipient(before, [])).toBe(before);
  });

  it('asks the parts of a container, not the container', () => {
    const parts = [report({ recipient: to(plain('a@b.example')) }), report({ recipient: to(plain('c@d.example')) })];
    const after = checkRecipient(report({ standard: 'presentation', contains: parts }), ['a@b.example']);
    expect(after.checks.filter(({ id }) => id === 'recipient')).toEqual([]);
    expect(after.contains.map(({ checks }) => checks.at(-1)?.outcome)).toEqual(['pass', 'fail']);
  });

  it('asks nothing of what is no credential', () => {
    expect(checkRecipient(report({ standard: 'unknown' }), ['a@b.example']).checks).toHaveLength(1);
  });
});
