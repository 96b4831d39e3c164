/** Required properties. A document without them may still be authentic: they are conformance, and only warned about. */
import { idOf, type View } from '../credential/view.ts';
import { checkImages } from '../image/check.ts';
import { note, pass } from '../inquiry.ts';
import type { Check, Standard } from '../report.ts';
import { checkExtensions } from './extensions.ts';
import type { Sources } from './facts.ts';
import { checkValues } from './values.ts';

interface Required {
  award: string[];
  badge: string[];
  issuer: string[];
}

/** Open Badges 2.0, tables of "Data model"; 1.1 specification; 0.5 specification. A bar separates names that will do. */
const V1: Required = {
  award: ['uid|id', 'recipient', 'badge', 'verify', 'issuedOn'],
  badge: ['name', 'description', 'image', 'criteria', 'issuer'],
  issuer: ['name', 'url'],
};
const V2: Required = {
  award: ['id|@id', 'type|@type', 'recipient', 'badge', 'verification|verify', 'issuedOn'],
  badge: ['id|@id', 'type|@type', 'name', 'description', 'image', 'criteria', 'issuer'],
  issuer: ['id|@id', 'type|@type', 'name', 'url', 'email'],
};
const REQUIRED: Partial<Record<Standard, Required>> = {
  'open-badges-0.5': {
    award: ['recipient', 'badge'],
    badge: ['name', 'description', 'image', 'criteria', 'issuer'],
    issuer: ['origin', 'name'],
  },
  'open-badges-1.0': V1,
  'open-badges-1.1': V1,
  'open-badges-2.0': V2,
  'endorsement-2.0': {
    award: ['id|@id', 'type|@type', 'claim', 'issuer', 'verification|verify', 'issuedOn'],
    badge: [],
    issuer: V2.issuer,
  },
};

/**
 * One check per document that lacks something or has something wrong, or one that passes; then extensions and pictures.
 * Documents that could not be had are not judged.
 */
export function checkFormat(sources: Sources): Check[] {
  const { award, badge, profile } = sources;
  const required = REQUIRED[award.standard];
  const checks = [
    ...missing(award.raw, required?.award ?? [], 'award'),
    ...missing(badge, required?.badge ?? [], 'badge'),
    ...missing(profile, required?.issuer ?? [], 'issuer'),
    ...checkValues(sources),
  ];
  const images = checkImages([
    ['award.image', idOf(award.raw.image)],
    ['badge.image', idOf(badge?.image)],
    ['issuer.image', idOf(profile?.image)],
  ]);
  return [...(checks.length > 0 ? checks : [pass('format')]), ...checkExtensions(sources), ...images];
}

function missing(node: View | undefined, names: string[], about: string): Check[] {
  if (!node) return [];
  const absent = names.filter((alternatives) =>
    alternatives.split('|').every((name) => node[name] === undefined || node[name] === null || node[name] === ''),
  );
  if (absent.length === 0) return [];
  const property = absent.map((alternatives) => alternatives.split('|')[0]).join(', ');
  return [note('format', 'warn', 'missing-property', { property }, about)];
}
