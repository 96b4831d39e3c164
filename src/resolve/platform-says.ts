/** What a platform says of an award that the credential does not: asked through the door, on the person's wish. */
import type { Door } from '../net/types.ts';
import { says } from '../platforms/index.ts';
import { attempt } from '../platforms/plain.ts';
import type { Said } from '../platforms/types.ts';
import { readPage } from './html.ts';

/** Undefined where the platform is not known, says nothing, or does not answer. Never throws. */
export async function platformSays(address: string, door: Door, signal?: AbortSignal): Promise<Said | undefined> {
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
      const body = await text(url, 'page');
      return body === undefined ? undefined : readPage(body, url);
    },
  }).catch(() => undefined);
}
