/** Where a copy says something else than the hosted document: the names of what differs, for the person to read. */
import { parseOldDate } from '../dates.ts';
import type { Facts } from '../part.ts';
import { address } from './address.ts';

/** What the copy does not say is no difference; only what would be shown is compared. */
export function differences(copy: Facts, hosted: Facts): string[] {
  const pairs: [string, unknown, unknown][] = [
    ['id', copy.id, hosted.id],
    ['achievement.id', copy.achievement?.id, hosted.achievement?.id],
    ['achievement.name', copy.achievement?.name, hosted.achievement?.name],
    ['achievement.description', copy.achievement?.description, hosted.achievement?.description],
    ['achievement.criteria', copy.achievement?.criteria?.narrative, hosted.achievement?.criteria?.narrative],
    ['issuer.id', copy.issuer.id, hosted.issuer.id],
    ['issuer.name', copy.issuer.name, hosted.issuer.name],
    ['recipient', identities(copy), identities(hosted)],
    ['dates.issued', time(copy.dates.issued), time(hosted.dates.issued)],
    ['dates.until', time(copy.dates.until), time(hosted.dates.until)],
    ['evidence', copy.evidence.length > 0 ? copy.evidence : undefined, hosted.evidence],
    ['comment', copy.comment, hosted.comment],
  ];
  return pairs
    .filter(([, one, other]) => one !== undefined && JSON.stringify(plain(one)) !== JSON.stringify(plain(other)))
    .map(([name]) => name);
}

function identities(facts: Facts): unknown {
  return facts.recipient?.identifiers.map(({ identity, salt }) => [identity.toLowerCase(), salt ?? '']);
}

function time(written: string | undefined): unknown {
  return written === undefined ? undefined : (parseOldDate(written)?.ms ?? written);
}

/** Addresses in their normal form. */
function plain(value: unknown): unknown {
  return typeof value === 'string' ? (address(value)?.href ?? value.trim()) : value;
}
