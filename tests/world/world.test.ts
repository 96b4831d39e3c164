import { request } from 'node:https';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { compactVerify, importJWK, importSPKI } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  expectations,
  personalExpectations,
  readWorldFile,
  startWorld,
  type World,
  worldFetch,
  worldFile,
} from './index.ts';
import { loader } from './mint/loader.ts';
import { badgrId, badgrPage } from './sites/badgr.ts';
import { BROKEN } from './sites/broken.ts';
import { credlyAssertion, credlyPage, credlySigned } from './sites/credly.ts';
import { FACTORY } from './sites/factory.ts';
import { moodleAssertion, moodlePage } from './sites/moodle.ts';
import { wrapped } from './sites/network.ts';
import { PERSONAL } from './sites/personal.ts';
import { ADDRESS, DID, FACULTY, university } from './sites/university.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

interface Got {
  status: number;
  type: string;
  location: string | undefined;
  text: string;
  bytes: Buffer;
}

/** Asks the running server for a host by name, as a browser with a mapped name would. */
function get(url: string, accept = 'application/ld+json, application/json', address = '127.0.0.1'): Promise<Got> {
  const { host, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: address,
        port: world.port,
        servername: /^\d/.test(host) ? '' : host,
        path: pathname + search,
        headers: { host, accept },
        ca: world.certificate.cert,
        checkServerIdentity: () => undefined,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const bytes = Buffer.concat(parts);
          const { 'content-type': type = '', location } = response.headers;
          resolve({ status: response.statusCode ?? 0, type, location, text: bytes.toString(), bytes });
        });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

const json = async (url: string) => JSON.parse((await get(url)).text);

/** Documents of the running web for the issuing library: DID documents, methods, status lists. */
async function documents(credential: Record<string, unknown>) {
  const known = new Map<string, unknown>();
  const method = (credential['proof'] as { verificationMethod: string }).verificationMethod;
  const [did = ''] = method.split('#');
  if (did.startsWith('did:web:')) {
    const [host = '', ...path] = did.slice(8).split(':');
    const document = await json(`https://${host}/${path.length > 0 ? path.join('/') : '.well-known'}/did.json`);
    known.set(did, document);
    for (const listed of document.verificationMethod) {
      known.set(listed.id, { '@context': 'https://w3id.org/security/multikey/v1', ...listed });
    }
  } else {
    const key = { id: method, type: 'Multikey', controller: did, publicKeyMultibase: method.split('#')[1] };
    known.set(did, { '@context': 'https://www.w3.org/ns/did/v1', id: did, assertionMethod: [method] });
    known.set(method, { '@context': 'https://w3id.org/security/multikey/v1', ...key });
  }
  for (const list of ['revocation', 'suspension']) {
    const url = `https://univ-rivage.example/status/${list}`;
    known.set(url, await json(url));
  }
  return loader(known);
}

const suite = () => new DataIntegrityProof({ cryptosuite });

/** What the issuing library says of the signature alone: its own status and date rules are stepped over. */
async function authentic(url: string): Promise<boolean> {
  const credential = await json(url);
  const validFrom = credential.validFrom ?? credential.issuanceDate;
  const result = await vc.verifyCredential({
    credential,
    suite: suite(),
    documentLoader: await documents(credential),
    now: validFrom,
    checkStatus: async () => ({ verified: true }),
  });
  return result.verified;
}

