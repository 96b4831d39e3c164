/** Resolve's half of the platforms: where an award's credential is, and which hosts publish for many. */
import * as accredible from './accredible.ts';
import * as badgecraft from './badgecraft.ts';
import * as badgeos from './badgeos.ts';
import * as badgr from './badgr.ts';
import * as badgrServer from './badgr-server.ts';
import * as certDirectory from './cert-directory.ts';
import * as certifier from './certifier.ts';
import * as chamilo from './chamilo.ts';
import * as credly from './credly.ts';
import * as edubadges from './edubadges.ts';
import * as europass from './europass.ts';
import { match } from './match.ts';
import * as moodle from './moodle.ts';
import * as openBadgeFactory from './open-badge-factory.ts';
import * as openBadgePassport from './open-badge-passport.ts';
import * as sertifier from './sertifier.ts';
import type { Ask, Platform, Said, Step } from './types.ts';

const PLATFORMS: readonly Platform[] = [
  accredible,
  badgecraft,
  badgeos,
  badgr,
  badgrServer,
  certDirectory,
  certifier,
  chamilo,
  credly,
  edubadges,
  europass,
  moodle,
  openBadgeFactory,
  openBadgePassport,
  sertifier,
];

/** The places of the credential behind a platform's address, best first; undefined for any other address. */
export function locate(address: string): { platform: string; award: string; steps: Step[] } | undefined {
  const found = match(address);
  if (!found) return undefined;
  const rule = PLATFORMS.find((platform) => platform.find.id === found.platform);
  const url = new URL(found.url.replace(/^http:/i, 'https:'));
  const steps = rule?.locate?.(url, found.id, `${url.origin}/${found.lead}`) ?? [];
  return { platform: found.platform, award: found.award, steps };
}

/** The multi-tenant service behind a host: a credential from there is published *by* it, *for* the named issuer. */
export function platformOfHost(host: string): { id: string; name: string } | undefined {
  const name = host.toLowerCase().replace(/:443$/, '').replace(/\.$/, '');
  const rule = PLATFORMS.find((platform) => platform.tenancy?.hosts.test(name));
  return rule?.tenancy && { id: rule.find.id, name: rule.tenancy.name };
}

/** Display name of a platform by its id. */
export function platformName(id: string): string {
  return PLATFORMS.find((platform) => platform.find.id === id)?.tenancy?.name ?? id;
}

/** Does the address belong to a service whose terms forbid keeping its documents? Software run by others has no such terms. */
export function termsForbidKeeping(address: string): boolean {
  const host = URL.parse(address)?.hostname ?? '';
  return PLATFORMS.some((platform) => platform.keeps === false && platform.tenancy?.hosts.test(host));
}

/** A platform's picture of a badge as such, which holds nobody's credential. */
export function isClassImage(url: string): boolean {
  return PLATFORMS.some((platform) => platform.classImages?.test(url));
}

/** Does the address stand for no award: for a badge as such, or for many? Undefined where no platform's rule tells. */
export function noAwardAt(address: string): 'class' | 'list' | undefined {
  if (match(address)) return undefined;
  if (PLATFORMS.some((platform) => platform.classes?.test(address))) return 'class';
  return PLATFORMS.some((platform) => platform.lists?.test(address)) ? 'list' : undefined;
}

/** The platform whose award this address is, if that platform says more than its credentials do. */
export function awardAt(address: string): string | undefined {
  const found = locate(address);
  // Of an older address, or a copy's, the platform's own data have another name.
  if (!found || found.steps.length === 0) return undefined;
  return PLATFORMS.find(({ find, says }) => says && find.id === found.platform)?.find.id;
}

/** What the platform of an award says beside the credential. Asks the platform: only when the person wants to know more. */
export async function says(address: string, ask: Ask): Promise<Said | undefined> {
  const found = match(address);
  const rule = PLATFORMS.find((platform) => platform.find.id === found?.platform);
  if (!found || !rule?.says) return undefined;
  const url = new URL(found.url.replace(/^http:/i, 'https:'));
  return rule.says(ask, url, found.id, `${url.origin}/${found.lead}`);
}
