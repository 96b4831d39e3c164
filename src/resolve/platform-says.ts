/** What a platform says of an award that the credential does not: asked through the door, on the person's wish. */
import type { Door } from '../net/types.ts';
import { says } from '../platforms/index.ts';
import { attempt } from '../platforms/plain.ts';
import type { Said } from '../platforms/types.ts';
import { readPage } from './html.ts';

/**
 * Undefined where the platform is not known, says nothing, or does not answer. Never throws. A page is asked only where
 * `address` is an address of that very page, or the page is among the addresses that were asked already: nobody was led
 * to any other.
 */
export async function platformSays(
  address: string,
  door: Door,
  signal?: AbortSignal,
  asked: readonly string[] = [],
): Promise<Said | undefined> {
  const text = async (url: string, want: 'document' | 'page') => {
    const answer = await door.get(url, want, signal);
    return answer.ok && answer.status === 200 ? new TextDecoder().decode(answer.bytes) : undefined;
  };
  return says(address, {
    async json(url) {
      const body = await text(url, 'document');
      return body === undefined ? undefined : attempt(() => JSON.parse(body));
    },
    async page(url) {
      if (!asked.includes(url) && !isOfPage(address, url)) return undefined;
      const body = await text(url, 'page');
      return body === undefined ? undefined : readPage(body, url);
    },
  }).catch(() => undefined);
}

/** Pages of one award may have parts and flags of their own: "/badges/ID/public_url?source=x". */
function isOfPage(address: string, page: string): boolean {
  const [one, other] = [URL.parse(address), URL.parse(page)];
  if (!one || !other || one.host !== other.host) return false;
  const isSame = one.pathname === other.pathname || one.pathname.startsWith(`${other.pathname}/`);
  return isSame && [...other.searchParams].every(([name, value]) => one.searchParams.get(name) === value);
}
