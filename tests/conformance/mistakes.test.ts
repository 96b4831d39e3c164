/**
 * The mistakes of other verifiers (field notes, `specifications.md`, section 14, named and numbered as there), each
 * put to the whole engine over a web in memory.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { base58 } from '@scure/base';
import canonicalize from 'canonicalize';
import { CompactSign } from 'jose';
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import { bake, iTXt, plainPng, svg } from '../../src/read/testing/bake.ts';
import { verify } from '../../src/verify/index.ts';
import {
  assertion,
  CLASS,
  ID,
  ISSUER,
  badge as oldBadge,
  signer as oldSigner,
  profile,
} from '../../src/verify/open-badges-2/testing/world.ts';
import { badge, withAchievement } from '../../src/verify/testing/badges.ts';
import { controllerOf, issue, type Json, type TestKey } from '../../src/verify/testing/issue.ts';
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
import { judged, redirect, type Served, said, text, webOf } from './testing/web.ts';

/** With a status list of the honest issuer. */
const listed = async (...list: Parameters<typeof statusList>): Promise<Record<string, Served>> => ({
  ...published,
  [LIST]: await statusList(...list),
});

/** Proofs over text, made by hand: no library signs chains. */
async function proofOver(document: Json, key: TestKey, more: Json = {}): Promise<Json> {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: '2025-09-01T09:00:00Z',
    verificationMethod: `${VICTIM}#key-1`,
    proofPurpose: 'assertionMethod',
    ...more,
  };
  const hash = (value: Json) =>
    createHash('sha256')
      .update(canonicalize(value) ?? '')
      .digest();
  const pair = key.pair as { signer(): { sign(input: object): Promise<Uint8Array> } };
  const signature = await pair.signer().sign({ data: Buffer.concat([hash(options), hash(document)]) });
  return { ...options, proofValue: `z${base58.encode(signature)}` };
}

