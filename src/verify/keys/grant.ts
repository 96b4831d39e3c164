/** Whether an issuer's own list has a key that was found, or named, elsewhere. */
import type { Code } from '../codes.ts';
import type { Inquiry } from '../inquiry.ts';
import type { ListedKey } from './controller.ts';
import { listKeys } from './list.ts';
import { thumbprint } from './public-key.ts';
import type { Origin } from './result.ts';
import { sameId } from './same-id.ts';
import type { KeyAsk, PublicKey } from './types.ts';

export type Grant =
  | { state: 'granted'; by: ListedKey; origin: Origin }
  /** In the list, but not under the relationship asked for. */
  | { state: 'not-authorised' }
  /** The list was had, and has other keys. */
  | { state: 'not-listed' }
  /** The issuer publishes no list: its document has no key in it, or there is no document. */
  | { state: 'no-list'; detail: Record<string, unknown> }
  | { state: 'unavailable'; code: Code; detail: Record<string, unknown> };

/** Same id, or same key by RFC 7638 thumbprint, in the list of `issuer`. */
export async function grantOf(
  issuer: string,
  wanted: { id: string | undefined; key: PublicKey | undefined },
  relationship: KeyAsk['relationship'],
  inquiry: Inquiry,
): Promise<Grant> {
  const list = await listKeys(issuer.split('#')[0] ?? '', relationship, inquiry);
  if (list.state === 'unavailable') {
    return list.absent
      ? { state: 'no-list', detail: list.detail }
      : { state: 'unavailable', code: list.code, detail: list.detail };
  }
  if (list.keys.length === 0) return { state: 'no-list', detail: { controller: issuer } };
  const print = wanted.key && (await thumbprint(wanted.key));
  const matching: ListedKey[] = [];
  for (const listed of list.keys) {
    const samePrint = print !== undefined && listed.key !== undefined && (await thumbprint(listed.key)) === print;
    // An id alone is no match where the list shows another key under it.
    const named = sameId(listed.id, wanted.id) && (listed.key === undefined || wanted.key === undefined);
    if (samePrint || named) matching.push(listed);
  }
  const by = matching.find((listed) => listed.authorised);
  if (by) {
    const origin = { controller: list.controller, ...(list.served ? { host: list.served.host } : {}) };
    return { state: 'granted', by: { ...by, key: by.key ?? wanted.key }, origin };
  }
  return { state: matching.length > 0 ? 'not-authorised' : 'not-listed' };
}
