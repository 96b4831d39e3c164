/** Addresses under which 1EdTech publishes its schemas: those are bundled, and never fetched. */

import type { CredentialClass } from './bundled.ts';
import type { Form } from './define.ts';

const CLASSES: Record<string, CredentialClass> = {
  achievementcredential: 'AchievementCredential',
  endorsementcredential: 'EndorsementCredential',
  clrcredential: 'ClrCredential',
};

/**
 * `https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json` and its kin; those
 * called `any…` are for VCDM 1.1 (OB 3.0, section 1.2). `name` is absent for a schema that is not bundled; undefined: not 1EdTech's.
 */
export function publishedSchema(address: string): { name?: CredentialClass; model?: Form['model'] } | undefined {
  const [, file] =
    /^https?:\/\/(?:purl\.(?:imsglobal|1edtech)\.org|(?:www\.)?imsglobal\.org)\/spec\/[^?#]*?([^/?#]*)$/i.exec(
      address,
    ) ?? [];
  if (file === undefined) return undefined;
  const [, any, word = ''] = /_(any)?([a-z]+)_schema\.json$/i.exec(file) ?? [];
  const name = CLASSES[word.toLowerCase()];
  return { ...(name ? { name } : {}), ...(any ? { model: '1.1' } : {}) };
}
