/**
 * Rules of Open Badges 3.0 that a JSON schema cannot express, read from what was signed: classes of nested objects,
 * one of two properties, links between results and their descriptions, types of values. Only ever warnings.
 */
import { note } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { isEmail, isIdentityHash, isIri, isUrl } from '../values.ts';
import { isLerRs, lerRsGaps } from './ler-rs.ts';
import { idOf, isView, many, nodes, text, texts, typesOf, type View } from './view.ts';

/** @param partial only parts of the credential were disclosed: what is missing may be there */
export function checkConformance(view: View, partial = false): Check[] {
  if (isLerRs(view)) {
    const { missing, bad } = lerRsGaps(view);
    return warnings(partial ? [] : missing, bad);
  }
  if (!isBadge(view)) return [];
  const missing = partial ? [] : missingIn(view);
  return warnings(missing, [...new Set([...(partial ? [] : classes(view)), ...results(view), ...values(view)])]);
}

function warnings(missing: string[], bad: string[]): Check[] {
  return [
    ...missing.map((property) => note('format', 'warn', 'missing-property', { property })),
    ...bad.slice(0, 20).map((property) => note('format', 'warn', 'bad-property', { property })),
  ];
}

function isBadge(view: View): boolean {
  return typesOf(view).some((type) => type === 'OpenBadgeCredential' || type === 'AchievementCredential');
}

/** OB 3.0, section 9.1 step 1: a subject has an id or an identifier; an achievement has a name and criteria. */
function missingIn(view: View): string[] {
  const subject = nodes(view['credentialSubject'])[0] ?? {};
  const achievement = nodes(subject['achievement'])[0];
  const gaps: string[] = [];
  if (idOf(subject) === undefined && many(subject['identifier']).length === 0) gaps.push('credentialSubject.id');
  if (!achievement) return [...gaps, 'credentialSubject.achievement'];
  for (const property of ['name', 'description', 'criteria']) {
    if (many(achievement[property]).length === 0) gaps.push(`achievement.${property}`);
  }
  // Appendix B.1.6: "at least, one of the `id` or `narrative` fields".
  const criteria = nodes(achievement['criteria']);
  if (criteria.length > 0 && criteria.every((one) => idOf(one) === undefined && text(one['narrative']) === undefined)) {
    gaps.push('achievement.criteria.narrative');
  }
  return gaps;
}

/** "One of the items MUST be the IRI …", for every class that stands inside another. */
const CLASSES: Record<string, Record<string, string>> = {
  OpenBadgeCredential: {
    credentialSubject: 'AchievementSubject',
    issuer: 'Profile',
    evidence: 'Evidence',
    image: 'Image',
  },
  AchievementSubject: {
    achievement: 'Achievement',
    identifier: 'IdentityObject',
    image: 'Image',
    result: 'Result',
    source: 'Profile',
  },
  Achievement: {
    alignment: 'Alignment',
    creator: 'Profile',
    image: 'Image',
    otherIdentifier: 'IdentifierEntry',
    resultDescription: 'ResultDescription',
  },
  Profile: { address: 'Address', image: 'Image', otherIdentifier: 'IdentifierEntry', parentOrg: 'Profile' },
  Address: { geo: 'GeoCoordinates' },
  Result: { alignment: 'Alignment' },
  ResultDescription: { alignment: 'Alignment', rubricCriterionLevel: 'RubricCriterionLevel' },
  RubricCriterionLevel: { alignment: 'Alignment' },
};
const DEEPEST = 8;

function classes(node: View, of = 'OpenBadgeCredential', path = '', depth = 0): string[] {
  if (depth >= DEEPEST) return [];
  return Object.entries(CLASSES[of] ?? {}).flatMap(([property, expected]) =>
    nodes(node[property]).flatMap((inner) => {
      // A reference is not the thing itself.
      if (Object.keys(inner).every((name) => name === 'id')) return [];
      const types = typesOf(inner).map((type) => type.replace(/^.*[:#/]/, ''));
      const at = `${path}${property}`;
      return [...(types.includes(expected) ? [] : [`${at}.type`]), ...classes(inner, expected, `${at}.`, depth + 1)];
    }),
  );
}

/** Appendix B.1.16: what a result says of its description, which "must be in the achievement that is being asserted". */
function results(view: View): string[] {
  return nodes(view['credentialSubject']).flatMap((subject) => {
    const described = nodes(subject['achievement']).flatMap((one) => nodes(one['resultDescription']));
    return nodes(subject['result']).flatMap((result): string[] => {
      const link = idOf(result['resultDescription']);
      if (link === undefined) return [];
      const description = described.find((one) => idOf(one) === link);
      if (!description) return ['result.resultDescription'];
      const levels = nodes(description['rubricCriterionLevel']).map((one) => idOf(one));
      const level = idOf(result['achievedLevel']);
      const allowed = texts(description['allowedValue']);
      const value = text(result['value']);
      return [
        ...(text(description['resultType']) === 'Status' && !text(result['status']) ? ['result.status'] : []),
        ...(level !== undefined && levels.length > 0 && !levels.includes(level) ? ['result.achievedLevel'] : []),
        ...(value !== undefined && allowed.length > 0 && !allowed.includes(value) ? ['result.value'] : []),
      ];
    });
  });
}

function values(view: View): string[] {
  const subjects = nodes(view['credentialSubject']);
  const achievements = subjects.flatMap((subject) => nodes(subject['achievement']));
  const issuer = nodes(view['issuer'])[0] ?? {};
  const asked: [string, unknown[], (value: unknown) => boolean][] = [
    ['id', many(view['id']), isIri],
    ['issuer.url', many(issuer['url']).map(plain), isIri],
    ['issuer.email', many(issuer['email']).map(plain), isEmailOrUri],
    ['credentialSubject.id', subjects.flatMap((one) => many(one['id'])), isIri],
    ['achievement.id', achievements.flatMap((one) => many(one['id'])), isIri],
    [
      'achievement.criteria.id',
      achievements.flatMap((one) => nodes(one['criteria'])).flatMap((one) => many(one['id'])),
      isIri,
    ],
    [
      'achievement.alignment.targetUrl',
      achievements.flatMap((one) => nodes(one['alignment'])).flatMap((one) => many(one['targetUrl']).map(plain)),
      isUrl,
    ],
    ['evidence.id', nodes(view['evidence']).flatMap((one) => many(one['id'])), isIri],
  ];
  const hashes = subjects
    .flatMap((one) => nodes(one['identifier']))
    .filter((one) => one['hashed'] === true && !isIdentityHash(text(one['identityHash'])));
  return [
    ...asked.flatMap(([property, found, test]) => (found.every(test) ? [] : [property])),
    ...(hashes.length > 0 ? ['credentialSubject.identifier.identityHash'] : []),
  ];
}

/** A value, or the id of a node that stands for it. */
function plain(value: unknown): unknown {
  return isView(value) ? (text(value) ?? idOf(value)) : value;
}

function isEmailOrUri(value: unknown): boolean {
  return isEmail(typeof value === 'string' ? value.replace(/^mailto:/i, '') : value);
}
