/** Extensions: objects of types beyond the standard, with schemas of their own (Open Badges 1.1 and 2.0, "Extensions"). */
import { isView, many, nodes, text, texts, typesOf, type View } from '../credential/view.ts';
import { note, pass } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { extensionErrors } from '../schema/bundled.ts';
import type { Sources } from './facts.ts';

const MOST = 20;

/**
 * One check for each extension of the assertion, the class and the profile. The schemas of those that 1EdTech publishes
 * are bundled; "unknown extensions are never an error", and no schema is fetched.
 */
export function checkExtensions({ award, badge, profile }: Sources): Check[] {
  const places: [string, View | undefined][] = [
    ['award', award.raw],
    ['badge', badge],
    ['issuer', profile],
  ];
  const found = places.flatMap(([place, node]) => (node ? extensionsOf(node).map((one) => ({ place, ...one })) : []));
  return found.slice(0, MOST).map(({ place, name, node }) => judge(`${place} ${name}`, node));
}

function judge(about: string, node: View): Check {
  const types = typesOf(node);
  for (const type of types) {
    const errors = extensionErrors(node, type);
    if (!errors) continue;
    return errors.length === 0
      ? pass('schema', about, { schema: type })
      : note('schema', 'warn', 'schema-mismatch', { schema: type, errors }, about);
  }
  return note(
    'schema',
    'skip',
    'schema-unavailable',
    { why: 'unknown-extension', types, contexts: contexts(node) },
    about,
  );
}

function contexts(node: View): string[] {
  return texts(node['@context']).slice(0, 4);
}

/** Properties called `extensions:Name`, and objects anywhere at the top that say they are extensions. */
function extensionsOf(place: View): { name: string; node: View }[] {
  return Object.entries(place).flatMap(([name, value]) => {
    if (/^(?:extensions:|https:\/\/w3id\.org\/openbadges\/extensions#)/i.test(name)) {
      return many(value).map((node) => ({ name, node: isView(node) ? node : { value: text(node) } }));
    }
    return nodes(value)
      .filter((node) => typesOf(node).some((type) => /(?:^|[#/:])Extension$/.test(type)))
      .map((node) => ({ name, node }));
  });
}
