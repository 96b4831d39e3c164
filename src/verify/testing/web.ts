/** A network of a few addresses, for tests of the whole verifier; all others do not answer. */
import type { Fetch } from '../../net/types.ts';
import { DID_DOCUMENT, ISSUER } from './badges.ts';
import { controllerOf, issue, type Json, type TestKey } from './issue.ts';

export interface TestWeb {
  fetch: Fetch;
  /** Every address asked, in order. */
  asked: string[];
}

/** Bodies by address; objects are served as JSON, numbers are answered as a bare status. */
export function webOf(bodies: Record<string, Json | string | number | Uint8Array<ArrayBuffer>>): TestWeb {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (url) => {
      asked.push(url);
      const body = bodies[url];
      if (body === undefined) throw new TypeError('unreachable');
      if (typeof body === 'number') return new Response('', { status: body });
      if (typeof body === 'string' || body instanceof Uint8Array) return new Response(body);
      return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/ld+json' } });
    },
  };
}

/** The same with the test issuer's DID document, in which the key stands. */
export function issuerWeb(key: TestKey, more: Parameters<typeof webOf>[0] = {}): TestWeb {
  return webOf({ [DID_DOCUMENT]: controllerOf(ISSUER, key), ...more });
}

/** Signed by the test issuer over the bytes of its JSON (JCS), which leaves every property as it is written. */
export function issueJcs(credential: Json, key: TestKey): Promise<Json> {
  return issue(credential, 'eddsa-jcs-2022', key, { method: `${ISSUER}#key-1` });
}
