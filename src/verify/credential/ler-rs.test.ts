/** Records of learning and work (HR Open Standards LER-RS), by hand from the names of its schema. */
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../index.ts';
import { badge, DID_DOCUMENT, ISSUER, withAchievement } from '../testing/badges.ts';
import { controllerOf, issue, type Json, newKey, type TestKey } from '../testing/issue.ts';

const TYPE = 'http://schema.hropenstandards.org/4.5/recruiting/json/LER-RSType.json';
const CONTEXT = 'http://schema.hropenstandards.org/4.5/recruiting/json/VerifiableCredentialLER-RSType.json';

let key: TestKey;
let good: Json;
let forged: Json;
beforeAll(async () => {
  key = await newKey('Ed25519');
  good = await issue(badge(), 'eddsa-rdfc-2022', key, { method: `${ISSUER}#key-1` });
  forged = withAchievement(good, { name: 'Doctorat' });
});

const subject = (more: Json = {}): Json => ({
  id: 'did:example:camille',
  type: TYPE,
  person: { name: { formattedName: 'Camille Moreau', given: 'Camille', family: 'Moreau' } },
  communication: { email: [{ address: 'camille@rivage.example', useCode: 'Personal' }] },
  certifications: [
    { name: 'Soudage', issuingAuthority: { name: 'AFPA' }, firstIssued: '2024-06', verifications: [good] },
  ],
  educationAndLearnings: [
    {
      institution: { name: 'Université de Rivage' },
      educationDegrees: [{ name: 'Licence' }],
      start: '2019',
      end: '2022',
    },
  ],
  employmentHistories: [
    {
      organization: { tradeName: 'Atelier du Port' },
      positionHistories: [{ title: 'Soudeuse' }],
      start: '2022-09-01',
      verifications: [{ org: { name: 'Atelier du Port' } }],
    },
  ],
  skills: [{ name: 'TIG' }, { name: 'Lecture de plans' }],
  ...more,
});
const record = (more: Json = {}, credential: Json = {}): Json => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', CONTEXT],
  id: 'urn:uuid:77777777-2d0a-4f2d-8b43-0c1f5a1b2c3d',
  type: ['VerifiableCredential', TYPE],
  issuer: { id: ISSUER, name: 'Université de Rivage' },
  validFrom: '2025-09-01T08:00:00Z',
  credentialSubject: subject(more),
  ...credential,
});

const run = async (document: Json, suite = 'eddsa-jcs-2022') =>
  verify(JSON.stringify(await issue(document, suite, key, { method: `${ISSUER}#key-1` })), {
    fetch: async (url) => {
      if (url !== DID_DOCUMENT) throw new TypeError('unreachable');
      return new Response(JSON.stringify(controllerOf(ISSUER, key)));
    },
    now: '2026-02-01T12:00:00Z',
  });
const form = async (document: Json) => {
  const { verdict, checks } = await run(document);
  const asked = checks.filter(({ id, outcome }) => id === 'format' && outcome !== 'pass');
  return [verdict, ...asked.map(({ outcome, code, detail }) => `${outcome} ${code} ${detail?.['property']}`)];
};

