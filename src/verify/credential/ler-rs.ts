/**
 * HR Open Standards LER-RS (Learning and Employment Record Resume Standard, releases 4.4 and 4.5, there called Trusted
 * Career Profile): a credential whose subject is a record of a person's learning and work. The consortium's schemas are
 * many files under terms of their own, and are not carried along: what is checked is what `LER-RSType.json` asks of every
 * record, by hand. Names of members: `LER-RSType.json`, `PersonType`, `CommunicationType` and their kin.
 */
import type { Found } from '../../read/types.ts';
import { isEmail } from '../values.ts';
import { isView, many, nodes, text, texts, typesOf, type View } from './view.ts';

/** `type` of the subject ("Recommend using the full URL to the schema and version"), and the short names in use. */
const TYPE = /(?:^|[/#:])LER-RSType(?:\.json)?$|^LERRS(?:Credential)?$/;
const CONTEXT = /^https?:\/\/schema\.hropenstandards\.org\/[\w./-]*$/;

/** Members that are lists of things learned, held or done; the singular stands in a draft profile. */
const SECTIONS = [
  'certifications',
  'licenses',
  'educationAndLearnings',
  'educationAndLearning',
  'employmentHistories',
  'skills',
] as const;
/** `FormattedDateTimeType`: a year, a month of it, a day, or a point in time. */
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const DATES = ['start', 'end', 'firstIssued', 'issued', 'expires', 'effectiveDate'];
const MOST_ITEMS = 200;

export function isLerRs(view: View): boolean {
  const types = [view, ...nodes(view['credentialSubject'])].flatMap(typesOf);
  if (types.some((type) => TYPE.test(type))) return true;
  const shaped = nodes(view['credentialSubject']).some(
    (subject) => isView(subject['person']) && SECTIONS.some((name) => name in subject),
  );
  return shaped && texts(view['@context']).some((url) => CONTEXT.test(url));
}

/** A record that is no credential itself ("Trusted Career Profile" as a file), with credentials of others in it. */
export function isPlainLerRs(value: unknown): value is View {
  if (!isView(value) || value['credentialSubject'] !== undefined) return false;
  const typed = typesOf(value).some((type) => TYPE.test(type));
  const shaped = isView(value['person']) && SECTIONS.some((name) => Array.isArray(value[name]));
  return (typed || shaped) && lerRsCredentials({ credentialSubject: value }).length > 0;
}

/** Members that are missing or not what the schema says, by their paths; conformance, never authenticity. */
export function lerRsGaps(view: View): { missing: string[]; bad: string[] } {
  const [missing, bad] = [new Set<string>(), new Set<string>()];
  for (const subject of nodes(view['credentialSubject'])) {
    // The one member that every record must have.
    if (typesOf(subject).length === 0) missing.add('credentialSubject.type');
    else if (!typesOf(subject).some((type) => TYPE.test(type))) bad.add('credentialSubject.type');
    const [person] = nodes(subject['person']);
    if (subject['person'] !== undefined && !person) bad.add('person');
    if (person && nameOf(person) === undefined) missing.add('person.name');
    const emails = nodes(subject['communication']).flatMap((one) => nodes(one['email']));
    if (emails.some((one) => one['address'] !== undefined && !isEmail(text(one['address'])))) {
      bad.add('communication.email.address');
    }
    for (const section of SECTIONS) {
      const items = many(subject[section]);
      if (!items.every(isView)) bad.add(section);
      for (const item of nodes(items).slice(0, MOST_ITEMS)) {
        for (const name of DATES) {
          const written = texts(item[name]);
          if (written.some((date) => !DATE.test(date))) bad.add(`${section}.${name}`);
        }
      }
    }
    if (nodes(subject['skills']).some((skill) => text(skill['name']) === undefined)) missing.add('skills.name');
  }
  return { missing: [...missing], bad: [...bad] };
}

/** What may be shown of a record: whose it is, and the names of what it lists. */
export function lerRsFacts(subject: View): { name?: string; emails: string[]; items: string[]; skills: string[] } {
  const [person] = nodes(subject['person']);
  const name = person ? nameOf(person) : undefined;
  const communications = [subject, ...nodes(subject['person'])].flatMap((one) => nodes(one['communication']));
  const emails = communications.flatMap((one) => nodes(one['email'])).flatMap((one) => texts(one['address']));
  const items = SECTIONS.filter((section) => section !== 'skills').flatMap((section) =>
    nodes(subject[section]).flatMap((item) => labelOf(item) ?? []),
  );
  const skills = nodes(subject['skills']).flatMap((skill) => text(skill['name']) ?? []);
  return { ...(name === undefined ? {} : { name }), emails, items: items.slice(0, MOST_ITEMS), skills };
}

/** Credentials of others in a record (`verifications`; `verifiableCredential` in drafts): each has a proof of its own. */
export function lerRsCredentials(document: View): Found[] {
  const places = nodes(document['credentialSubject']).flatMap((subject) => [
    subject,
    ...SECTIONS.flatMap((section) => nodes(subject[section])),
  ]);
  return places
    .flatMap((place) => [...nodes(place['verifications']), ...nodes(place['verifiableCredential'])])
    .flatMap((item): Found[] => {
      // `VerificationType` may also name an organisation to ask, or an address to look at: no credential.
      const value = [item, ...nodes(item['verifiableCredential'])].find((one) => one['@context'] !== undefined);
      return value ? [{ kind: 'json', value, text: JSON.stringify(value) }] : [];
    });
}

function nameOf(person: View): string | undefined {
  const [name] = nodes(person['name']);
  if (!name) return text(person['name']);
  const parts = ['given', 'middle', 'family'].flatMap((part) => texts(name[part]));
  return text(name['formattedName']) ?? (parts.length > 0 ? parts.join(' ') : undefined);
}

/** "Soudage (AFPA)": the thing, and the organisation in brackets. */
function labelOf(item: View): string | undefined {
  const inner = nodes(item['education'])[0];
  const positions = nodes(item['positionHistories']).flatMap((one) => text(one['title']) ?? []);
  const degrees = nodes(item['educationDegrees']).flatMap((one) => text(one['name']) ?? []);
  const own = [text(item['name']) ?? text(inner?.['name']), ...degrees, ...positions].filter(
    (one) => one !== undefined,
  );
  const bodies = ['issuingAuthority', 'institution', 'organization'].flatMap((member) =>
    [item, ...(inner ? [inner] : [])].flatMap((place) => many(place[member])),
  );
  const body = bodies
    .map((one) => (isView(one) ? (text(one['name']) ?? text(one['tradeName'])) : text(one)))
    .find((one) => one !== undefined);
  if (own.length === 0) return body;
  return body === undefined ? own.join(', ') : `${own.join(', ')} (${body})`;
}
