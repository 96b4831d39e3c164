/** Documents that describe badges and their issuers, and say of nobody that they were awarded one. */
import { isView, typesOf } from './credential/view.ts';
import { note } from './inquiry.ts';
import type { Check } from './report.ts';

/** Open Badges 1 to 3: a badge class or achievement, an issuer or profile; undefined for whatever else. */
export function definitionOf(value: unknown): 'class' | 'issuer' | undefined {
  if (!isView(value) || 'recipient' in value || 'credentialSubject' in value) return undefined;
  const types = typesOf(value).map((type) => type.replace(/^.*[:#/]/, ''));
  if (types.some((type) => /^(?:BadgeClass|Achievement)$/.test(type))) return 'class';
  if (types.some((type) => /^(?:Issuer|Profile)$/.test(type))) return 'issuer';
  // Open Badges 1.0 named no types.
  return types.length === 0 && 'criteria' in value && 'issuer' in value && 'name' in value ? 'class' : undefined;
}

/** What is said of data that are no credential. */
export function noCredential(value: unknown): Check {
  const kind = definitionOf(value);
  return kind ? note('format', 'unknown', 'not-awarded', { kind }) : note('format', 'unknown', 'not-a-credential');
}
