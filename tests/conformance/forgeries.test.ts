/**
 * Every forgery and pitfall of the field notes (`specifications.md`, sections 0 and 13, numbered as there), through the
 * whole engine over a web in memory: refused, and for the right reason. Section 14 stands in `mistakes.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import { bake, iTXt, svg, tEXt } from '../../src/read/testing/bake.ts';
import { verify } from '../../src/verify/index.ts';
import {
  assertion,
  CLASS,
  ID,
  ISSUER,
  badge as oldBadge,
  profile,
} from '../../src/verify/open-badges-2/testing/world.ts';
import { badge, withAchievement } from '../../src/verify/testing/badges.ts';
import { controllerOf, issue, type Json } from '../../src/verify/testing/issue.ts';
import {
  bitstring,
  EXTENSIONS,
  entry,
  jwkList,
  keys,
  LIST,
  multibaseOf,
  NOW,
  published,
  run,
  signed,
  statusList,
  token,
  tokenSigner,
  VICTIM,
  VICTIM_DOCUMENT,
  withTerms,
} from './testing/issuers.ts';
import { bytes, judged, redirect, type Served, said, text, webOf } from './testing/web.ts';

describe('0.1 a did:key proves integrity, not identity', () => {
  it('a did:key that calls itself a rectorat is only claimed', async () => {
    const { did = '' } = keys.forger;
    const forged = await issue(
      badge('2.0', {
        issuer: { id: did, type: ['Profile'], name: 'Rectorat de Poitiers', url: 'https://www.ac-poitiers.fr/' },
      }),
      'eddsa-rdfc-2022',
      keys.forger,
      { method: `${did}#${multibaseOf(keys.forger)}` },
    );
    const report = await examine(JSON.stringify(forged), { fetch: webOf({}).fetch, now: NOW });
    expect(report).toMatchObject({ verdict: 'valid', issuer: { identity: { level: 'claimed', evidence: [] } } });
  });

  it('a badge on a shared platform is the platform’s word, not the named issuer’s', async () => {
    const id = 'https://api.badgr.io/public/assertions/AbCdEfGhIjKlMnOpQrStUv';
    const issuer = 'https://api.badgr.io/public/issuers/aaaaaaaaaaaaaaaaaaaaaa';
    const report = await examine(id, {
      fetch: webOf({
        [id]: assertion({ id }),
        [CLASS]: oldBadge({ issuer }),
        [issuer]: profile({ id: issuer, name: 'Rectorat de Poitiers', url: 'https://www.ac-poitiers.fr/' }),
      }).fetch,
      now: NOW,
    });
    expect(report).toMatchObject({ verdict: 'valid', issuer: { identity: { level: 'platform' } } });
  });
});

describe('0.2 a key in the fragment is nobody’s key until its controller lists it', () => {
  const fragment = multibaseOf(keys.forger);
  const profileAt = 'https://victim.example/issuer';

  it.each([
    ['did:web', VICTIM, published],
    [
      'https profile with a list',
      profileAt,
      { [profileAt]: { ...controllerOf(profileAt, keys.honest), type: 'Profile', name: 'V' } },
    ],
    ['https profile without any key', profileAt, { [profileAt]: { id: profileAt, type: 'Profile', name: 'V' } }],
  ])('%s', async (_what, id, served) => {
    const issuer = { id, type: ['Profile'], name: 'Université' };
    const forged = await signed({ issuer }, { key: keys.forger, method: `${id}#${fragment}` });
    const report = await run(forged, served);
    expect(report.checks).toContainEqual(expect.objectContaining({ id: 'proof.signature', outcome: 'pass' }));
    expect(judged(report)).toBe('invalid key-not-listed');
  });

  it.each(['did:web', 'https'])('%s, while the list cannot be had: undecided', async (kind) => {
    const id = kind === 'https' ? profileAt : VICTIM;
    const issuer = { id, type: ['Profile'], name: 'Université' };
    const forged = await signed({ issuer }, { key: keys.forger, method: `${id}#${fragment}` });
    expect(judged(await run(forged, {}))).toBe('unverified key-list-unavailable');
  });

  it('kid of a JWT likewise', async () => {
    const { did = '' } = keys.forger;
    const signer = await tokenSigner('EdDSA');
    const forged = await token(signer, { alg: 'EdDSA', kid: `${VICTIM}#${multibaseOf(keys.forger)}` });
    const report = await run(forged);
    expect(report.verdict).toBe('invalid');
    expect(report.reasons).toContain('key-not-listed');
    expect(judged(await run(await token(signer, { alg: 'EdDSA', kid: did })))).toContain('key-of-another');
  });
});

describe('0.3 what a context did not define when it was signed is not signed', () => {
  it('an endorsement token added afterwards', async () => {
    const later = { ...(await signed()), endorsementJwt: ['eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x'] };
    const report = await run(later);
    // The snapshot of the context from before the term existed does not see it, and under that the signature holds.
    expect(judged(report)).toBe('invalid unsigned-terms');
    expect(report.checks).toContainEqual(
      expect.objectContaining({ id: 'context', detail: { terms: ['endorsementJwt'] } }),
    );
    expect(report.endorsements).toEqual([]);
  });

  it('a claim that no context defines is named and not shown', async () => {
    const report = await run({ ...(await signed()), secretClaim: 'Doctorat' });
    expect(judged(report)).toBe('invalid unsigned-terms');
    expect(report.checks).toContainEqual(
      expect.objectContaining({ id: 'context', outcome: 'fail', detail: { terms: ['secretClaim'] } }),
    );
    expect(JSON.stringify({ ...report, checks: [] })).not.toContain('Doctorat');
  });

  it('and one within the achievement', async () => {
    const altered = withAchievement(await signed(), { mention: 'Très bien' });
    expect(judged(await run(altered))).toBe('invalid unsigned-terms');
  });
});

describe('0.4 a status is asked whatever its type, all of them, and unknown is undecided', () => {
  const revoked = bitstring({ 94: 1 });

  it('StatusList2021Entry', async () => {
    const old = await issue(
      {
        '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/vc/status-list/2021/v1'],
        id: LIST,
        type: ['VerifiableCredential', 'StatusList2021Credential'],
        issuer: VICTIM,
        issuanceDate: '2025-01-01T00:00:00Z',
        credentialSubject: {
          id: `${LIST}#list`,
          type: 'StatusList2021',
          statusPurpose: 'revocation',
          encodedList: revoked.slice(1),
        },
      },
      'eddsa-rdfc-2022',
      keys.honest,
      { method: `${VICTIM}#key-1` },
    );
    const credential = badge('1.1');
    const contexts = [...(credential['@context'] as string[]), 'https://w3id.org/vc/status-list/2021/v1'];
    const of2021 = { '@context': contexts, credentialStatus: { ...entry(), type: 'StatusList2021Entry' } };
    const given = await signed(of2021, { model: '1.1' });
    expect(judged(await run(given, { ...published, [LIST]: old }))).toBe('revoked revoked');
  });

  it('1EdTechRevocationList', async () => {
    const url = 'https://univ-rivage.example/revoked.json';
    const given = await signed({
      ...withTerms(EXTENSIONS),
      credentialStatus: { id: url, type: '1EdTechRevocationList' },
    });
    const list = { id: url, issuer: VICTIM, revokedCredential: [{ id: given['id'], revocationReason: 'Erreur' }] };
    expect(judged(await run(given, { ...published, [url]: list }))).toBe('revoked revoked');
    expect(judged(await run(given, { ...published, [url]: { ...list, revokedCredential: [] } }))).toBe('valid');
    // 14, 1EdTech 5: an unreachable list was a mere warning.
    expect(judged(await run(given))).toBe('unverified status-unavailable');
  });

  it('a type that nobody knows', async () => {
    const given = await signed({ credentialStatus: { id: LIST, type: 'https://x.example/Unheard' } });
    expect(judged(await run(given))).toBe('unverified status-unsupported');
  });
});

describe('13.1 forgery', () => {
  it('a key in the header of a token, in the name of another', async () => {
    const signer = await tokenSigner('ES256');
    const forged = await token(signer, { alg: 'ES256', jwk: signer.jwk });
    expect(judged(await run(forged))).toBe('invalid key-not-listed');
    // Its own issuer publishes no list at all: Open Badges 3.0 asks for no more, but nothing binds the key either.
    const silent = await token(
      signer,
      { alg: 'ES256', jwk: signer.jwk },
      { iss: 'https://v.example/i', issuer: 'https://v.example/i' },
    );
    expect(judged(await run(silent, { 'https://v.example/i': { id: 'https://v.example/i', type: 'Profile' } }))).toBe(
      'unverified key-not-bound',
    );
    // Published by the issuer, it is good.
    expect(judged(await run(forged, { [VICTIM_DOCUMENT]: jwkList(VICTIM, signer.jwk) }))).toBe('valid');
  });

  it('a real id with other words around it, baked: the hosted words are shown', async () => {
    const served = { [ID]: assertion(), [CLASS]: oldBadge(), [ISSUER]: profile() };
    const altered = assertion({ badge: oldBadge({ name: 'Doctorat', issuer: profile({ name: 'Sorbonne' }) }) });
    const report = await run(bake(iTXt('openbadges', JSON.stringify(altered))), served);
    expect(report).toMatchObject({
      verdict: 'valid',
      achievement: { name: 'Robotique pédagogique' },
      issuer: { name: 'Université Bonne' },
    });
    expect(report.checks).toContainEqual(expect.objectContaining({ outcome: 'warn', code: 'content-differs' }));
  });

  it('an award on a host of the forger, with the issuer of another', async () => {
    const id = 'https://evil.example/assertions/1';
    const served = { [id]: assertion({ id }), [CLASS]: oldBadge(), [ISSUER]: profile() };
    expect(judged(await run(assertion({ id }), served))).toBe('invalid host-differs');
    // Embedding a profile of one's own making under the real id does not help.
    const policy = { type: 'VerificationObject', allowedOrigins: 'evil.example' };
    const embedded = assertion({ id, badge: oldBadge({ issuer: profile({ verification: policy }) }) });
    expect(judged(await run(embedded, { ...served, [id]: embedded }))).toBe('invalid host-differs');
  });
});

describe('13.2 scope of hosted awards', () => {
  const hosted = async (id: string, verification: Json | undefined, served: Record<string, Served> = {}) => {
    const policy = verification ? { verification: { type: 'VerificationObject', ...verification } } : {};
    return judged(
      await run(assertion({ id }), {
        [id]: assertion({ id }),
        [CLASS]: oldBadge(),
        [ISSUER]: profile(policy),
        ...served,
      }),
    );
  };

  it('allowedOrigins as text and as list', async () => {
    const id = 'https://badges.example/a/1';
    expect(await hosted(id, { allowedOrigins: 'badges.example' })).toBe('valid');
    expect(await hosted(id, { allowedOrigins: ['good.example', 'badges.example'] })).toBe('valid');
    expect(await hosted(id, { allowedOrigins: ['good.example'] })).toBe('invalid host-differs');
    expect(await hosted('https://sub.good.example/a/1', undefined)).toBe('invalid host-differs');
  });

  it('a port is part of the host', async () => {
    expect(await hosted('https://good.example/a/1', { allowedOrigins: 'good.example:8443' })).toBe(
      'invalid host-differs',
    );
    expect(await hosted('https://good.example:443/a/1', { allowedOrigins: 'good.example' })).toBe('valid');
    expect(await hosted('https://good.example:8443/a/1', { allowedOrigins: 'good.example:8443' })).toBe(
      'unverified port-refused',
    );
  });

  it('startsWith, up to a whole word', async () => {
    const prefix = { startsWith: 'https://good.example/x' };
    expect(await hosted('https://good.example/x/1', prefix)).toBe('valid');
    expect(await hosted('https://good.example/xevil/1', prefix)).toBe('unverified scope-differs');
    expect(await hosted('https://good.example/y/1', prefix)).toBe('invalid scope-differs');
    const trick = { startsWith: 'https://good.example', allowedOrigins: ['good.example', 'good.example.evil.example'] };
    expect(await hosted('https://good.example.evil.example/1', trick)).toBe('invalid scope-differs');
  });

  it('a user name in the address', async () => {
    const id = 'https://good.example@evil.example/a/1';
    expect(await hosted(id, { allowedOrigins: ['good.example', 'evil.example'] })).toBe('unverified bad-url');
  });

  it('a redirect off the site is another’s word', async () => {
    const elsewhere = 'https://evil.example/copy';
    const leads = { [ID]: redirect(elsewhere), [elsewhere]: assertion() };
    expect(await hosted(ID, undefined, leads)).toBe('unverified host-differs');
    // To a host that the issuer names, or within the site, it is as good as none.
    expect(await hosted(ID, { allowedOrigins: ['good.example', 'evil.example'] }, leads)).toBe('valid');
    const within = 'https://www.good.example/copy';
    expect(await hosted(ID, undefined, { [ID]: redirect(within, 301), [within]: assertion() })).toBe('valid');
  });
});

describe('13.3 revocation', () => {
  const documents = { [CLASS]: oldBadge(), [ISSUER]: profile() };

  it('410, and 200 with revoked: true', async () => {
    expect(judged(await run(assertion(), { ...documents, [ID]: text('Gone', 'text/plain', 410) }))).toBe(
      'revoked gone',
    );
    const withdrawn = { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: ID, revoked: true };
    expect(judged(await run(assertion(), { ...documents, [ID]: withdrawn }))).toBe('revoked revoked');
    // Another's note of revocation does not revoke this one.
    const other = { ...withdrawn, id: 'https://good.example/assertions/2' };
    expect(judged(await run(assertion(), { ...documents, [ID]: other }))).toBe('invalid id-differs');
  });

  it('410 of Moodle also answers for what never was: said by a code of its own', async () => {
    const id = 'https://moodle.example/badges/assertion.php?b=0123456789abcdef0123456789abcdef01234567&obversion=2';
    const report = await run(assertion({ id }), { [id]: text('', 'application/json', 410) });
    expect(judged(report)).toBe('revoked gone');
    expect(report.achievement?.name).toBeUndefined();
  });

  it('404 from the award’s own address: the issuer does not know it', async () => {
    expect(judged(await run(assertion(), { ...documents, [ID]: text('', 'text/plain', 404) }))).toBe(
      'invalid not-found',
    );
    expect(judged(await run(assertion(), { ...documents, [ID]: text('', 'text/plain', 503) }))).toBe(
      'unverified http-error',
    );
    expect(judged(await run(assertion(), { ...documents, [ID]: text('', 'text/plain', 403) }))).toBe(
      'unverified login-required',
    );
  });

  it('a status list of another issuer is not this issuer’s word', async () => {
    const other = 'did:web:other.example';
    const served = {
      ...published,
      'https://other.example/.well-known/did.json': controllerOf(other, keys.forger),
      [LIST]: await statusList(bitstring({}), { issuer: other, key: keys.forger }),
    };
    const given = await signed({ credentialStatus: entry() });
    expect(judged(await run(given, served))).toBe('unverified status-list-untrusted');
  });

  it('a status list altered on its way, or signed by nobody', async () => {
    const given = await signed({ credentialStatus: entry() });
    const list = await statusList(bitstring({ 94: 1 }));
    expect(judged(await run(given, { ...published, [LIST]: list }))).toBe('revoked revoked');
    const subject = { ...(list['credentialSubject'] as Json), encodedList: bitstring({}) };
    const altered = { ...list, credentialSubject: subject };
    expect(judged(await run(given, { ...published, [LIST]: altered }))).toBe('unverified status-list-untrusted');
    const { proof: _, ...bare }: Json = altered;
    expect(judged(await run(given, { ...published, [LIST]: bare }))).toBe('unverified status-list-untrusted');
  });

  it('an index as number or as text', async () => {
    const served = { ...published, [LIST]: await statusList(bitstring({ 94: 1 })) };
    for (const statusListIndex of [94, '94']) {
      const given = await signed({ credentialStatus: entry({ statusListIndex }) }, { suite: 'eddsa-jcs-2022' });
      expect(judged(await run(given, served)), typeof statusListIndex).toBe('revoked revoked');
    }
    for (const statusListIndex of ['-1', '9e9', '0x5e', '999999', '']) {
      const given = await signed({ credentialStatus: entry({ statusListIndex }) }, { suite: 'eddsa-jcs-2022' });
      expect(judged(await run(given, served)), statusListIndex).toBe('unverified status-broken');
    }
  });

  it('a list that unpacks to more than any list has', { timeout: 30_000 }, async () => {
    const bomb = bitstring({ 94: 1 }, 1, 8 * 64 * 1024 * 1024);
    expect(bomb.length).toBeLessThan(200_000);
    const given = await signed({ credentialStatus: entry() });
    const report = await run(given, { ...published, [LIST]: await statusList(bomb) });
    expect(judged(report)).toBe('unverified status-broken');
  });

  it('a list shorter than the least length', async () => {
    const given = await signed({ credentialStatus: entry() });
    const report = await run(given, { ...published, [LIST]: await statusList(bitstring({}, 1, 1024)) });
    expect(judged(report)).toBe('unverified status-broken');
  });
});

describe('13.4 addresses', () => {
  it('Credly writes one resource under /v1 and /api/v1: each is looked up as written', async () => {
    const uuid = '5a1c0d1e-4ef5-4ba0-9ea5-2b7a7e6b3f10';
    const id = `https://api.credly.com/v1/obi/v2/badge_assertions/${uuid}`;
    const other = `https://www.credly.com/api/v1/obi/v2/badge_assertions/${uuid}`;
    const issuer = 'https://api.credly.com/v1/obi/v2/issuers/1';
    const served = {
      [id]: assertion({ id }),
      [other]: assertion({ id }),
      [CLASS]: oldBadge({ issuer }),
      [issuer]: profile({ id: issuer }),
    };
    for (const address of [id, `https://www.credly.com/badges/${uuid}`, other]) {
      const report = await examine(address, { fetch: webOf(served).fetch, now: NOW });
      expect([report.verdict, report.source.id], address).toEqual(['valid', id]);
    }
  });
});

describe('13.5 images', () => {
  it('compressed text', async () => {
    const report = await run(bake(iTXt('openbadgecredential', JSON.stringify(await signed()), true)));
    expect([report.verdict, ...said(report)]).toEqual(['valid', 'image warn unusual-baking']);
  });

  it('two chunks: both are looked at, the worse one is not hidden', async () => {
    const good = await signed();
    const forged = withAchievement(good, { name: 'Doctorat' });
    for (const order of [
      [good, forged],
      [forged, good],
    ]) {
      const chunks = order.map((one) => iTXt('openbadgecredential', JSON.stringify(one)));
      const report = await run(bake(...chunks));
      expect([report.verdict, report.standard]).toEqual(['invalid', 'collection']);
      expect(report.contains.map(({ verdict }) => verdict).sort()).toEqual(['invalid', 'valid']);
    }
  });

  it('more chunks than are looked at', async () => {
    const chunks = Array.from({ length: 40 }, () => iTXt('openbadges', ID));
    const report = await run(bake(...chunks, iTXt('openbadges', 'x')), {
      [ID]: assertion(),
      [CLASS]: oldBadge(),
      [ISSUER]: profile(),
    });
    expect(judged(report)).toBe('unverified too-many-parts');
    expect(report.contains.map(({ verdict }) => verdict)).toEqual(['valid']);
  });

  it('UTF-8 in iTXt, and in tEXt where Latin-1 should be', async () => {
    const words = 'Développeur® – l’essentiel';
    const given = JSON.stringify(await signed({ name: words }));
    for (const image of [
      bake(iTXt('openbadgecredential', given)),
      bake(tEXt('openbadgecredential', Buffer.from(given, 'utf8'))),
    ]) {
      expect((await run(image)).verdict).toBe('valid');
    }
    // Read as Latin-1 it would be another text, and the signature would not hold.
    expect((await run(Buffer.from(given, 'utf8').toString('latin1'))).verdict).toBe('invalid');
  });

  it('an SVG with a script: only what is baked is read', async () => {
    const given = JSON.stringify(await signed());
    const image = svg(
      `<script>globalThis.aloiWasHere = true</script><openbadges:credential><![CDATA[${given}]]></openbadges:credential>`,
      'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" onload="globalThis.aloiWasHere = true"',
    );
    expect((await run(image)).verdict).toBe('valid');
    expect(globalThis).not.toHaveProperty('aloiWasHere');
    const entities = `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('<openbadges:assertion verify="&a;"/>').replace(/^<\?xml[^>]*>/, '')}`;
    expect((await run(entities)).verdict).not.toBe('valid');
  });
});

describe('13.6 nothing is asked of a private network', () => {
  const web = (served: Record<string, Served> = {}) => webOf({ ...published, ...served });
  const PRIVATE = [
    'https://10.0.0.1/',
    'https://127.0.0.1/',
    'https://169.254.169.254/',
    'https://[::1]/',
    'https://intranet.local/',
    'https://db.internal/',
    'https://router/',
  ];

  it.each(PRIVATE)('%s as a status list', async (address) => {
    const { fetch, asked } = web();
    const given = await signed({ credentialStatus: entry({ statusListCredential: `${address}status` }) });
    const report = await verify(JSON.stringify(given), { fetch, now: NOW });
    expect(judged(report)).toBe('unverified private-address');
    expect(asked).toEqual([VICTIM_DOCUMENT]);
  });

  it('as a key list, and behind a redirect', async () => {
    const did = 'did:web:192.168.1.1';
    const given = await signed({ issuer: { id: did, type: ['Profile'], name: 'X' } }, { method: `${did}#key-1` });
    expect(judged(await run(given))).toBe('unverified private-address');
    const { fetch, asked } = webOf({ [VICTIM_DOCUMENT]: redirect('https://192.168.1.1/did.json') });
    expect(judged(await verify(JSON.stringify(await signed()), { fetch, now: NOW }))).toBe(
      'unverified private-address',
    );
    expect(asked).toEqual([VICTIM_DOCUMENT]);
  });
});

describe('13.7 privacy', () => {
  it('requests carry no cookies and no referrer, go only where the check leads, and no recipient is in them', async () => {
    const given = await signed({
      credentialStatus: entry(),
      evidence: [{ id: 'https://beacon.example/evidence', type: ['Evidence'] }],
    });
    const withImage = { ...published, [LIST]: await statusList(bitstring({})) };
    const { fetch, asked, inits } = webOf(withImage);
    const report = await examine(JSON.stringify(given), {
      fetch,
      now: NOW,
      recipients: ['camille.moreau@ac-normandie.example'],
    });
    expect(report.verdict).toBe('valid');
    expect(asked.sort()).toEqual([VICTIM_DOCUMENT, LIST].sort());
    for (const init of inits) {
      expect(init).toMatchObject({ method: 'GET', credentials: 'omit', referrerPolicy: 'no-referrer' });
      expect(new Headers(init.headers).get('accept')).not.toContain('text/html');
    }
    expect(asked.join()).not.toMatch(/camille|beacon/);
  });

  it('a picture at an address is not fetched', async () => {
    const { fetch, asked } = webOf({
      ...published,
      'https://beacon.example/pixel.png': bytes(bake(), 'image/png'),
    });
    const image = { id: 'https://beacon.example/pixel.png', type: 'Image' };
    const plain = badge();
    const given = await issue(withAchievement(plain, { image }), 'eddsa-rdfc-2022', keys.honest, {
      method: `${VICTIM}#key-1`,
    });
    const report = await verify(JSON.stringify(given), { fetch, now: NOW });
    expect(said(report)).toEqual([]);
    expect(report.verdict).toBe('valid');
    expect(asked).toEqual([VICTIM_DOCUMENT]);
  });
});
