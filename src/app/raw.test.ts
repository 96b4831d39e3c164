import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepDocument } from './documents.ts';
import { type Job, newJob } from './job.ts';
import { rawOf } from './raw.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));
beforeEach(() => fakeBrowser.reset());

const OB2 = '{ "@context": "https://w3id.org/openbadges/v2",\n  "type": "Assertion", "id": "https://x.example/1" }';
const job = (more: { url: string } | { text: string }): Job =>
  newJob('key', { id: 'x', certainty: 'found', via: 'link', ...more }, 0) as Job;

test('text of a page is in its job, word for word', async () => {
  const raw = await rawOf(job({ text: OB2 }));
  expect(raw).toMatchObject({ texts: [OB2], name: 'credential.json', type: 'application/json' });
  expect(new TextDecoder().decode(raw?.bytes)).toBe(OB2);
});

test('what was fetched is what was kept, and nothing when nothing was', async () => {
  expect(await rawOf(job({ url: 'https://x.example/1' }))).toBeUndefined();
  await keepDocument('key', new TextEncoder().encode(OB2));
  expect((await rawOf(job({ url: 'https://x.example/1' })))?.texts).toEqual([OB2]);
});

test('a drawing is saved as it came, the credential in it is told apart, and it never opens as a page', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="https://x.example/1"><![CDATA[${OB2}]]></openbadges:assertion></svg>`;
  await keepDocument('key', new TextEncoder().encode(svg));
  const raw = await rawOf(job({ url: 'https://x.example/1.svg' }));
  expect(raw).toMatchObject({ texts: [OB2], name: 'credential.svg', type: 'application/octet-stream' });
});
