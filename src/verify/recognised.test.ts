import { describe, expect, test } from 'vitest';
import { refusal } from './compose.ts';
import { verify } from './index.ts';
import { note } from './inquiry.ts';
import { build, issue, response } from './mdoc/testing/issue.ts';
import { isRecognised } from './recognised.ts';
import { certify } from './testing/authority.ts';
import { doorOf } from './testing/door.ts';

const look = (input: string | Uint8Array) => verify(input, { door: doorOf({}), now: '2026-06-01T12:00:00Z' });

describe('nothing was recognised', () => {
  test.each([
    ['a text', 'bonjour'],
    ['JSON of another kind', '{"name":"robot","name":"robot"}'],
    ['a badge as such, awarded to nobody', '{"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass"}'],
    ['a session token', `${btoa('{"alg":"HS256"}')}.${btoa('{"sub":"1"}')}.AAAA`.replaceAll('=', '')],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  ])('%s', async (_, input) => {
    const report = await look(input);
    expect([report.standard, report.verdict]).toEqual(['unknown', 'unverified']);
    expect(isRecognised(report)).toBe(false);
  });

  test('what could not be looked at', () => {
    expect(isRecognised(refusal('unknown', note('source', 'unknown', 'timeout')))).toBe(false);
  });
});

describe('a credential was recognised', () => {
  test('a mobile document, though the list of standards has no name for it, whatever is known of it', async () => {
    const by = await certify({ signedBy: await certify({ name: 'Racine', authority: true }) });
    for (const bytes of [response(await issue(by)), await build(by, { unprotected: [] })]) {
      const report = await look(bytes);
      expect([report.standard, report.verdict]).toEqual(['unknown', 'unverified']);
      expect(isRecognised(report)).toBe(true);
    }
  });

  test('a badge whose address cannot be reached', async () => {
    const report = await look('https://badges.example/assertions/1');
    expect(report.verdict).toBe('unverified');
    expect(isRecognised(report)).toBe(true);
  });

  test('a broken one', async () => {
    const report = await look('{"@context": ["https://www.w3.org/ns/credentials/v2"');
    expect([report.standard, report.verdict]).toEqual(['unknown', 'invalid']);
    expect(isRecognised(report)).toBe(true);
  });
});