describe('14 1EdTech validator', () => {
  it('1: did:web:mit.edu#<attacker’s key>', async () => {
    const forged = await signed({}, { key: keys.forger, method: `${VICTIM}#${multibaseOf(keys.forger)}` });
    expect(judged(await run(forged))).toBe('invalid key-not-listed');
  });

  it('2: a did:key without fragment signs for nobody else', async () => {
    const { did = '' } = keys.forger;
    expect(judged(await run(await signed({}, { key: keys.forger, method: did })))).toBe('invalid key-of-another');
    const silent = { issuer: { id: 'https://victim.example/', type: ['Profile'], name: 'V' } };
    const profileOnly = { 'https://victim.example/': { id: 'https://victim.example/', type: 'Profile' } };
    const forged = await signed(silent, { key: keys.forger, method: did });
    expect((await run(forged, profileOnly)).verdict).not.toBe('valid');
    // For itself it does.
    const own = { issuer: { id: did, type: ['Profile'], name: 'F' } };
    expect(judged(await run(await signed(own, { key: keys.forger, method: did }), {}))).toBe('valid');
  });

  it('3: the DID of kid is not the issuer', async () => {
    const signer = await tokenSigner('ES256');
    const other = 'did:web:evil.example';
    const served = { ...published, 'https://evil.example/.well-known/did.json': jwkList(other, signer.jwk) };
    const forged = await token(signer, { alg: 'ES256', kid: `${other}#key-1` });
    expect(judged(await run(forged, served))).toBe('invalid key-of-another');
  });

  it.each([
    ['iss', 'did:web:other.example', 'invalid claims-differ'],
    ['sub', 'did:web:other.example', 'invalid claims-differ'],
    ['jti', 'urn:uuid:00000000-0000-4000-8000-000000000000', 'invalid claims-differ'],
    // A bound, not an identity: the stricter date counts, and the difference is named.
    ['nbf', Date.parse('2027-01-01T00:00:00Z') / 1000, 'not-yet-valid not-yet-valid'],
    ['exp', Date.parse('2026-01-01T00:00:00Z') / 1000, 'expired expired'],
  ])('3: %s against the credential', async (claim, value, expected) => {
    const signer = await tokenSigner('ES256');
    const served = { [VICTIM_DOCUMENT]: jwkList(VICTIM, signer.jwk) };
    const subject = { ...(badge()['credentialSubject'] as Json), id: 'did:web:camille.example' };
    const header = { alg: 'ES256', kid: `${VICTIM}#key-1` };
    expect(judged(await run(await token(signer, header, { credentialSubject: subject }), served))).toBe('valid');
    const contrary = await token(signer, header, { credentialSubject: subject, [claim]: value });
    expect(judged(await run(contrary, served))).toBe(expected);
  });

  it('4: every proof is looked at and reported, not only the first', async () => {
    const { proof, ...document } = await signed({}, { suite: 'eddsa-jcs-2022' });
    const forged = { ...(await proofOver(document, keys.forger)), id: 'urn:forged' };
    for (const proofs of [
      [proof, forged],
      [forged, proof],
    ]) {
      const report = await run({ ...document, proof: proofs });
      expect(report.verdict).toBe('valid');
      expect(said(report)).toEqual(['proof.signature warn signature-mismatch']);
      expect(report.checks.filter(({ id }) => id === 'proof.signature')).toHaveLength(2);
    }
    expect(judged(await run({ ...document, proof: [forged, forged] }))).toBe('invalid signature-mismatch');
  });

  it('4: a chain holds only with the proof it names', async () => {
    const bare = badge('2.0');
    const first = await proofOver(bare, keys.honest, { id: 'urn:first' });
    const second = await proofOver({ ...bare, proof: [first] }, keys.honest, {
      id: 'urn:second',
      previousProof: 'urn:first',
    });
    const chained = await run({ ...bare, proof: [first, second] });
    expect(chained.verdict).toBe('valid');
    expect(said(chained)).toEqual([]);
    expect(judged(await run({ ...bare, proof: second }))).toBe('invalid previous-proof-missing');
    const swapped = await proofOver(bare, keys.honest, { id: 'urn:first', created: '2025-10-01T00:00:00Z' });
    expect(said(await run({ ...bare, proof: [swapped, second] }))).toContain('proof.signature warn signature-mismatch');
  });

  it('5: the second entry revokes, the first does not', async () => {
    const served = await listed(bitstring({ 7: 1 }));
    const given = await signed({ credentialStatus: [entry(), entry({ id: `${LIST}#7`, statusListIndex: '7' })] });
    expect(judged(await run(given, served))).toBe('revoked revoked');
  });

  it('5: suspension, messages and refresh', async () => {
    const purposes = ['revocation', 'suspension', 'message', 'refresh'];
    const served = await listed(bitstring({ 94: 1 }), { purpose: purposes });
    const of = (purpose: string) => signed({ credentialStatus: entry({ statusPurpose: purpose }) });
    expect(judged(await run(await of('suspension'), served))).toBe('suspended suspended');
    for (const purpose of ['message', 'refresh']) {
      const report = await run(await of(purpose), served);
      expect(report.verdict).toBe('valid');
      expect(said(report)).toEqual(['status.other warn status-message']);
    }
  });

  it('5: entries of several bits are read whole', async () => {
    const statusMessage = [
      { status: '0x0', message: 'valid' },
      { status: '0x1', message: 'pending review' },
      { status: '0x2', message: 'withdrawn' },
    ];
    const two = { statusSize: 2, statusPurpose: 'message', statusMessage };
    const jcs = { suite: 'eddsa-jcs-2022' };
    const report = await run(
      await signed({ credentialStatus: entry(two) }, jcs),
      await listed(bitstring({ 94: 1 }, 2), { purpose: 'message' }),
    );
    expect(report.checks).toContainEqual(
      expect.objectContaining({ id: 'status.other', detail: expect.objectContaining({ message: 'pending review' }) }),
    );
    // The first bit of 01 is 0: reading only that one would miss it.
    const revocation = await signed({ credentialStatus: entry({ statusSize: 2 }) }, jcs);
    expect(judged(await run(revocation, await listed(bitstring({ 94: 1 }, 2))))).toBe('revoked revoked');
    expect(judged(await run(revocation, await listed(bitstring({ 95: 3 }, 2))))).toBe('valid');
  });

  it('5: the list says several purposes, or another', async () => {
    const given = await signed({ credentialStatus: entry() });
    const served = await listed(bitstring({ 94: 1 }), { purpose: ['suspension', 'revocation'] });
    expect(judged(await run(given, served))).toBe('revoked revoked');
    expect(judged(await run(given, await listed(bitstring({ 94: 1 }), { purpose: 'suspension' })))).toBe(
      'unverified status-broken',
    );
  });

  it('5: the list’s own dates and issuer', async () => {
    const given = await signed({ credentialStatus: entry() });
    const late = await listed(bitstring({}), { more: { validUntil: '2025-12-31T00:00:00Z' } });
    expect(judged(await run(given, late))).toBe('unverified status-list-untrusted');
    const early = await listed(bitstring({}), { more: { validFrom: '2026-12-31T00:00:00Z' } });
    expect(judged(await run(given, early))).toBe('unverified status-list-untrusted');
    const forged = await listed(bitstring({}), { key: keys.forger });
    expect(judged(await run(given, forged))).toBe('unverified status-list-untrusted');
  });

  it('5: an entry without id', async () => {
    const { id: _, ...nameless } = entry();
    const given = await signed({ credentialStatus: nameless });
    expect(judged(await run(given, await listed(bitstring({ 94: 1 }))))).toBe('revoked revoked');
    expect(judged(await run(given, await listed(bitstring({}))))).toBe('valid');
  });

  it('6: a file that says to be hosted is asked for at its id', async () => {
    const { fetch, asked } = webOf({
      [ID]: text('{"error": "not found"}', 'application/json', 404),
      [CLASS]: oldBadge(),
      [ISSUER]: profile(),
    });
    const report = await verify(JSON.stringify(assertion()), { fetch, now: NOW });
    expect(judged(report)).toBe('invalid not-found');
    expect(asked[0]).toBe(ID);
  });

  it('6: a signed badge without creator is checked by the keys of publicKey', async () => {
    const key = 'https://good.example/key';
    const honest = await oldSigner();
    const forger = await oldSigner();
    const served = {
      [CLASS]: oldBadge(),
      [ISSUER]: profile({ publicKey: key, publicKeyPem: forger.pem }),
      [key]: { id: key, type: 'CryptographicKey', owner: ISSUER, publicKeyPem: honest.pem },
    };
    const document = assertion({ verification: { type: 'SignedBadge' } });
    expect(judged(await run(await honest.sign(document), served))).toBe('valid');
    expect(judged(await run(await forger.sign(document), served))).toBe('invalid signature-mismatch');
  });

  it('7: a proof that has run out', async () => {
    const given = await signed({}, { suite: 'eddsa-jcs-2022' });
    const { proof: _, ...document } = given;
    const late = await proofOver(document, keys.honest, { expires: '2026-01-01T00:00:00Z' });
    expect(judged(await run({ ...document, proof: late }))).toBe('invalid proof-expired');
    const soon = await proofOver(document, keys.honest, { expires: '2026-02-01T11:58:00Z' });
    expect(judged(await run({ ...document, proof: soon }))).toBe('valid');
  });

  it('7: until before from', async () => {
    const given = await signed({ validFrom: '2025-09-01T08:00:00Z', validUntil: '2025-08-01T08:00:00Z' });
    expect(judged(await run(given))).toBe('invalid until-before-from');
  });

  it('7: five minutes of skew, and no more', async () => {
    const given = await signed({ validFrom: '2026-02-01T12:00:00Z', validUntil: '2026-02-02T12:00:00Z' });
    const at = async (now: string) => judged(await run(given, published, now));
    expect(await at('2026-02-01T11:55:30Z')).toBe('valid');
    expect(await at('2026-02-01T11:54:30Z')).toBe('not-yet-valid not-yet-valid');
    expect(await at('2026-02-02T12:04:30Z')).toBe('valid');
    expect(await at('2026-02-02T12:05:30Z')).toBe('expired expired');
  });

  it('7: documents behind redirects', async () => {
    const moved = 'https://univ-rivage.example/did.json';
    const served = { [VICTIM_DOCUMENT]: redirect(moved, 301), [moved]: controllerOf(VICTIM, keys.honest) };
    expect(judged(await run(await signed(), served))).toBe('valid');
  });

  it('7: the recipient is compared, and never changes the verdict', async () => {
    const identityHash = `sha256$${createHash('sha256').update('camille@univ.examplesel').digest('hex')}`;
    const subject = badge()['credentialSubject'] as Json;
    const identifier = [
      { type: 'IdentityObject', hashed: true, identityHash, identityType: 'emailAddress', salt: 'sel' },
    ];
    const given = JSON.stringify(await signed({ credentialSubject: { ...subject, identifier } }));
    const ask = (recipient: string) =>
      examine(given, { fetch: webOf(published).fetch, now: NOW, recipients: [recipient] });
    const outcome = async (recipient: string) => (await ask(recipient)).checks.find(({ id }) => id === 'recipient');
    expect(await outcome('camille@univ.example')).toMatchObject({ outcome: 'pass' });
    expect(await outcome('autre@univ.example')).toMatchObject({ outcome: 'fail', code: 'recipient-differs' });
    expect((await ask('autre@univ.example')).verdict).toBe('valid');
  });

  it('8: an https issuer without a list: its key counts on its own origin only', async () => {
    const signer = await tokenSigner('ES256');
    const issuer = { id: 'https://ecole.example/profile', type: ['Profile'], name: 'École' };
    const jwk = text(JSON.stringify(signer.jwk), 'application/json');
    const served = {
      [issuer.id]: { ...issuer },
      'https://ecole.example/key.json': jwk,
      'https://evil.example/key.json': jwk,
    };
    const by = async (kid: string) =>
      judged(await run(await token(signer, { alg: 'ES256', kid }, { iss: issuer.id, issuer }), served));
    expect(await by('https://ecole.example/key.json')).toBe('valid');
    expect(await by('https://evil.example/key.json')).toBe('unverified key-not-bound');
  });
});

