import { parseArgs } from 'node:util';
import { parseDate, parseOldDate } from '../verify/dates.ts';

export interface Arguments {
  inputs: string[];
  json: boolean;
  help: boolean;
  /** Path of the world file. */
  world?: string;
  /** Milliseconds since 1970. */
  now?: number;
  recipients: string[];
  allowedHosts: string[];
  /** Files with certificates of authorities to trust. */
  anchors: string[];
  /** Files with a digest are fetched and compared, pages and pictures asked for. */
  attachments: boolean;
  /** The exchange that a presentation must have been made for. */
  domains: string[];
  challenges: string[];
}

export const USAGE = `usage: verify [--json] [--world FILE] [--now ISO] [--recipient ID]... [--allow-host HOST]...
              [--domain DOMAIN]... [--challenge TEXT]... [--anchor FILE]... [--attachments] INPUT...

INPUT            a file (PNG, SVG, JSON, JWT, COSE), an http(s) URL, a dossier saved by the extension (each entry is an input),
                 or - for one input per line on standard input, where a line may also be the credential itself (JSON or JWT)
--json           one JSON object per input: {"input": ..., "report": ...}
--world FILE     no network: answers come from FILE, {"URL": {"status": 200, "headers": {}, "body": "..."}}
--now ISO        the time to judge by
--recipient ID   an e-mail address, DID, URL or telephone number the credential should have been awarded to
--attachments    files of which a credential states a digest are fetched and compared; pages and pictures it names asked for
--anchor FILE    certificates of authorities that you trust (PEM or DER): seals certified by them count
--allow-host HOST  a host (or host:port, or address) of your own network that may be asked
--domain DOMAIN  a presentation must have been made for this domain, and for no other
--challenge TEXT   a presentation must answer this challenge, or one of several

Exit code: 0 when all are valid, 1 when not, 2 on wrong usage.`;

/** A mistake of the caller's, in one sentence. */
export class UsageError extends Error {}

/** Throws a UsageError for anything that is not understood. */
export function parseArguments(argv: string[]): Arguments {
  const { values, positionals } = parse(argv);
  if (positionals.length === 0 && !values.help) throw new UsageError('no INPUT was given');
  const now = values.now === undefined ? undefined : clock(values.now);
  return {
    inputs: positionals,
    json: values.json,
    help: values.help,
    ...(values.world === undefined ? {} : { world: values.world }),
    ...(now === undefined ? {} : { now }),
    recipients: values.recipient,
    allowedHosts: values['allow-host'],
    anchors: values.anchor,
    attachments: values.attachments,
    domains: values.domain,
    challenges: values.challenge,
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        attachments: { type: 'boolean', default: false },
        world: { type: 'string' },
        now: { type: 'string' },
        recipient: { type: 'string', multiple: true, default: [] },
        anchor: { type: 'string', multiple: true, default: [] },
        'allow-host': { type: 'string', multiple: true, default: [] },
        domain: { type: 'string', multiple: true, default: [] },
        challenge: { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (error) {
    // Node's first sentence says what is wrong; the ones after it give advice about dashes.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.(?:\s|$)/, 1);
    throw new UsageError(sentence);
  }
}

function clock(text: string): number {
  const point = parseDate(text) ?? (/^\d+$/.test(text) ? undefined : parseOldDate(text));
  if (!point) throw new UsageError(`--now takes a date such as 2026-09-01T12:00:00Z, not "${text}"`);
  return point.ms;
}
