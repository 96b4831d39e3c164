/** What may be shown of a European Digital Credential: the terms of the European Learning Model, version 3. */
import type { Claimed } from '../certificates/names.ts';
import { compact } from '../credential/facts.ts';
import { idOf, isView, many, nodes, text, texts, typesOf, type View } from '../credential/view.ts';
import type { Facts } from '../part.ts';
import type { Achievement, Identifier, Recipient } from '../report.ts';

/** Of the EU's authority codes for languages, those of the interface's own languages. */
const LANGUAGES: Record<string, string> = { ENG: 'en', FRA: 'fr' };

/** @param facts those that every verifiable credential has */
export function withLearningModel(facts: Facts, view: View): Facts {
  const display = nodes(view['displayParameter'])[0] ?? {};
  const preferred = LANGUAGES[idOf(display['primaryLanguage'])?.split('/').at(-1) ?? ''];
  const say = (value: unknown) => label(value, preferred);
  const issuer = nodes(view['issuer'])[0] ?? {};
  const subject = nodes(view['credentialSubject'])[0] ?? {};
  const claim = nodes(subject['hasClaim'])[0] ?? {};
  const award = nodes(claim['awardedBy'])[0] ?? {};
  const body = nodes(award['awardingBody'])[0];
  const { issuer: known, achievement: _named, recipient: _known, ...others } = facts;
  const name = say(display['title']) ?? say(claim['title']);
  const achievement = compact<Achievement>({
    id: text(claim['id']),
    name,
    description: say(display['description']) ?? say(claim['description']),
    type: typesOf(claim)[0],
    language: preferred,
    creator: body ? compact({ id: text(body['id']), name: say(body['legalName']) }) : undefined,
  });
  return {
    ...others,
    issuer: compact({
      ...known,
      name: say(issuer['legalName']) ?? say(issuer['altLabel']) ?? known.name,
      url: homepage(issuer) ?? known.url,
    }),
    ...(name === undefined ? {} : { achievement }),
    recipient: recipientOf(subject, say),
    dates: compact({
      ...others.dates,
      issued: text(view['issued']) ?? others.dates.issued,
      awarded: text(award['awardingDate']),
    }),
  };
}

/** What the credential says of its issuer, in every language. */
export function claimedIssuer(view: View): Claimed {
  const issuer = nodes(view['issuer'])[0] ?? {};
  const every = (value: unknown) =>
    many(value).flatMap((one) => (isView(one) ? Object.values(one).flatMap((said) => texts(said)) : texts(one)));
  return { id: idOf(view['issuer']), names: [...every(issuer['legalName']), ...every(issuer['altLabel'])] };
}

/** Text by language: `{"en": "…", "fr": ["…"]}`. In the credential's own language, else English, else the first. */
function label(value: unknown, preferred: string | undefined): string | undefined {
  const [first] = many(value);
  if (!isView(first)) return text(first);
  for (const language of [preferred, 'en', ...Object.keys(first)]) {
    const found = language === undefined || language.startsWith('@') ? undefined : texts(first[language])[0];
    if (found !== undefined) return found;
  }
  return text(first);
}

function recipientOf(subject: View, say: (value: unknown) => string | undefined): Recipient {
  const parts = [say(subject['givenName']), say(subject['familyName'])].filter((part) => part !== undefined);
  const name = say(subject['fullName']) ?? (parts.length > 0 ? parts.join(' ') : undefined);
  const identifiers = nodes(subject['contactPoint'])
    .flatMap((point) => many(point['emailAddress']))
    .flatMap((mailbox): Identifier[] => {
      const identity = /^mailto:(.+)$/i.exec(idOf(mailbox) ?? '')?.[1];
      return identity === undefined ? [] : [{ type: 'email', identity, hashed: false }];
    });
  return compact<Recipient>({ id: idOf(subject), name, identifiers });
}

function homepage(issuer: View): string | undefined {
  const page = many(issuer['homepage'])[0];
  const url = isView(page) ? (text(page['contentURL']) ?? text(page['contentUrl']) ?? idOf(page)) : text(page);
  return url !== undefined && /^https?:/i.test(url) ? url : undefined;
}
