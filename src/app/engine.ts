/** The heavy half of the background: reached only through `await import()`, so that a cold start stays quick. */
import { examine } from '../examine/index.ts';
import { type CachedDoor, cached } from '../net/cache.ts';
import { createDoor } from '../net/door.ts';
import { createSchedule } from '../net/schedule.ts';
import type { VerifyOptions } from '../verify/index.ts';
import type { Report } from '../verify/report.ts';
import { portray } from './picture/portray.ts';
import { unpack } from './unpack.ts';

export interface LookOptions {
  allowedHosts: string[];
  /** The person's own addresses; compared here, sent nowhere. */
  own: string[];
  connectedAddress: (url: string) => Promise<string | undefined>;
  redirectHops: (url: string) => Promise<readonly string[]>;
  /** Third parties that the person has named. */
  helpers?: Pick<VerifyOptions, 'explorer' | 'resolver' | 'anchors'>;
  signal: AbortSignal;
  /** QR codes in the picture are read. */
  codes?: boolean;
  /** Schemas elsewhere and files with a digest are fetched: the person asked for them. */
  attached?: boolean;
  /** Hears the document that is verified. */
  taken?: (document: Uint8Array | string) => void;
}

/** Limits are kept over everything this background asks. */
const schedule = createSchedule();
let door: CachedDoor | undefined;
let doorFor = '';
let connectedAddress: LookOptions['connectedAddress'] = async () => undefined;
let redirectHops: LookOptions['redirectHops'] = async () => [];

/** Looks into one address or one credential. Never throws. */
export async function look(input: Uint8Array | string, options: LookOptions): Promise<Report> {
  const { own, signal, taken, codes, attached = false, helpers = {} } = options;
  connectedAddress = options.connectedAddress;
  redirectHops = options.redirectHops;
  const door = openDoor(options.allowedHosts);
  return examine(input, {
    door,
    recipients: own,
    signal,
    foreignSchemas: attached,
    attachments: attached,
    ...helpers,
    ...(codes ? { unpack } : {}),
    ...(taken ? { taken } : {}),
  });
}

/** The small picture of what was looked into. Asks nobody whom the check has not asked. Never throws. */
export async function picture(
  report: Report,
  document: Uint8Array | string | undefined,
  { allowedHosts, signal }: Pick<LookOptions, 'allowedHosts' | 'signal'>,
): Promise<string | undefined> {
  const pictures = createDoor({
    // Where a picture has moved to another host, that host would learn of it.
    fetch: (url, init) => fetch(url, { ...init, redirect: 'error' }),
    allowedHosts,
    redirects: 'follow',
    connectedAddress: (url) => connectedAddress(url),
    schedule,
  });
  return portray(report, document, (url) => pictures.get(url, 'image', signal));
}

/** Answers kept in memory are asked for again. */
export function forgetAnswers(): void {
  door?.clear();
}

function openDoor(allowedHosts: string[]): CachedDoor {
  const key = allowedHosts.join('\n');
  if (!door || key !== doorFor) {
    doorFor = key;
    // A script in a browser does not see redirect hops: the request filter (guard.ts) judges them.
    door = cached(
      createDoor({
        fetch: (url, init) => fetch(url, init),
        allowedHosts,
        redirects: 'follow',
        connectedAddress: (url) => connectedAddress(url),
        redirectHops: (url) => redirectHops(url),
        schedule,
      }),
    );
  }
  return door;
}
