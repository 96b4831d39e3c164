/** What may be shown of a mobile document. Its elements are each type's own; only the obvious ones are read. */

import { compact } from '../credential/facts.ts';
import { text } from '../credential/view.ts';
import type { Facts } from '../part.ts';
import { noFacts } from '../part.ts';
import type { Achievement, Recipient } from '../report.ts';
import { Labelled } from './cbor.ts';
import type { Item } from './items.ts';
import type { SecurityObject } from './security-object.ts';

/** Elements that say in one text what was achieved. */
const ACHIEVEMENTS = ['achievement', 'badge', 'credential', 'degree', 'diploma', 'qualification', 'course'];

/** @param items those that are proven */
export function factsOf(
  { docType, signed, validFrom, validUntil }: Pick<SecurityObject, 'docType' | 'signed' | 'validFrom' | 'validUntil'>,
  items: readonly Item[],
): Facts {
  const said = (name: string) => {
    const item = items.find((one) => one.name === name);
    return text(item?.value instanceof Labelled ? item.value.value : item?.value);
  };
  const achieved = ACHIEVEMENTS.map(said).find((name) => name !== undefined);
  const dates = { issued: signed ?? undefined, from: validFrom ?? undefined, until: validUntil ?? undefined };
  return compact<Facts>({
    ...noFacts(),
    achievement: compact<Achievement>({ name: achieved ?? docType, type: docType }),
    recipient: recipientOf(said),
    dates: compact(dates),
  });
}

function recipientOf(said: (name: string) => string | undefined): Recipient | undefined {
  const names = [said('given_name'), said('family_name')].filter((part) => part !== undefined);
  const name = names.length > 0 ? names.join(' ') : said('name');
  const email = said('email') ?? said('email_address');
  if (name === undefined && email === undefined) return undefined;
  const identifiers = email === undefined ? [] : [{ type: 'email', identity: email, hashed: false }];
  return compact<Recipient>({ id: undefined, name, identifiers });
}
