/** What plays an organisation's own network lies on 127.0.0.2: no credential and no redirect can make Aloi read there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NAME } from './harness/build.ts';
import { add, credentials, type Session, startSession } from './harness/session.ts';
import { untilTrue } from './harness/tab.ts';

let session: Session;
beforeAll(async () => {
  session = await startSession();
});
afterAll(() => session?.close());

const inside = () => session.world.requests.filter(({ address }) => address === '127.0.0.2');

/** Puts links on a page, opens Aloi, and gives back the code each address was refused with. */
async function reasonsFor(urls: string[]): Promise<(string | undefined)[]> {
  const { tab, id } = await session.visit('https://lent.example/');
  session.world.requests.length = 0;
  await add(tab, urls.map((url) => `<p><a href="${url}">badge</a></p>`).join(''));
  await untilTrue('all on the toolbar', async () => Number(await session.toolbarCount(id)) === urls.length);
  const popup = await session.openPopup(id, 45_000);
  expect((await credentials(popup)).map((one) => one.verdict)).toEqual(urls.map(() => 'unverified'));
  const byUrl = await popup.evaluate(async () => {
    const stored = Object.values(await chrome.storage.session.get(null)) as {
      input?: { url?: string };
      report?: { reasons: string[] };
    }[];
    return stored.flatMap((job) => (job.input?.url && job.report ? [[job.input.url, job.report.reasons[0]]] : []));
  }, undefined);
  const reasons = new Map(byUrl as [string, string][]);
  return urls.map((url) => reasons.get(new URL(url).href));
}

test('addresses and names of a private network are not asked', async () => {
  const hosts = ['127.0.0.2', 'intranet.local', 'localhost', '10.0.0.1', '[::1]', '0x7f000002', '2130706434'];
  const urls = hosts.map((host, index) => `https://${host}/badge-${index}.json`);
  expect(await reasonsFor(urls)).toEqual(urls.map(() => 'private-address'));
  expect(inside()).toEqual([]);
});

test('redirects do not lead there', async () => {
  const urls = ['https://lent.example/private?to=badge.json', 'https://lent.example/intranet?to=badge.json'];
  expect(await reasonsFor(urls)).toEqual(['private-address', 'private-address']);
  expect(inside()).toEqual([]);
});

// Firefox is led to the world by a proxy, and behind a proxy the connected address says nothing.
test.runIf(NAME === 'chromium')('a public name that leads inside: its answer is dropped', async () => {
  const [reason] = await reasonsFor(['https://rebind.example/credential.json?is=badge.json']);
  expect(reason).toBe('private-address');
  const everything = await session.home.evaluate(
    async () => JSON.stringify([await chrome.storage.session.get(null), await chrome.storage.local.get(null)]),
    undefined,
  );
  expect(everything).not.toContain('nobody outside should read this');
});

test.runIf(NAME === 'chromium')('nor for what a credential points to', async () => {
  const { tab, id } = await session.visit('https://lent.example/');
  session.world.requests.length = 0;
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:3b4bd2a0-6d2e-4a52-9f0e-000000000001',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'did:web:rebind.example', type: ['Profile'], name: 'Inside' },
    validFrom: '2024-01-01T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: { id: 'urn:x:1', type: ['Achievement'], name: 'A', description: 'A', criteria: { narrative: 'A' } },
    },
    credentialStatus: { id: 'https://intranet.local/status', type: '1EdTechRevocationList' },
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2024-01-01T00:00:00Z',
      verificationMethod: 'did:web:rebind.example#key-1',
      proofPurpose: 'assertionMethod',
      proofValue: `z${'1'.repeat(10)}${'2'.repeat(78)}`,
    },
  };
  await add(tab, `<pre>${JSON.stringify(credential)}</pre>`);
  await untilTrue('it on the toolbar', () => session.toolbarCount(id));
  const popup = await session.openPopup(id, 45_000);
  const [only] = await credentials(popup);
  expect(only?.verdict).toMatch(/^(unverified|invalid)$/);
  expect(inside().filter(({ host }) => host !== 'rebind.example')).toEqual([]);
});

test('an option opens exactly the host it names', async () => {
  const own = await startSession({ allowedHosts: ['127.0.0.1', 'intranet.local', '127.0.0.2'] });
  try {
    const { tab, id } = await own.visit('https://lent.example/');
    await add(tab, '<a href="https://intranet.local/credential.json?is=badge.json">badge</a>');
    await untilTrue('it on the toolbar', () => own.toolbarCount(id));
    await own.openPopup(id, 45_000);
    expect(own.world.requests.filter(({ host }) => host === 'intranet.local')).not.toEqual([]);
  } finally {
    await own.close();
  }
});
