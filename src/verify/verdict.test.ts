import { describe, expect, it } from 'vitest';
import { note, pass } from './inquiry.ts';
import type { Check } from './report.ts';
import { decide, worst } from './verdict.ts';

const sound = [pass('format'), pass('proof.signature'), pass('proof.key')];
const expired = note('validity.until', 'fail', 'expired');
const revoked = note('status.revocation', 'fail', 'revoked');
const suspended = note('status.suspension', 'fail', 'suspended');
const early = note('validity.from', 'fail', 'not-yet-valid');
const lost = note('status.revocation', 'unknown', 'status-unavailable');
const forged = note('proof.signature', 'fail', 'signature-mismatch');
const keyless = note('proof.key', 'unknown', 'key-list-unavailable');

const cases: [string, Check[], string, string[]][] = [
  ['all pass', sound, 'valid', []],
  ['expired', [...sound, expired], 'expired', ['expired']],
  ['revoked before expired', [...sound, expired, revoked], 'revoked', ['revoked']],
  ['suspended before expired', [...sound, expired, suspended], 'suspended', ['suspended']],
  ['expired before not yet valid', [...sound, early, expired], 'expired', ['expired']],
  ['not yet valid before unknown status', [...sound, early, lost], 'not-yet-valid', ['not-yet-valid']],
  ['unknown status', [...sound, lost], 'unverified', ['status-unavailable']],
  ['forged before everything', [...sound, revoked, expired, forged], 'invalid', ['signature-mismatch']],
  [
    'unknown key: dates are unproven',
    [pass('proof.signature'), keyless, expired],
    'unverified',
    ['key-list-unavailable'],
  ],
  [
    'unknown key: a list proves nothing either',
    [pass('proof.signature'), keyless, revoked],
    'unverified',
    ['key-list-unavailable'],
  ],
  [
    'gone from its own server, though the rest is unknown',
    [note('hosted.scope', 'unknown', 'unreachable'), note('status.revocation', 'fail', 'gone', { by: 'host' })],
    'revoked',
    ['gone'],
  ],
  [
    'until before from',
    [...sound, note('validity.until', 'fail', 'until-before-from')],
    'invalid',
    ['until-before-from'],
  ],
  ['no proof at all is not valid', [pass('format')], 'unverified', ['no-proof']],
  ['nothing checked is not valid', [], 'unverified', ['no-proof']],
];

describe('decide', () => {
  it.each(cases)('%s', (_, checks, verdict, reasons) => {
    expect(decide(checks)).toEqual({ verdict, reasons });
  });

  it.each([
    note('recipient', 'fail', 'recipient-differs'),
    note('endorsement', 'fail', 'endorsement-of-another'),
    note('schema', 'fail', 'schema-mismatch'),
    note('issuer.blocked', 'fail', 'blocked'),
    note('issuer.lookalike', 'unknown', 'lookalike'),
    note('image', 'fail', 'image-type-differs'),
    note('refresh', 'unknown', 'refresh-failed'),
    note('format', 'warn', 'missing-property'),
    note('context', 'warn', 'inline-context'),
  ])('$id $outcome leaves a sound credential valid', (check) => {
    expect(decide([...sound, check]).verdict).toBe('valid');
  });
});

describe('worst', () => {
  it('of several is the first in the order of badness', () => {
    expect(worst(['valid', 'expired', 'revoked'])).toBe('revoked');
    expect(worst(['valid', 'unverified'])).toBe('unverified');
    expect(worst([])).toBe('unverified');
  });
});
