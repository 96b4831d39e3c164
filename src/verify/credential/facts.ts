/** What may be shown of a verifiable credential, read from the view that its signature covers (OB 3.0, appendix B "Data Models"). */
import type { Facts } from '../part.ts';
import type { Achievement, Alignment, Evidence, Identifier, Recipient } from '../report.ts';
import { associationsOf } from './associations.ts';
import { endorsementTokens } from './endorsements-within.ts';
import { isLerRs, lerRsFacts } from './ler-rs.ts';
import { idOf, isView, many, nodes, text, texts, typesOf, type View } from './view.ts';

/** Drops members that are undefined, which `exactOptionalPropertyTypes` keeps apart from absent ones. */
export function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}

export function factsOf(view: View): Facts {
  const subjects = oneAward(nodes(view['credentialSubject']));
  const achievements = subjects.slice(0, 1).flatMap((subject) => nodes(subject['achievement']));
  const achievement = achievements[0];
  const { issuer } = view;
  const of = isView(many(issuer)[0]) ? (many(issuer)[0] as View) : {};
  const endorses = typesOf(view).includes('EndorsementCredential') ? idOf(subjects[0]) : undefined;
  return compact<Facts>({
    id: text(view['id']),
    issuer: {
      ...compact({
        id: idOf(issuer),
        name: text(of['name']),
        url: idOf(of['url']),
        email: text(of['email']),
        description: text(of['description']),
        image: idOf(of['image']),
      }),
      identity: { level: 'claimed', evidence: [] },
    },
    achievement: achievement ? achievementOf(achievement) : named(view, subjects[0]),
    recipient: recipientOf(subjects, isLerRs(view)),
    dates: compact({
      issued: text(view['issuanceDate']) ?? text(view['issued']),
      from: text(view['validFrom']) ?? text(view['issuanceDate']),
      until: text(view['validUntil']) ?? text(view['expirationDate']),
      awarded: text(view['awardedDate']),
    }),
    evidence: nodes(view['evidence']).map(evidenceOf),
    alignments: achievements.flatMap((one) => nodes(one['alignment'])).map(alignmentOf),
    associations: associationsOf(subjects),
    comment: text(subjects[0]?.['endorsementComment']),
    endorses,
    endorsementSources: endorsementTokens(view),
  });
}

/**
 * Of a credential about several people (VCDM 2.0, section 4.8), those of whom the same is said: what one has achieved is
 * not to be shown as another's.
 */
function oneAward(subjects: View[]): View[] {
  const said = (subject: View) => JSON.stringify(nodes(subject['achievement']).map((one) => idOf(one) ?? one));
  const first = subjects.find((subject) => nodes(subject['achievement']).length > 0) ?? subjects[0];
  if (!first) return [];
  const what = said(first);
  return [first, ...subjects.filter((subject) => subject !== first && said(subject) === what)];
}

function achievementOf(node: View): Achievement {
  const criteria = many(node['criteria'])[0];
  const creator = nodes(node['creator'])[0];
  return compact<Achievement>({
    id: text(node['id']),
    name: text(node['name']),
    description: text(node['description']),
    type: text(node['achievementType']),
    criteria:
      criteria === undefined
        ? undefined
        : compact({ id: idOf(criteria), narrative: isView(criteria) ? text(criteria['narrative']) : undefined }),
    image: idOf(node['image']),
    tags: many(node['tag']).length > 0 ? texts(node['tag']) : undefined,
    language: text(node['inLanguage']) ?? text(node['@language']),
    version: text(node['version']),
    related: relatedOf(node),
    creator: creator
      ? compact({ id: text(creator['id']), name: text(creator['name']), url: idOf(creator['url']) })
      : undefined,
  });
}

/** OB 3.0, appendix B.1.15; on VCDM 1.1 the language is JSON-LD's own keyword. */
export function relatedOf(node: View): Achievement['related'] {
  const found = many(node['related']).flatMap((one): NonNullable<Achievement['related']> => {
    const id = idOf(one);
    if (id === undefined) return [];
    const inner = isView(one) ? one : {};
    const language = text(inner['inLanguage']) ?? text(inner['@language']);
    return [compact({ id, language, version: text(inner['version']) })];
  });
  return found.length > 0 ? found : undefined;
}

/** A credential without an achievement still has a name: its own (VCDM 2.0, section 4.3), or the kind it says it is. */
function named(view: View, subject: View | undefined): Achievement | undefined {
  const kind = typesOf(view).find((type) => type !== 'VerifiableCredential' && !type.includes(':'));
  if (subject && isLerRs(view)) return recordOf(view, subject);
  const name = text(view['name']) ?? (subject ? text(nodes(subject['hasCredential'])[0]?.['name']) : undefined) ?? kind;
  if (name === undefined) return undefined;
  return compact<Achievement>({ name, description: text(view['description']), image: idOf(view['image']) });
}

/** LER-RS: the names of what is listed stand for what was achieved. */
function recordOf(view: View, subject: View): Achievement {
  const { items, skills } = lerRsFacts(subject);
  return compact<Achievement>({
    name: text(view['name']) ?? 'LER-RS',
    description: text(view['description']) ?? (items.length > 0 ? items.join(' · ') : undefined),
    tags: skills.length > 0 ? skills : undefined,
  });
}

function recipientOf(subjects: View[], isRecord: boolean): Recipient | undefined {
  if (subjects.length === 0) return undefined;
  const identifiers = subjects.flatMap((subject) => nodes(subject['identifier'])).flatMap(identifierOf);
  const [first] = subjects;
  const record = first && isRecord ? lerRsFacts(first) : undefined;
  const emails = (record?.emails ?? []).map((identity): Identifier => ({ type: 'email', identity, hashed: false }));
  const name = text(first?.['name']) ?? record?.name;
  return compact<Recipient>({ id: idOf(first), name, identifiers: [...identifiers, ...emails] });
}

/** OB 3.0 "IdentityObject"; a plain `identifier` entry of other models is passed over. */
function identifierOf(node: View): Identifier[] {
  const identity = text(node['identityHash']);
  if (identity === undefined) return [];
  const written = text(node['identityType']) ?? 'identifier';
  const type = written === 'emailAddress' ? 'email' : written;
  const hashed = node['hashed'] === true || String(node['hashed']).toLowerCase() === 'true';
  return [compact<Identifier>({ type, identity, hashed, salt: saltOf(node['salt']) })];
}

/** Some issuers write digits as a number, and have hashed them as they are written. */
export function saltOf(value: unknown): string | undefined {
  return text(value) ?? (typeof value === 'number' ? String(value) : undefined);
}

function evidenceOf(node: View): Evidence {
  return compact<Evidence>({
    id: text(node['id']),
    name: text(node['name']),
    narrative: text(node['narrative']),
    description: text(node['description']),
    genre: text(node['genre']),
  });
}

function alignmentOf(node: View): Alignment {
  return compact<Alignment>({
    name: text(node['targetName']),
    url: idOf(node['targetUrl']),
    code: text(node['targetCode']),
    framework: text(node['targetFramework']),
    type: text(node['targetType']),
    description: text(node['targetDescription']),
  });
}
