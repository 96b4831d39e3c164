/** Types of values in the documents of an award: conformance, and only warned about. */
import { isView, many, nodes, text, type View } from '../credential/view.ts';
import { parseOldDate } from '../dates.ts';
import { note } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { isEmail, isIdentityHash, isTelephone, isUrl } from '../values.ts';
import { CLASSES, type ClassName, isCriteria } from './classes.ts';
import type { Sources } from './facts.ts';

/** One check for each document in which something is not what it should be. */
export function checkValues({ award, badge, profile }: Sources): Check[] {
  if (award.standard === 'open-badges-2.0' || award.standard === 'endorsement-2.0') {
    const main = award.standard === 'open-badges-2.0' ? 'Assertion' : 'Endorsement';
    return [
      ...judge('award', [...faults(award.raw, main), ...recipients(award.raw)]),
      ...judge('badge', badge ? [...faults(badge, 'BadgeClass'), ...criteria(badge)] : []),
      ...judge('issuer', profile ? faults(profile, 'Profile') : []),
    ];
  }
  const old = award.standard !== 'open-badges-0.5';
  return [
    ...judge('award', oldDates(award.raw)),
    // 0.5 gives addresses relative to the issuer's origin.
    ...judge('badge', badge && old ? oldAddresses(badge, ['image', 'criteria']) : []),
    ...judge('issuer', profile && old ? oldAddresses(profile, ['url']) : []),
  ];
}

function judge(about: string, properties: string[]): Check[] {
  if (properties.length === 0) return [];
  return [note('format', 'warn', 'bad-property', { property: [...new Set(properties)].join(', ') }, about)];
}

/** Names of properties whose values are not of their type, with the path to them. */
function faults(node: View, name: ClassName, path = ''): string[] {
  return Object.entries(CLASSES[name]).flatMap(([property, { test, of, required }]) => {
    // What is empty is missing, which is said elsewhere.
    const values = many(property === 'id' ? (node.id ?? node['@id']) : node[property]).filter((one) => one !== '');
    const at = `${path}${property}`;
    if (required && values.length === 0) return [at];
    return values.flatMap((value) => {
      if (isView(value)) return of ? faults(value, of, `${at}.`) : isEmbedded(property) ? [] : [at];
      return test && !test(value) ? [at] : [];
    });
  });
}

/** Documents of their own, which may stand in place of their address. */
function isEmbedded(property: string): boolean {
  return property === 'badge' || property === 'issuer' || property === 'revocationList' || property === 'author';
}

/** "IdentityObject": hashed, a hash; otherwise what its type says. */
function recipients(raw: View): string[] {
  return nodes(raw.recipient).flatMap((node) => {
    const identity = text(node.identity);
    if (identity === undefined) return [];
    const wrong =
      node.hashed === true
        ? !isIdentityHash(identity)
        : (text(node.type) === 'email' && !isEmail(identity)) ||
          (text(node.type) === 'url' && !isUrl(identity)) ||
          (text(node.type) === 'telephone' && !isTelephone(identity));
    return wrong ? ['recipient.identity'] : [];
  });
}

function criteria(badge: View): string[] {
  return many(badge.criteria).every(isCriteria) ? [] : ['criteria'];
}

function oldDates(raw: View): string[] {
  return ['issuedOn', 'issued_on', 'expires'].filter(
    (property) => raw[property] !== undefined && raw[property] !== null && !parseOldDate(raw[property]),
  );
}

function oldAddresses(node: View, properties: string[]): string[] {
  return properties.filter((property) =>
    many(node[property]).some((value) => !isUrl(value) && !(typeof value === 'string' && /^data:/i.test(value))),
  );
}
