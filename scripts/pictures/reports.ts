/** Reports that are made up, for the states that the fictional web does not hold. */
import type { Code } from '../../src/verify/codes.ts';
import type { Check, IdentityEvidence, Report, Verdict } from '../../src/verify/report.ts';

const SITE = 'https://univ-rivage.example';
const pass = (id: Check['id']): Check => ({ id, outcome: 'pass' });
const OWN_DOMAIN: IdentityEvidence[] = [{ kind: 'key-host', host: 'univ-rivage.example' }];
const NAME = 'Concevoir un parcours de robotique éducative';

function made(change: Partial<Report> = {}): Report {
  return {
    verdict: 'valid',
    reasons: [],
    standard: 'open-badges-3.0',
    checks: [pass('format'), pass('context'), pass('proof.signature'), pass('proof.key'), pass('status.revocation')],
    issuer: {
      id: 'did:web:univ-rivage.example',
      name: 'Université du Rivage',
      identity: { level: 'domain', evidence: OWN_DOMAIN },
    },
    achievement: { id: `${SITE}/achievements/robotique`, name: NAME, type: 'Badge' },
    recipient: { name: 'Camille Moreau', identifiers: [] },
    dates: { issued: '2025-04-11T09:00:00Z' },
    evidence: [],
    alignments: [],
    endorsements: [],
    contains: [],
    source: { id: `urn:example:${made.count++}`, retrieved: [`${SITE}/.well-known/did.json`] },
    ...change,
  };
}
made.count = 0;

function refused(verdict: 'invalid' | 'unverified', id: Check['id'], code: Code): Report {
  const outcome = verdict === 'invalid' ? 'fail' : 'unknown';
  return made({
    verdict,
    reasons: [code],
    checks: [pass('format'), { id, outcome, code }],
    issuer: { name: 'Université du Rivage', identity: { level: 'claimed', evidence: [] } },
  });
}

function lapsed(verdict: Verdict, code: Code, dates: Partial<Report['dates']> = {}): Report {
  return made({ verdict, reasons: [code], dates: { issued: '2021-04-11T09:00:00Z', ...dates } });
}

const identified = (level: Report['issuer']['identity']['level'], evidence: IdentityEvidence[]): Report =>
  made({ issuer: { id: `${SITE}/`, name: 'Université du Rivage', identity: { level, evidence } } });

/** One of each kind of headline. */
export const headlines = (): Report[] => [
  identified('recognised', [{ kind: 'list', name: 'Académie de Normandie' }]),
  identified('domain', OWN_DOMAIN),
  identified('platform', [{ kind: 'hosted', host: 'openbadgefactory.example', name: 'Open Badge Factory' }]),
  identified('claimed', []),
  lapsed('expired', 'expired', { until: '2023-07-01T00:00:00Z' }),
  lapsed('suspended', 'suspended'),
  lapsed('not-yet-valid', 'not-yet-valid', { from: '2098-01-01T00:00:00Z' }),
  lapsed('revoked', 'revoked'),
  made({ verdict: 'revoked', reasons: ['gone'], checks: [{ id: 'hosted.fetch', outcome: 'fail', code: 'gone' }] }),
  refused('invalid', 'proof.signature', 'signature-mismatch'),
  refused('invalid', 'hosted.fetch', 'not-found'),
  refused('invalid', 'context', 'unsigned-terms'),
  refused('invalid', 'proof.signature', 'forbidden-algorithm'),
  made({ checks: [...made().checks, { id: 'issuer.blocked', outcome: 'fail', code: 'blocked' }] }),
  refused('unverified', 'hosted.fetch', 'unreachable'),
  refused('unverified', 'proof.signature', 'unsupported-proof'),
  refused('unverified', 'hosted.fetch', 'private-address'),
];

const long =
  'Accompagner des équipes éducatives pluridisciplinaires dans la conception, la mise en œuvre et l’évaluation de parcours de robotique pédagogique inclusifs';

const endorsement = (name: string, comment: string | undefined, change: Partial<Report> = {}): Report =>
  made({
    standard: 'endorsement-3.0',
    issuer: { id: 'did:web:reseau.example', name, identity: { level: 'domain', evidence: [] } },
    ...(comment === undefined ? {} : { comment }),
    ...change,
  });