describe('14 openbadges-validator-core', () => {
  it('257: contexts are never fetched', async () => {
    const { fetch, asked } = webOf({ ...published, [ID]: assertion(), [CLASS]: oldBadge(), [ISSUER]: profile() });
    await verify(JSON.stringify(await signed()), { fetch, now: NOW });
    await verify(JSON.stringify(assertion()), { fetch, now: NOW });
    expect(asked.filter((url) => /w3id|w3\.org|imsglobal/.test(url))).toEqual([]);
    // One that is not bundled leaves the question open, and is named.
    const unheard = {
      ...(await signed()),
      '@context': [...(badge()['@context'] as string[]), 'https://x.example/ctx'],
    };
    expect(judged(await run(unheard))).toBe('unverified unknown-context');
  });

  it('256: images without size, cut off or empty', async () => {
    for (const image of [plainPng().subarray(0, 20), plainPng().subarray(0, 8), new Uint8Array(), new Uint8Array(64)]) {
      expect((await run(image)).verdict).toMatch(/^(unverified|invalid)$/);
    }
    expect((await run(svg('').replace(/viewBox="[^"]*"/, ''))).verdict).toBe('unverified');
  });

  it('255, 248: JSON whatever its media type says', async () => {
    const served = Object.fromEntries(
      [assertion(), oldBadge(), profile()].map((document) => [
        String(document['id']),
        text(JSON.stringify(document), 'text/html; charset=utf-8'),
      ]),
    );
    expect(judged(await run(assertion(), served))).toBe('valid');
  });
});

describe('14 digitalcredentials', () => {
  it('1: the first entry does not decide for the others, whatever their types', async () => {
    const url = 'https://univ-rivage.example/revoked.json';
    const given = await signed({
      ...withTerms(EXTENSIONS),
      credentialStatus: [entry(), { id: url, type: '1EdTechRevocationList' }],
    });
    const list = { id: url, issuer: VICTIM, revokedCredential: [{ id: given['id'], revoked: true }] };
    expect(judged(await run(given, { ...(await listed(bitstring({}))), [url]: list }))).toBe('revoked revoked');
  });

  it('2: a credential without id', async () => {
    const { id: _, ...nameless } = badge();
    const given = await issue(nameless, 'eddsa-rdfc-2022', keys.honest, { method: `${VICTIM}#key-1` });
    const report = await run(given);
    expect(report.verdict).toBe('valid');
    expect(report.source.digest).toMatch(/^sha256:/);
  });

  it('3: nobody is told whose credential is looked at', async () => {
    const { fetch, asked } = webOf(published);
    await examine(JSON.stringify(await signed()), { fetch, now: NOW });
    expect(asked).toEqual([VICTIM_DOCUMENT]);
  });

  it('4: what is amiss is said, and the signature all the same', async () => {
    const early = await run(await signed({ validFrom: '2027-01-01T00:00:00Z' }));
    expect(judged(early)).toBe('not-yet-valid not-yet-valid');
    expect(early.checks).toContainEqual(expect.objectContaining({ id: 'proof.signature', outcome: 'pass' }));
    const status = await run(await signed({ credentialStatus: { id: LIST, type: 'https://x.example/Unheard' } }));
    expect(judged(status)).toBe('unverified status-unsupported');
    expect(status.checks).toContainEqual(expect.objectContaining({ id: 'proof.signature', outcome: 'pass' }));
    const issuer = [
      { id: VICTIM, type: ['Profile'], name: 'A' },
      { id: 'did:web:b.example', type: ['Profile'], name: 'B' },
    ];
    const two = await run(await signed({ issuer }));
    expect(two.verdict).toBe('invalid');
    expect(two.reasons).toContain('bad-property');
  });

  it('5: tampering, wrong key, unauthorised key and wrong relationship have names of their own', async () => {
    const given = await signed();
    const list = controllerOf(VICTIM, keys.honest);
    const under = (document: Json) => ({ [VICTIM_DOCUMENT]: document });
    expect(judged(await run(withAchievement(given, { name: 'Doctorat' })))).toBe('invalid signature-mismatch');
    expect(judged(await run(given, under(controllerOf(VICTIM, keys.forger))))).toBe('invalid signature-mismatch');
    expect(judged(await run(given, under({ ...list, assertionMethod: [] })))).toBe('invalid key-not-authorised');
    expect(judged(await run(given, under(controllerOf(VICTIM, keys.honest, { relationship: 'authentication' }))))).toBe(
      'invalid key-not-authorised',
    );
    const elsewhere = controllerOf(VICTIM, keys.honest, { method: { id: `${VICTIM}#other` } });
    expect(judged(await run(given, under({ ...elsewhere, assertionMethod: [`${VICTIM}#other`] })))).toBe(
      'invalid key-not-listed',
    );
    const purpose = await issue(badge(), 'eddsa-jcs-2022', keys.honest, {
      method: `${VICTIM}#key-1`,
      purpose: 'capabilityInvocation',
    });
    expect(judged(await run(purpose))).toBe('invalid wrong-purpose');
  });

  it('5: of a signature that does not hold, the values by which an issuer finds the fault', async () => {
    const report = await run(withAchievement(await signed(), { name: 'Doctorat' }));
    const { detail } = report.checks.find(({ id }) => id === 'proof.signature') ?? {};
    expect(detail).toMatchObject({
      canonicalDocument: expect.stringContaining('"Doctorat"'),
      documentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      proofHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('7: works where code cannot be made from text, as in an extension', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aloi-'));
    try {
      await writeFile(join(folder, 'badge.json'), JSON.stringify(await signed()));
      const world = { [VICTIM_DOCUMENT]: { body: JSON.stringify(controllerOf(VICTIM, keys.honest)) } };
      await writeFile(join(folder, 'world.json'), JSON.stringify(world));
      const args = ['--disallow-code-generation-from-strings', join(import.meta.dirname, '../../src/cli/verify.ts')];
      const given = ['--json', '--world', join(folder, 'world.json'), '--now', NOW, join(folder, 'badge.json')];
      const { stdout } = await promisify(execFile)(process.execPath, [...args, ...given]);
      expect(JSON.parse(stdout).report.verdict).toBe('valid');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('8: images are read by their chunks, not by counting braces', async () => {
    const braces = withAchievement(badge(), { description: 'Une accolade } et une autre {{ "openbadges" {' });
    const given = JSON.stringify(await issue(braces, 'eddsa-rdfc-2022', keys.honest, { method: `${VICTIM}#key-1` }));
    for (const compressed of [false, true]) {
      expect(judged(await run(bake(iTXt('openbadgecredential', given, compressed))))).toBe('valid');
    }
    const signer = await tokenSigner('ES256');
    const served = { [VICTIM_DOCUMENT]: jwkList(VICTIM, signer.jwk) };
    const jwt = await token(signer, { alg: 'ES256', kid: `${VICTIM}#key-1` });
    expect(judged(await run(bake(iTXt('openbadgecredential', jwt)), served))).toBe('valid');
    const inSvg = svg(
      `<openbadges:credential verify="${jwt}"/>`,
      'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"',
    );
    expect(judged(await run(inSvg, served))).toBe('valid');
  });

  it('9: ® and ’ in a baked badge', async () => {
    const words = 'Oracle® Certified – l’essentiel';
    const given = await issue(withAchievement(badge(), { name: words }), 'eddsa-rdfc-2022', keys.honest, {
      method: `${VICTIM}#key-1`,
    });
    const report = await run(bake(iTXt('openbadgecredential', JSON.stringify(given))));
    expect(report).toMatchObject({ verdict: 'valid', achievement: { name: words } });
  });
});

describe('14 cert-verifier-js', () => {
  it('1: no resolver of others is asked about a DID', async () => {
    for (const did of ['did:ion:EiClkZMDxPKqC9c-umQfTkR8vvZ9JPhl_xLDI9Nfk38w5w', 'did:ebsi:zabc', 'did:ethr:0xabc']) {
      const { fetch, asked } = webOf({});
      const issuer = { id: did, type: ['Profile'], name: 'X' };
      const given = await signed({ issuer }, { method: `${did}#key-1` });
      const report = await verify(JSON.stringify(given), { fetch, now: NOW });
      expect(judged(report)).toBe('unverified did-method-unsupported');
      expect(asked).toEqual([]);
    }
  });

  it('2: a purpose of the issuer’s own is neither a suspension nor nothing', async () => {
    const given = await signed({ credentialStatus: entry({ statusPurpose: 'probation' }) });
    const set = await listed(bitstring({ 94: 1 }), { purpose: 'probation' });
    expect(judged(await run(given, set))).toBe('unverified status-unsupported');
    expect(judged(await run(given, await listed(bitstring({}), { purpose: 'probation' })))).toBe('valid');
  });
});

describe('14 @digitalbazaar/vc', () => {
  it('1: expired does not hide authentic, nor forged', async () => {
    const given = await signed({ validUntil: '2026-01-01T00:00:00Z' });
    const report = await run(given);
    expect(judged(report)).toBe('expired expired');
    expect(report.checks).toContainEqual(expect.objectContaining({ id: 'proof.signature', outcome: 'pass' }));
    expect(judged(await run({ ...given, validUntil: '2026-12-01T00:00:00Z' }))).toBe('invalid signature-mismatch');
    // Dates that nobody has proven say nothing.
    expect(judged(await run(given, {}))).toContain('unverified key-list-unavailable');
  });

  it('1: a date is read to its end', async () => {
    for (const validFrom of [
      '2025-09-01T08:00:00Zulu',
      '2025-09-01',
      'x2025-09-01T08:00:00Z',
      '2025-13-01T08:00:00Z',
    ]) {
      const given = await signed({ validFrom }, { suite: 'eddsa-jcs-2022' });
      expect(judged(await run(given)), validFrom).toBe('unverified bad-date');
    }
    const zoneless = await run(await signed({ validFrom: '2025-09-01T08:00:00' }, { suite: 'eddsa-jcs-2022' }));
    expect(zoneless.verdict).toBe('valid');
    expect(said(zoneless)).toContain('validity.from warn date-without-zone');
  });

  it('4: a did:key without fragment, and a Multikey without a context of its own', async () => {
    const { did = '' } = keys.forger;
    const own = { issuer: { id: did, type: ['Profile'], name: 'F' } };
    expect((await run(await signed(own, { key: keys.forger, method: did }), {})).verdict).toBe('valid');
    expect(JSON.stringify(published)).not.toContain('@context');
    expect((await run(await signed())).verdict).toBe('valid');
  });

  it('5: revoked is not verified', async () => {
    const given = await signed({ credentialStatus: entry() });
    expect((await run(given, await listed(bitstring({ 94: 1 })))).verdict).toBe('revoked');
    expect((await run(given, await listed(bitstring({ 93: 1, 95: 1 })))).verdict).toBe('valid');
  });
});

describe('14 smaller ones', () => {
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const hmac = async (secret: Uint8Array, header: Json, payload: Json) => {
    const input = `${base64(header)}.${base64(payload)}`;
    const key = await crypto.subtle.importKey(
      'raw',
      secret as Uint8Array<ArrayBuffer>,
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(input));
    return `${input}.${Buffer.from(signature).toString('base64url')}`;
  };

  it('mozilla: HS256 with the public key as secret, in Open Badges 2', async () => {
    const key = 'https://good.example/key';
    const { pem } = await oldSigner();
    const served = {
      [CLASS]: oldBadge(),
      [ISSUER]: profile({ publicKey: key }),
      [key]: { id: key, type: 'CryptographicKey', owner: ISSUER, publicKeyPem: pem },
    };
    const document = assertion({ verification: { type: 'SignedBadge', creator: key } });
    const forged = await hmac(new TextEncoder().encode(pem), { alg: 'HS256' }, document);
    expect(judged(await run(forged, served))).toBe('invalid forbidden-algorithm');
    const none = `${base64({ alg: 'none' })}.${base64(document)}.`;
    expect((await run(none, served)).verdict).not.toBe('valid');
  });

  it('mozilla: HS256 and none, in Open Badges 3', async () => {
    const signer = await tokenSigner('RS256');
    const served = { [VICTIM_DOCUMENT]: jwkList(VICTIM, signer.jwk) };
    const header = { kid: `${VICTIM}#key-1`, typ: 'JWT' };
    const secret = new TextEncoder().encode(JSON.stringify(signer.jwk));
    const payload = { ...badge('2.0'), iss: VICTIM };
    expect(judged(await run(await hmac(secret, { ...header, alg: 'HS256' }, payload), served))).toBe(
      'invalid forbidden-algorithm',
    );
    const none = `${base64({ ...header, alg: 'none' })}.${base64(payload)}.${Buffer.alloc(32).toString('base64url')}`;
    expect(judged(await run(none, served))).toBe('invalid forbidden-algorithm');
  });

  it('openbadgeslib: the algorithm must fit the key', async () => {
    const signer = await tokenSigner('ES256');
    const listedKey = await tokenSigner('RS256');
    const served = { [VICTIM_DOCUMENT]: jwkList(VICTIM, listedKey.jwk) };
    const forged = await token(signer, { alg: 'ES256', kid: `${VICTIM}#key-1` });
    expect(judged(await run(forged, served))).toBe('invalid forbidden-algorithm');
  });

  it('openbadgeslib: expiry is compared with the clock, not with the date of issue', async () => {
    const expired = assertion({ expires: '2025-06-01T00:00:00Z' });
    const served = { [ID]: expired, [CLASS]: oldBadge(), [ISSUER]: profile() };
    expect(judged(await run(expired, served))).toBe('expired expired');
    expect(judged(await run(expired, served, '2025-05-01T00:00:00Z'))).toBe('valid');
  });

  it('an unencoded payload (b64: false) and unknown critical headers', async () => {
    const signer = await tokenSigner('ES256');
    const served = { [VICTIM_DOCUMENT]: jwkList(VICTIM, signer.jwk) };
    const payload = new TextEncoder().encode(JSON.stringify({ ...badge('2.0'), iss: VICTIM }));
    const header = { alg: 'ES256', kid: `${VICTIM}#key-1` };
    const plain = await new CompactSign(payload).setProtectedHeader(header).sign(signer.privateKey);
    expect(judged(await run(plain, served))).toBe('valid');
    for (const more of [{ b64: false, crit: ['b64'] }, { b64: false }, { crit: ['x'], x: 1 }]) {
      const [, body = '', signature = ''] = plain.split('.');
      const altered = `${base64({ ...header, ...more })}.${body}.${signature}`;
      expect(judged(await run(altered, served))).toBe('invalid broken-proof');
    }
  });
});