describe('server', () => {
  test('answers by host, logs what it was asked', async () => {
    world.requests.length = 0;
    const page = await get('https://quotidien.example/', 'text/html');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Le Quotidien de l’Estuaire');
    expect(world.requests).toMatchObject([
      { host: 'quotidien.example', method: 'GET', path: '/', address: '127.0.0.1' },
    ]);
  });

  test('plays a private network on another loopback address', async () => {
    expect(world.hosts).toContain('intranet.local');
    expect((await json('https://lent.example/assertion.json')).type).toBe('Assertion');
    expect((await get(BROKEN.toPrivate)).location).toBe('https://127.0.0.2/credential.json');
    const secret = await get('https://intranet.local/credential.json', '*/*', '127.0.0.2');
    expect(secret.text).toContain('nobody outside');
    expect(world.requests.at(-1)).toMatchObject({ host: 'intranet.local', address: '127.0.0.2' });
  });

  test('maps every name for Chromium and for Firefox, and no other', () => {
    const [rules = ''] = world.chromiumArgs();
    expect(rules).toContain(`MAP www.credly.com 127.0.0.1:${world.port}`);
    expect(rules).toContain(`MAP rebind.example 127.0.0.2:${world.port}`);
    expect(rules).toMatch(/MAP \* ~NOTFOUND$/);
    expect(rules).not.toContain('injoignable.example');
    expect(world.firefoxProxy).toContain('"www.credly.com"');
    expect(world.firefoxProxy).not.toContain('injoignable');
  });

  test.each([
    [credlyPage('cloud')],
    [ADDRESS.robotics.replace('.json', '').replace('/credentials/', '/badges/')],
    [`${FACTORY.facilitator}.html`],
    [moodlePage('privacy')],
    [badgrPage('scratch')],
    ['https://hostile.example/many.html'],
  ])('gives browsers a page at %s', async (url) => {
    const got = await get(url, 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect([got.status, got.type]).toEqual([200, 'text/html; charset=utf-8']);
  });

  test.each([FACTORY.facilitator, badgrId('scratch'), credlyPage('cloud'), FACULTY])(
    'gives machines data and browsers a page at %s',
    async (url) => {
      expect((await get(url, 'text/html')).type).toContain('text/html');
      expect((await get(url)).type).toMatch(/json$/);
    },
  );

  test.each([
    [BROKEN.error, 500],
    [BROKEN.login, 200],
    [BROKEN.limited, 429],
    [credlyAssertion('withdrawn'), 410],
    [credlyAssertion('hidden'), 403],
    [moodleAssertion('withdrawn'), 410],
    [`https://magistere.ac-normandie.example/dgesco/badges/assertion.php?b=${'0'.repeat(40)}&obversion=2`, 410],
    [FACTORY.neverIssued, 404],
    ['https://openbadgepassport.com/app/obpv1/p/badge/info/218408', 401],
  ])('%s answers %i', async (url, status) => {
    expect((await get(url)).status).toBe(status);
  });

  test('parameters are found in any order', async () => {
    const [path, query = ''] = moodleAssertion('privacy').split('?');
    const turned = `${path}?${query.split('&').reverse().join('&')}`;
    expect((await json(turned)).id).toBe(moodleAssertion('privacy'));
  });

  test('an endless body does not end, a silent one does not begin', async () => {
    for (const [url, least] of [
      [BROKEN.endless, 20_000_000],
      [BROKEN.silent, 0],
    ] as const) {
      const fetched = await (await worldFetch())(url);
      const reader = fetched.body?.getReader();
      let length = 0;
      while (length < least) length += (await reader?.read())?.value?.length ?? Number.NaN;
      expect(length).toBeGreaterThanOrEqual(least);
    }
  });
});

describe('credentials, by the libraries that issued them', () => {
  test.each([
    ['robotics', true],
    ['expired', true],
    ['revoked', true],
    ['suspended', true],
    ['future', true],
    ['statusDown', true],
    ['pioneer', true],
    ['master', undefined],
    ['wrongKey', false],
  ] as const)('university %s: %s', async (name, good) => {
    if (good === undefined) expect(await authentic(PERSONAL.json)).toBe(true);
    else expect(await authentic(ADDRESS[name])).toBe(good);
  });

  test('altered, forged and added to: refused', async () => {
    expect(await authentic(PERSONAL.alteredJson)).toBe(false);
    expect(await authentic(PERSONAL.unsignedTerm)).toBe(false);
    expect(await authentic('https://contrefacon.example/credentials/doctorat.json')).toBe(false);
  });

  test('did:key badges of the platform, and the one that calls itself a rectorat: authentic', async () => {
    for (const url of [FACTORY.facilitator, FACTORY.community, FACTORY.withdrawn])
      expect(await authentic(url)).toBe(true);
    expect(await authentic(credlySigned('security'))).toBe(true);
    expect(await authentic('https://contrefacon.example/credentials/rectorat.json')).toBe(true);
  });

  test('the endorsement inside is good on its own', async () => {
    const [endorsement] = (await json(ADDRESS.robotics)).endorsement;
    const result = await vc.verifyCredential({
      credential: endorsement,
      suite: suite(),
      documentLoader: await documents(endorsement),
    });
    expect(result.verified).toBe(true);
    expect(endorsement.credentialSubject.id).toBe(ADDRESS.robotics);
  });

  test.each([
    ['robotics', false, false],
    ['revoked', true, false],
    ['suspended', false, true],
  ] as const)('status lists: %s revoked %s, suspended %s', async (name, revoked, suspended) => {
    const credential = await json(ADDRESS[name]);
    const { results } = await checkStatus({ credential, suite: suite(), documentLoader: await documents(credential) });
    expect(results?.map((one) => [one.credentialStatus.statusPurpose, one.status])).toEqual([
      ['revocation', revoked],
      ['suspension', suspended],
    ]);
  });

  test('tokens: signed by the keys of the faculty’s controller document', async () => {
    const faculty = await json(FACULTY);
    for (const [url, alg] of [
      [ADDRESS.latin, 'RS256'],
      [ADDRESS.edition, 'ES256'],
      [ADDRESS.archives, 'EdDSA'],
      [PERSONAL.alteredToken, undefined],
    ] as const) {
      const { text } = await get(url);
      const { kid } = JSON.parse(Buffer.from(text.split('.')[0] ?? '', 'base64url').toString());
      const method = faculty.verificationMethod.find((one: { id: string }) => one.id === kid);
      expect(faculty.assertionMethod).toContain(kid);
      const verified = importJWK(method.publicKeyJwk, alg ?? 'EdDSA').then((key) => compactVerify(text, key));
      if (alg === undefined) await expect(verified).rejects.toThrow('signature verification failed');
      else expect((await verified).protectedHeader.alg).toBe(alg);
    }
  });

  test('Open Badges 2.0 as JWS: signed by the key that the profile names', async () => {
    const { text } = await get(PERSONAL.textile);
    const assertion = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString());
    const issuer = await json((await json(assertion.badge)).issuer);
    expect(issuer.publicKey).toBe(assertion.verification.creator);
    const key = await importSPKI((await json(issuer.publicKey)).publicKeyPem, 'RS256');
    expect((await compactVerify(text, key)).protectedHeader.alg).toBe('RS256');
    const { revokedAssertions } = await json(issuer.revocationList);
    expect(revokedAssertions.map((one: { id: string }) => one.id)).not.toContain(assertion.id);
  });

  test('the university’s key for logging in is not for assertions', async () => {
    const document = await json('https://univ-rivage.example/.well-known/did.json');
    expect(document.id).toBe(DID);
    expect(document.assertionMethod).toEqual([`${DID}#cle-2024`]);
    expect((await json(ADDRESS.wrongKey)).proof.verificationMethod).toBe(`${DID}#cle-connexion`);
  });
});

