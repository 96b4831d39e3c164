/** What the platform that an address led to says beside the credential: nobody's proof, kept apart from every fact. */
import type { Door } from '../net/types.ts';
import { awardAt } from '../platforms/index.ts';
import type { Said } from '../platforms/types.ts';
import { platformSays } from '../resolve/platform-says.ts';
import type { PlatformSaid } from '../verify/report.ts';

/** Milliseconds that a finished report waits for it. */
const PATIENCE = 1_000;
/** A platform's page is anybody's text: bounded. */
const MOST = { text: 200, comment: 2_000, endorsements: 20 };

export interface Asking {
  /** What it has said by now, or says within a moment; the asking ends with it. */
  answer(): Promise<PlatformSaid | undefined>;
}

/**
 * Begins to ask, beside the verification. `addresses`: what was given and what was asked on the way; the first that is an
 * award of a known platform counts. Data of the platform are asked (id, class, issuer, endorsement); its page only if a
 * person was led to that very page, or it was asked already.
 */
export function askPlatform(addresses: readonly string[], door: Door, signal: AbortSignal | undefined): Asking {
  const address = addresses.find((one) => awardAt(one) !== undefined);
  const platform = address === undefined ? undefined : awardAt(address);
  const host = URL.parse(address ?? '')?.host;
  if (address === undefined || platform === undefined || host === undefined) return { answer: async () => undefined };
  const end = new AbortController();
  const both = signal ? AbortSignal.any([signal, end.signal]) : end.signal;
  const said = platformSays(address, door, both, addresses);
  return {
    async answer() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), PATIENCE);
      });
      const answer = await Promise.race([said, late]);
      clearTimeout(timer);
      end.abort();
      return answer && bounded(answer, platform, host);
    },
  };
}

function bounded(said: Said, platform: string, host: string): PlatformSaid {
  const { recipient, issuerVerified, selfIssued, endorsements = [] } = said;
  const list = endorsements.slice(0, MOST.endorsements).map(({ name, comment, date }) => ({
    comment: comment.slice(0, MOST.comment),
    ...(name === undefined ? {} : { name: name.slice(0, MOST.text) }),
    ...(date === undefined ? {} : { date }),
  }));
  return {
    platform,
    host,
    ...(recipient ? { recipient: recipient.slice(0, MOST.text) } : {}),
    ...(issuerVerified === undefined ? {} : { issuerVerified }),
    ...(selfIssued ? { selfIssued } : {}),
    ...(list.length > 0 ? { endorsements: list } : {}),
  };
}
