import { expect, test } from 'vitest';
import { madeUp } from '../../ui/testing.ts';
import { brief } from './brief.ts';
import { folderName } from './folder-name.ts';
import { keptReport, mayKeep } from './may-keep.ts';
import { documentName } from './save.ts';
import { nameInTitle } from './suggest.ts';

test('names in titles of pages', () => {
  expect(nameInTitle('Camille Moreau | LinkedIn')).toBe('Camille Moreau');
  expect(nameInTitle('(3) Jean-Pierre de La Tour – Badges')).toBe('Jean-Pierre de La Tour');
  expect(nameInTitle('Open Badge Passport')).toBe('Open Badge Passport');
  expect(nameInTitle('Camille Moreau, professeure de technologie')).toBe('Camille Moreau');
  expect(nameInTitle('Mes badges')).toBeUndefined();
  expect(nameInTitle('Accueil')).toBeUndefined();
  expect(nameInTitle('')).toBeUndefined();
});

test('folders as people', () => {
  expect(folderName(['Candidats/Dupont_Marie/badge.png'])).toBe('Dupont Marie');
  expect(folderName(['Dupont Marie/badge.png'])).toBe('Dupont Marie');
  expect(folderName(['all.zip', 'Dupont Marie/2024/badge.png'])).toBe('Dupont Marie');
  expect(folderName(['badge.png'])).toBeUndefined();
  expect(folderName([])).toBeUndefined();
});

test('documents of a service whose terms forbid it are not kept; one’s own files are', () => {
  const page = { url: 'https://www.credly.com/badges/1' };
  const there = madeUp({ source: { url: 'https://api.credly.com/v1/obi/v2/badge_assertions/1', retrieved: [] } });
  expect(mayKeep(page, madeUp())).toBe(false);
  expect(mayKeep({ url: 'https://short.example/x' }, there)).toBe(false);
  expect(mayKeep({ digest: 'sha256:1', name: 'badge.png' }, there)).toBe(true);
  expect(mayKeep({ url: 'https://univ.example/1' }, madeUp())).toBe(true);
  expect(mayKeep({ url: 'https://credly.com.evil.example/1' }, madeUp())).toBe(true);
});

test('a short form keeps verdict and headline, and is short', () => {
  const long = 'x'.repeat(100_000);
  const report = madeUp({
    verdict: 'invalid',
    reasons: ['not-found'],
    checks: [{ id: 'hosted.fetch', outcome: 'fail', code: 'not-found', about: long, detail: { long } }],
    achievement: {
      name: long,
      description: long,
      image: `data:image/png;base64,${long}`,
      criteria: { narrative: long },
    },
    evidence: [{ narrative: long }],
    endorsements: Array.from({ length: 90 }, () => madeUp({ comment: long, endorsements: [madeUp()] })),
  });
  const short = brief(report);
  expect(JSON.stringify(short).length).toBeLessThan(20_000);
  expect(short).toMatchObject({
    verdict: 'invalid',
    reasons: ['not-found'],
    checks: [{ id: 'hosted.fetch', outcome: 'fail', code: 'not-found' }],
  });
});

test('names of saved documents', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(documentName(Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'Écriture / lecture')).toBe('Ecriture-lecture.png');
  expect(documentName(bytes(' {"a":1}'), '../../etc')).toBe('etc.json');
  expect(documentName(bytes('<svg/>'), '')).toBe('badge.svg');
  expect(documentName(bytes('eyJ.a.b'), 'x')).toBe('x.txt');
});

test('what such a service says beside a badge is not kept either', () => {
  const report = (platform: string, host: string) => madeUp({ said: { platform, host, recipient: 'Camille' } });
  const kept = (host: string, url = `https://${host}/1`) => keptReport({ url }, report('x', host));
  expect(kept('www.credly.com')).not.toHaveProperty('said');
  expect(kept('www.credly.com', 'https://short.example/1')).not.toHaveProperty('said');
  expect(kept('moodle.example')).toMatchObject({ said: { recipient: 'Camille' } });
});
