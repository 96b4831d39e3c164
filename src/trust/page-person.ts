import { isNameLike } from './names.ts';
import { wordsOf } from './plain-text.ts';

/** Where a page is one person's profile, and how its title gives that person's name. */
interface ProfileSite {
  host: RegExp;
  /** First group: what tells one profile from another. */
  path: RegExp;
  name: (title: string, slug: string) => string | undefined;
}

const first = (separator: RegExp) => (title: string) => title.split(separator)[0];
/** Names in addresses and titles must agree: an application may still show the title of the page before. */
const agreeing = (name: (title: string) => string | undefined) => (title: string, slug: string) => {
  const text = name(title)?.trim();
  const joined = wordsOf(slug).join('');
  return text && wordsOf(text).some((word) => word.length > 2 && joined.includes(word)) ? text : undefined;
};

const SITES: ProfileSite[] = [
  {
    host: /(?:^|\.)linkedin\.com$/,
    path: /^\/in\/([^/]+)/,
    // "(3) Camille Moreau | LinkedIn", "Licences | Camille Moreau | LinkedIn", "Camille Moreau - Teacher | LinkedIn"
    name: agreeing((title) => /(?:^|\|)([^|]+)\|\s*LinkedIn$/.exec(title)?.[1]?.split(/ [-–] /)[0]),
  },
  { host: /(?:^|\.)xing\.com$/, path: /^\/profile\/([^/]+)/, name: agreeing(first(/ [-–|] /)) },
  { host: /(?:^|\.)researchgate\.net$/, path: /^\/profile\/([^/]+)/, name: agreeing(first(/ [-–|] /)) },
  {
    host: /^github\.com$/,
    path: /^\/([^/]+)\/?$/,
    // "camille (Camille Moreau) · GitHub"
    name: (title, slug) => (title.startsWith(`${slug} (`) ? /\(([^()]+)\)/.exec(title)?.[1] : undefined),
  },
  {
    host: /^orcid\.org$/,
    path: /^\/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/,
    name: (title, slug) => (title.includes(slug) ? title.split('(')[0] : undefined),
  },
];

/** `site` and `slug` are equal for equal profiles; `root` is the profile's own address, whatever part of it is open. */
export interface Profile {
  site: number;
  slug: string;
  root: string;
  /** The person's name, where the title gives it for certain. */
  name?: string;
}

/** The person's profile that a page is, on sites whose form is known. */
export function profileOf(url: string, title = ''): Profile | undefined {
  const parsed = URL.parse(url);
  if (!parsed) return undefined;
  const site = SITES.findIndex(({ host, path }) => host.test(parsed.hostname) && path.test(parsed.pathname));
  const known = SITES[site];
  const [path = '', raw = ''] = known?.path.exec(parsed.pathname) ?? [];
  if (!known || !raw) return undefined;
  const slug = decoded(raw);
  // Unread messages are counted in front.
  const name = known
    .name(
      title
        .slice(0, 300)
        .replace(/^\(\d+\+?\)\s*/, '')
        .trim(),
      slug,
    )
    ?.trim();
  const profile: Profile = { site, slug: slug.toLowerCase(), root: parsed.origin + path };
  return name && isNameLike(name) ? { ...profile, name } : profile;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