describe('hosted badges', () => {
  test.each([
    [moodleAssertion('privacy')],
    [badgrId('laser')],
    [badgrId('lapsed')],
    [credlyAssertion('cloud')],
    [FACTORY.explorer],
    [FACTORY.passport],
  ])('%s is served under its own id, with class and issuer of the same host', async (id) => {
    const assertion = await json(id);
    expect(assertion.id).toBe(id);
    const badge = await json(assertion.badge);
    expect(badge.id).toBe(assertion.badge);
    const issuer = await json(badge.issuer);
    expect(issuer.id).toBe(badge.issuer);
    expect(new URL(issuer.id).host).toBe(new URL(id).host);
  });

  test('a revoked award of Badgr answers 200 with the fact', async () => {
    expect(await json(badgrId('withdrawn'))).toMatchObject({ id: badgrId('withdrawn'), revoked: true });
  });

  test('everything in one answer when asked to expand', async () => {
    const { badge } = await json(`${badgrId('laser')}.json?expand=badge&expand=badge.issuer`);
    expect(badge.issuer.name).toBe('Fab-lab L’Estran');
  });
});

describe('images', () => {
  test.each([
    [PERSONAL.robotics, 'iTXt', 'openbadgecredential\0\0\0\0\0{'],
    [PERSONAL.address, 'tEXt', `openbadges\0${moodleAssertion('robots')}`],
    [PERSONAL.token, 'iTXt', 'openbadgecredential\0\0\0\0\0eyJ'],
    [PERSONAL.compressed, 'iTXt', 'openbadgecredential\0\u0001\0\0\0x'],
    [PERSONAL.zipped, 'zTXt', 'openbadges\0\0x'],
  ])('%s carries %s', async (url, type, start) => {
    const { bytes } = await get(url);
    const at = bytes.indexOf(type, 0, 'latin1');
    expect(at).toBe(8 + 25 + 4);
    expect(
      bytes
        .subarray(at + 4)
        .toString('latin1')
        .startsWith(start),
    ).toBe(true);
  });

  test('broken ones are broken as said', async () => {
    expect((await get(BROKEN.truncated)).bytes.length).toBeLessThan(100);
    expect((await get(BROKEN.oversized)).bytes.length).toBeGreaterThan(5 * 1024 * 1024);
    const lying = (await get('https://contrefacon.example/images/badge-tronque.png')).bytes;
    expect(lying.readUInt32BE(8 + 25)).toBeGreaterThan(lying.length);
  });

  test('SVG in both vocabularies', async () => {
    expect((await get(PERSONAL.svg3)).text).toMatch(/<openbadges:credential><!\[CDATA\[\n\{/);
    expect((await get(PERSONAL.svg2)).text).toContain(`<openbadges:assertion verify="${FACTORY.explorer}">`);
  });
});

describe('expectations', () => {
  test('every one stands on the profile, wrapped, once; titles and ids are distinct', async () => {
    const { text } = await get('https://www.linkedin.com/in/camille-moreau/', 'text/html');
    for (const { url } of expectations) {
      // Late rows travel as JSON in a script element, where markup is escaped.
      const address = wrapped(url).replaceAll('&', '&amp;');
      expect(text.split(`"${address}"`).length + text.split(`\\"${address}\\"`).length).toBe(3);
    }
    const ids = expectations.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(expectations.map(({ key }) => key)).size).toBe(expectations.length);
  });

  test('what is said of the personal site stands there', async () => {
    const { text } = await get('https://camille-moreau.example/', 'text/html');
    for (const { via, url = '' } of personalExpectations) {
      const { host, pathname } = new URL(url || 'https://camille-moreau.example/');
      if (via === 'text') expect(text).toContain(world.minted.university.jwt.edition);
      else if (host === 'camille-moreau.example') expect(text).toContain(`"${pathname}"`);
      else expect(text).toContain(pathname.split('/').find((part) => /^[\da-f-]{36}$/.test(part)) ?? url);
    }
  });

  test('every verdict, every level that needs no list, and reasons where there is a reason', () => {
    expect(new Set(expectations.map(({ verdict }) => verdict))).toEqual(
      new Set(['valid', 'expired', 'revoked', 'suspended', 'not-yet-valid', 'invalid', 'unverified']),
    );
    expect(new Set(expectations.map(({ identity }) => identity))).toEqual(
      new Set(['domain', 'platform', 'claimed', undefined]),
    );
    for (const { verdict, reasons } of expectations) {
      if (verdict === 'valid') expect(reasons).toEqual([]);
      else expect(reasons ?? ['left open']).not.toEqual([]);
    }
  });

  test('nothing of it is on the newspaper', async () => {
    const { text } = await get('https://quotidien.example/', 'text/html');
    for (const { url } of expectations) expect(text).not.toContain(url);
  });
});

describe('without servers', () => {
  test('the world file holds what the servers say', async () => {
    const file = await worldFile();
    for (const url of [
      ADDRESS.robotics,
      moodleAssertion('privacy'),
      badgrId('scratch'),
      credlyAssertion('withdrawn'),
      FACTORY.neverIssued,
    ]) {
      const got = await get(url);
      expect(file[url]).toMatchObject({ status: got.status, headers: { 'content-type': got.type }, body: got.text });
    }
    expect(file[BROKEN.loop]).toMatchObject({ status: 302, redirect: `${BROKEN.loop}-2` });
    expect(file[BROKEN.unreachable]).toBeUndefined();
    const image = file[PERSONAL.robotics]?.file ?? '';
    expect(Buffer.from(await readWorldFile(image)).equals((await get(PERSONAL.robotics)).bytes)).toBe(true);
  });

  test('minted twice, it is the same to the letter', async () => {
    const again = await university();
    expect(again.jwt).toEqual(world.minted.university.jwt);
    expect(again.signed).toEqual(world.minted.university.signed);
  });

  test('a fetch over the same sites, with redirects left to the caller', async () => {
    const asked: string[] = [];
    const fetch = await worldFetch((url) => asked.push(url));
    expect((await fetch(BROKEN.toPrivate)).headers.get('location')).toBe('https://127.0.0.2/credential.json');
    await expect(fetch(BROKEN.unreachable)).rejects.toThrow('fetch failed');
    expect(asked).toEqual([BROKEN.toPrivate, BROKEN.unreachable]);
  });
});