/** Everything a badge can say, at length. */
export const rich = (picture: string): Report =>
  made({
    achievement: {
      id: `${SITE}/achievements/robotique`,
      name: long,
      type: 'Competency',
      description: `${long}. ${long}.\n\nUn second paragraphe.`,
      criteria: { id: `${SITE}/criteres`, narrative: 'Animer huit séances.\nFaire observer deux d’entre elles.' },
      image: picture,
      tags: ['robotique', 'collège', 'inclusion'],
      language: 'fr',
      version: '2.1',
      creator: { name: 'Réseau Passerelle' },
      related: [
        { id: `${SITE}/achievements/robotics-en`, language: 'en', version: '2.1' },
        { id: `${SITE}/achievements/robotique-1`, language: 'fr', version: '1.0' },
      ],
    },
    dates: {
      awarded: '2024-12-20T00:00:00Z',
      issued: '2025-04-11T09:00:00Z',
      from: '2025-09-01T00:00:00Z',
      until: '2031-08-31T00:00:00Z',
    },
    evidence: [
      { id: `${SITE}/preuves/1`, name: 'Carnet de séances', narrative: long, genre: 'Portfolio' },
      {
        id: 'https://video.example/a-very-long-address/that/nobody/would/read/to-the-end?of=it&and=more',
        name: 'Film',
      },
    ],
    alignments: [
      {
        name: 'programmer un robot',
        url: 'http://data.europa.eu/esco/skill/ccd0a1d9-afda-43d9-b901-96344886e14d',
        framework: 'ESCO',
      },
      { name: 'Programmer', code: '3.4', framework: 'CRCN' },
      { name: 'Content creation', code: '3.4', framework: 'DigComp 2.2' },
      {
        name: 'Formation professionnelle',
        code: 'K2111',
        url: 'https://candidat.francetravail.fr/metierscope/fiche-metier/K2111',
      },
      {
        name: 'Responsable de projet',
        code: 'RNCP38387',
        url: 'https://www.francecompetences.fr/recherche/rncp/38387/',
      },
      { name: 'Something of a framework of its own', framework: 'Cadre maison', url: `${SITE}/cadre#3` },
    ],
    endorsements: [
      endorsement('Réseau Passerelle', 'J’ai vu les huit séances ; elles tiennent ce que le badge promet.'),
      endorsement('Fab-lab L’Estran', undefined, {
        issuer: { name: 'Fab-lab L’Estran', identity: { level: 'claimed', evidence: [] } },
      }),
      endorsement('Somebody else', 'Great!', { verdict: 'invalid', reasons: ['signature-mismatch'] }),
    ],
  });

/** Names that run from right to left, and one that tries to look like our own words. */
export const rightToLeft = (): Report =>
  made({
    issuer: {
      id: 'https://xn--e1awd7f.example/',
      name: 'جامعة الساحل (Université)',
      identity: { level: 'platform', evidence: [{ kind: 'hosted', host: 'xn--e1awd7f.example', name: 'شهادات' }] },
    },
    achievement: {
      id: `${SITE}/achievements/rtl`,
      name: 'تصميم مسار الروبوتات التعليمية 2025 – \u202egenuine\u202c',
      description: 'يصف هذا الوسام مهارات المعلم.\nסדנה ברובוטיקה (3 שעות).',
      criteria: { narrative: 'ثماني حصص دراسية.' },
    },
    recipient: { name: 'ليلى بن عمر', identifiers: [{ type: 'email', identity: 'leila@example.org', hashed: false }] },
    endorsements: [endorsement('رابطة المعلمين', 'رأيت الحصص الثماني.')],
  });

/** A record that holds others. */
export const record = (): Report =>
  made({
    standard: 'clr-2.0',
    achievement: { name: 'Relevé de compétences 2025' },
    associations: [
      { type: 'precedes', source: { name: 'Robotique : étape 7' }, target: { name: NAME } },
      { type: 'isPartOf', source: { name: NAME }, target: { id: `${SITE}/parcours/robotique` } },
    ],
    contains: [
      made(),
      lapsed('expired', 'expired', { until: '2023-07-01T00:00:00Z' }),
      refused('unverified', 'proof.key', 'key-list-unavailable'),
    ],
  });
