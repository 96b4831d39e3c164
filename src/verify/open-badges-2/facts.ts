/** What an award, its class and its issuer's profile say, in the report's words (Open Badges 2.0, "Data model"). */
import { relatedOf, saltOf } from '../credential/facts.ts';
import { idOf, isView, many, nodes, text, texts, type View } from '../credential/view.ts';
import { parseOldDate } from '../dates.ts';
import type { Facts } from '../part.ts';
import type { Achievement, Alignment, Evidence, Identifier, Issuer, Recipient } from '../report.ts';
import { resolve } from './address.ts';
import { type Award, opt } from './award.ts';
import { endorsementSources } from './endorsements.ts';

export interface Sources {
  award: Award;
  /** Address the award came from, for relative references. */
  url?: string;
  badge?: View;
  badgeId?: string;
  badgeUrl?: string;
  profile?: View;
  issuerId?: string;
}

export function factsOf(sources: Sources): Facts {
  const { award, badge, url } = sources;
  const { raw } = award;
  const issued = written(award.issuedOn);
  const until = written(award.expires);
  const achievement = badge && achievementOf(badge, sources);
  const endorses = text(award.claim?.id);
  // As in Open Badges 3.0, the subject of an endorsement is what it is about.
  const recipient = endorses === undefined ? recipientOf(raw) : { id: endorses, identifiers: [] };
  const comment = text(award.claim?.endorsementComment);
  const relatedEndorsements = endorsementSources(sources);
  return {
    issuer: issuerOf(sources),
    dates: { ...opt('issued', issued), ...opt('until', until) },
    evidence: evidenceOf(raw.evidence),
    alignments: badge ? alignmentsOf(badge) : [],
    ...opt('id', award.id),
    ...opt('url', url),
    ...(achievement ? { achievement } : {}),
    ...(recipient ? { recipient } : {}),
    ...opt('comment', comment),
    ...opt('endorses', endorses),
    ...(relatedEndorsements.length > 0 ? { endorsementSources: relatedEndorsements } : {}),
  };
}

function issuerOf({ profile, issuerId }: Sources): Issuer {
  const identity: Issuer['identity'] = { level: 'claimed', evidence: [] };
  if (!profile) return { ...opt('id', issuerId), identity };
  const { name, org } = profile;
  return {
    ...opt('id', issuerId),
    // 0.5: `name` with the department or organisation beside it.
    ...opt('name', text(name) ?? text(org)),
    ...opt('url', text(profile.url) ?? text(profile.origin)),
    ...opt('email', text(profile.email) ?? text(profile.contact)),
    ...opt('description', text(profile.description)),
    ...opt('image', idOf(profile.image)),
    identity,
  };
}

function achievementOf(badge: View, { badgeId, badgeUrl, profile, award }: Sources): Achievement {
  // 0.5 gives addresses relative to the issuer's origin (0.5 specification, "badge.image").
  const base = award.standard === 'open-badges-0.5' ? text(profile?.origin) : badgeUrl;
  const image = idOf(badge.image);
  const criteria = many(badge.criteria);
  const criteriaId = idOf(criteria);
  const narrative = nodes(criteria)
    .map((node) => text(node.narrative))
    .find((found) => found !== undefined);
  const tags = texts(badge.tags);
  const related = relatedOf(badge);
  return {
    ...opt('id', badgeId),
    ...opt('name', text(badge.name)),
    ...opt('description', text(badge.description)),
    ...(criteria.length > 0
      ? { criteria: { ...opt('id', criteriaId && resolve(criteriaId, base)), ...opt('narrative', narrative) } }
      : {}),
    ...opt('image', image && resolve(image, base)),
    ...(tags.length > 0 ? { tags } : {}),
    ...opt('language', text(badge['@language'] ?? badge.inLanguage)),
    ...opt('version', text(badge.version)),
    ...(related ? { related } : {}),
  };
}

function recipientOf(raw: View): Recipient | undefined {
  // 0.5: the recipient is a text, hashed if and only if it is no e-mail address; the salt stands beside it.
  const given: View[] =
    typeof raw.recipient === 'string'
      ? [{ type: 'email', identity: raw.recipient, hashed: !raw.recipient.includes('@'), salt: raw.salt }]
      : nodes(raw.recipient);
  const identifiers = given.flatMap((node): Identifier[] => {
    const identity = text(node.identity);
    if (identity === undefined) return [];
    const hashed = node.hashed === true || node.hashed === 'true' || /^(?:sha256|md5)\$[0-9a-f]+$/i.test(identity);
    return [{ type: text(node.type) ?? 'email', identity, hashed, ...opt('salt', saltOf(node.salt)) }];
  });
  // Extension "recipientProfile": the name is the issuer's word, like the rest.
  const profile = nodes(raw['extensions:recipientProfile'] ?? raw.recipientProfile)[0];
  const name = text(profile?.name);
  return identifiers.length > 0 || name !== undefined ? { identifiers, ...opt('name', name) } : undefined;
}

function evidenceOf(value: unknown): Evidence[] {
  return many(value).flatMap((item): Evidence[] => {
    if (typeof item === 'string') return [{ id: item }];
    if (!isView(item)) return [];
    const found = {
      ...opt('id', text(item.id ?? item['@id'])),
      ...opt('name', text(item.name)),
      ...opt('narrative', text(item.narrative)),
      ...opt('description', text(item.description)),
      ...opt('genre', text(item.genre)),
    };
    return Object.keys(found).length > 0 ? [found] : [];
  });
}

/** 2.0 `targetName` …; 1.x `name`, `url`, `description`; Moodle writes `alignments`. */
function alignmentsOf(badge: View): Alignment[] {
  return [...nodes(badge.alignment), ...nodes(badge.alignments)].flatMap((node): Alignment[] => {
    const found = {
      ...opt('name', text(node.targetName ?? node.name)),
      ...opt('url', text(node.targetUrl ?? node.url)),
      ...opt('code', text(node.targetCode)),
      ...opt('framework', text(node.targetFramework)),
      ...opt('description', text(node.targetDescription ?? node.description)),
    };
    return Object.keys(found).length > 0 ? [found] : [];
  });
}

/** As written where it is a date in words; Unix seconds as RFC 3339. */
function written(value: unknown): string | undefined {
  if (typeof value === 'string' && !/^\d{9,13}$/.test(value)) return value;
  const point = parseOldDate(value);
  return point && new Date(point.ms).toISOString();
}