describe('a record of learning and work', () => {
  it('is shown by whose it is and what it lists', async () => {
    const report = await run(record());
    expect(report).toMatchObject({
      verdict: 'valid',
      standard: 'vc-2.0',
      achievement: {
        name: 'LER-RS',
        description: 'Soudage (AFPA) · Licence (Université de Rivage) · Soudeuse (Atelier du Port)',
        tags: ['TIG', 'Lecture de plans'],
      },
      recipient: {
        id: 'did:example:camille',
        name: 'Camille Moreau',
        identifiers: [{ type: 'email', identity: 'camille@rivage.example', hashed: false }],
      },
    });
    expect(await form(record())).toEqual(['valid']);
    const older = record({ type: 'http://schema.hropenstandards.org/4.4/recruiting/json/ler-rs/LER-RSType.json' });
    expect(await form({ ...older, type: ['VerifiableCredential'] })).toEqual(['valid']);
  });

  it('has the credentials in it verified by their own proofs', async () => {
    const report = await run(record());
    expect(report.contains.map(({ verdict, standard }) => [verdict, standard])).toEqual([['valid', 'open-badges-3.0']]);
    const certifications = [{ name: 'Doctorat', verifications: [forged] }];
    const other = await run(record({ certifications }));
    expect([other.verdict, ...other.contains.map(({ verdict }) => verdict)]).toEqual(['valid', 'invalid']);
    expect(other.checks.find(({ id }) => id === 'contains')).toMatchObject({ outcome: 'warn', code: 'part-invalid' });
    const draft = await run(record({ educationAndLearning: [{ verifiableCredential: good }], certifications: [] }));
    expect(draft.contains.map(({ verdict }) => verdict)).toEqual(['valid']);
  });

  it('that is not made as its schema says is a matter of conformance', async () => {
    const untyped = subject();
    delete untyped['type'];
    expect(await form({ ...record(), credentialSubject: untyped })).toEqual([
      'valid',
      'warn missing-property credentialSubject.type',
    ]);
    expect(
      await form(
        record({
          type: 'Person',
          person: { name: {} },
          communication: { email: [{ address: 'nobody' }] },
          certifications: ['Soudage'],
          employmentHistories: [{ start: '01/09/2022' }],
          skills: [{ level: 3 }],
        }),
      ),
    ).toEqual([
      'valid',
      'warn missing-property person.name',
      'warn missing-property skills.name',
      'warn bad-property credentialSubject.type',
      'warn bad-property communication.email.address',
      'warn bad-property certifications',
      'warn bad-property employmentHistories.start',
    ]);
  });

  it('altered is invalid; over statements, its context is not known', async () => {
    const signed = await issue(record(), 'eddsa-jcs-2022', key, { method: `${ISSUER}#key-1` });
    const altered = { ...signed, credentialSubject: subject({ certifications: [{ name: 'Doctorat' }] }) };
    const fetch = async () => new Response(JSON.stringify(controllerOf(ISSUER, key)));
    const options = { fetch, now: '2026-02-01T12:00:00Z' };
    expect(await verify(JSON.stringify(altered), options)).toMatchObject({
      verdict: 'invalid',
      reasons: ['signature-mismatch'],
    });
    const statements = { ...signed, proof: { ...(signed['proof'] as Json), cryptosuite: 'eddsa-rdfc-2022' } };
    expect((await verify(JSON.stringify(statements), options)).reasons).toEqual(['unknown-context']);
  });

  it('that nobody signed is no more than the credentials in it', async () => {
    const fetch = async () => new Response(JSON.stringify(controllerOf(ISSUER, key)));
    const look = async (document: Json) => verify(JSON.stringify(document), { fetch, now: '2026-02-01T12:00:00Z' });
    const report = await look(subject());
    expect([report.verdict, report.standard, report.contains.length]).toEqual(['valid', 'collection', 1]);
    expect(report.recipient).toBeUndefined();
    const certifications = [{ verifications: [good, forged] }];
    const worse = await look(subject({ certifications }));
    expect([worse.verdict, ...worse.contains.map(({ verdict }) => verdict)]).toEqual(['invalid', 'valid', 'invalid']);
    expect((await look(subject({ certifications: [] }))).reasons).toEqual(['not-a-credential']);
  });

  it('is not seen in every credential that names a person', async () => {
    const plain = record(
      { type: 'Person' },
      { type: ['VerifiableCredential'], '@context': ['https://www.w3.org/ns/credentials/v2'] },
    );
    const report = await run(plain);
    expect(report.achievement?.name).not.toBe('LER-RS');
    expect(report.contains).toEqual([]);
  });
});
