/**
 * Was a credential awarded to the person of this page? Made here, on this machine, from what the page shows; nothing is
 * asked. A match proves what the page says, not who wrote it. Never changes a verdict, never accuses.
 */
import type { Recipient, Report } from '../verify/report.ts';
import { compareNames, isNameLike, type NameComparison } from './names.ts';
import type { PageFacts } from './page-facts.ts';
import { profileOf } from './page-person.ts';
import { wordsOf } from './plain-text.ts';
import { matchRecipient } from './recipient.ts';

export type PageMatch =
  /** `badge`: the address or the name that both give. */
  | { outcome: 'matches'; why: 'url' | 'email' | 'account' | 'name'; badge: string }
  /** `page` and `badge`: what each of them gives. */
  | { outcome: 'differs'; why: 'name' | 'profile'; page: string; badge: string }
  /** Something in common and something not: another first name, a name taken in marriage. */
  | { outcome: 'cannot-tell'; why: 'name-in-part'; page: string; badge: string }
  | {
      outcome: 'cannot-tell';
      why:
        | 'unproven' // what the credential says is not proven
        | 'nobody-named' // it names nobody
        | 'page-unread' // the page, or most of it, could not be looked at: access withheld, or nobody has asked yet
        | 'other-address' // the page shows e-mail addresses, and it was awarded to none of them; people have several
        | 'nothing-to-compare'; // the page names nobody for certain, or by another kind of address
    };

/** `names`: who the page says the credential is for (`Candidate.said.recipient`). `page` is absent where it could not be read. */
export function matchPage(report: Report, page: PageFacts | undefined, names: readonly string[] = []): PageMatch {
  const { recipient, verdict } = report;
  if (verdict === 'invalid' || verdict === 'unverified') return { outcome: 'cannot-tell', why: 'unproven' };
  if (!recipient || (!recipient.id && !recipient.name && recipient.identifiers.length === 0)) {
    return { outcome: 'cannot-tell', why: 'nobody-named' };
  }
  if (!page) return { outcome: 'cannot-tell', why: 'page-unread' };
  const profile = profileOf(page.url, page.title);
  const { emails = [], accounts = [], headings = [], canonical, title = '' } = page;
  const addresses: ['url' | 'email' | 'account', string[]][] = [
    ['url', [page.url, ...(canonical ? [canonical] : []), ...(profile ? [profile.root] : [])].flatMap(spellings)],
    ['email', emails],
    ['account', accounts.slice(0, 20).flatMap(spellings)],
  ];
  for (const [why, ids] of addresses) {
    const { outcome, detail } = matchRecipient(recipient, ids);
    if (outcome === 'pass') return { outcome: 'matches', why, badge: String(detail?.['matched'] ?? '') };
  }
  const another = profile && otherProfile(recipient, profile);
  if (another) return { outcome: 'differs', why: 'profile', page: profile.root, badge: another };
  const { name } = recipient;
  const own = [...(page.names ?? []), ...(profile?.name ? [profile.name] : [])];
  const said = name ? byName(name, [...names, ...own], [title, ...headings]) : undefined;
  if (said) return said;
  const isOther = emails.length > 0 && matchRecipient(recipient, emails).outcome === 'fail';
  return {
    outcome: 'cannot-tell',
    why: isOther ? 'other-address' : page.isWhole ? 'nothing-to-compare' : 'page-unread',
  };
}

/** An address with and without what servers ignore or pages add: hashes are of one spelling, and nobody says which. */
function spellings(url: string): string[] {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return [];
  const whole = parsed.href.replace(/#.*/, '');
  const bare = whole.replace(/\?.*/, '');
  const forms = [parsed.href, whole, bare].flatMap((one) => (/[?#]/.test(one) ? [one] : slashes(one)));
  const hosts = forms.flatMap((one) => [one, one.replace('://www.', '://'), one.replace(/:\/\/(?!www\.)/, '://www.')]);
  return [...new Set([url, ...hosts, ...hosts.map((one) => one.replace(/^https:/, 'http:'))])];
}

function slashes(url: string): string[] {
  const without = url.replace(/\/$/, '');
  return [without, `${without}/`];
}

/** It names a profile on the same site, and it is not this one. Addresses elsewhere say nothing: people have several. */
function otherProfile({ id, identifiers }: Recipient, own: { site: number; slug: string }): string | undefined {
  const plain = identifiers.filter(({ hashed }) => !hashed).map(({ identity }) => identity);
  const profiles = [...(id === undefined ? [] : [id]), ...plain].flatMap((url) => {
    const one = profileOf(url);
    return one?.site === own.site ? [{ url, slug: one.slug }] : [];
  });
  return profiles.some(({ slug }) => slug === own.slug) ? undefined : profiles[0]?.url;
}

function byName(badge: string, names: string[], texts: string[]): PageMatch | undefined {
  const compared = names.map((page): [string, NameComparison] => [page, compareNames(page, badge)]);
  const of = (what: NameComparison) => compared.find(([, comparison]) => comparison === what)?.[0];
  if (of('same') !== undefined || texts.some((text) => stands(badge, text)))
    return { outcome: 'matches', why: 'name', badge };
  const part = of('part');
  if (part !== undefined) return { outcome: 'cannot-tell', why: 'name-in-part', page: part, badge };
  const others = compared.flatMap(([page, comparison]) => (comparison === 'other' ? [page] : []));
  const [other] = others;
  // A page of several persons is nobody's own.
  const isOne = others.every((one) => compareNames(one, other ?? '') !== 'other');
  return other !== undefined && isOne ? { outcome: 'differs', why: 'name', page: other, badge } : undefined;
}

/** Does the whole name stand in a title or heading, its words side by side, in either order? */
function stands(name: string, title: string): boolean {
  if (!isNameLike(name)) return false;
  const words = wordsOf(name);
  const text = ` ${wordsOf(title).join(' ')} `;
  const orders = [
    words,
    [...words].reverse(),
    [...words.slice(1), ...words.slice(0, 1)],
    [...words.slice(-1), ...words.slice(0, -1)],
  ];
  return words.every(({ length }) => length > 1) && orders.some((order) => text.includes(` ${order.join(' ')} `));
}
