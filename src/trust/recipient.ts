import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { note } from '../verify/inquiry.ts';
import type { Check, Identifier, Recipient, Report } from '../verify/report.ts';

/** How the person's address had to be written to match. */
export type Variant = 'as-typed' | 'lower-case';

type Kind = 'email' | 'telephone' | 'did' | 'url' | 'other';

/** Standards that only hold others together: their parts have recipients, they have none. */
const CONTAINERS: readonly Report['standard'][] = ['presentation', 'collection'];

/**
 * Adds the check `recipient` to a report and to the credentials it contains. Made here, on this machine: hashes without
 * or with a public salt can be guessed, so the person's addresses go nowhere. Never changes a verdict.
 */
export function checkRecipient(report: Report, ids: readonly string[]): Report {
  if (ids.length === 0) return report;
  const contains = report.contains.map((part) => checkRecipient(part, ids));
  const nothingToAsk = CONTAINERS.includes(report.standard) || (report.standard === 'unknown' && !report.recipient);
  if (nothingToAsk) return { ...report, contains };
  return { ...report, contains, checks: [...report.checks, matchRecipient(report.recipient, ids)] };
}

/**
 * Was it awarded to one of these addresses (e-mail, telephone, URL, DID)? `pass` proves the address, not the person.
 * `fail`: the credential names somebody by the same kind of address, and it is another one. `unknown`: it names nobody,
 * or only in a way that the given addresses cannot be compared with.
 */
export function matchRecipient(recipient: Recipient | undefined, ids: readonly string[]): Check {
  const known = identifiersOf(recipient);
  for (const id of ids) {
    for (const identifier of known) {
      const variant = match(identifier, id);
      // The identity itself is not repeated: the person knows what was given.
      if (variant) return { id: 'recipient', outcome: 'pass', detail: { matched: id, type: identifier.type, variant } };
    }
  }
  const types = [...new Set(known.map(({ type }) => type))];
  const readable = known.filter((identifier) => !identifier.hashed || digestOf(identifier) !== undefined);
  const comparable = readable.some((identifier) => {
    const kind = kindOfIdentifier(identifier);
    return ids.some((id) => kind === 'other' || kind === kindOf(id));
  });
  return comparable
    ? note('recipient', 'fail', 'recipient-differs', { types })
    : note('recipient', 'unknown', 'recipient-missing', types.length > 0 ? { types } : undefined);
}

function identifiersOf(recipient: Recipient | undefined): Identifier[] {
  if (!recipient) return [];
  const own: Identifier[] = recipient.id === undefined ? [] : [{ type: 'id', identity: recipient.id, hashed: false }];
  return [...own, ...recipient.identifiers].map((identifier) => ({
    ...identifier,
    // Written so without saying so by issuers that forget `hashed`; nobody is called "sha256$…".
    hashed: identifier.hashed || /^[a-z][a-z0-9-]{1,15}\$[0-9a-f]{16,}$/i.test(identifier.identity),
  }));
}

function match(identifier: Identifier, id: string): Variant | undefined {
  const typed = bare(id);
  // No specification folds case; issuers do (Badgr lower-cases on award), so both spellings are tried.
  const variants: [Variant, string][] = [
    ['as-typed', typed],
    ['lower-case', lower(typed.trim())],
  ];
  if (!identifier.hashed) {
    const identity = bare(identifier.identity);
    if (identity === typed) return 'as-typed';
    // DIDs and paths of URLs tell cases apart; e-mail providers do not.
    const folds = kindOfIdentifier(identifier) === 'email' || kindOf(id) === 'email';
    const fold = (text: string) => (folds ? lower(text.trim()) : text.trim());
    return fold(identity) === fold(typed) ? 'lower-case' : undefined;
  }
  const digest = digestOf(identifier);
  if (!digest) return undefined;
  return variants.find(([, text]) => digest.hash(text + (identifier.salt ?? '')) === digest.hex)?.[0];
}

/**
 * IdentityHash: "sha256$" or "md5$" and the hexadecimal digest of the identity followed by the salt, in UTF-8
 * (Open Badges 2.0 and 3.0, "IdentityHash"). A digest without its algorithm is told by its length.
 */
function digestOf({ identity }: Identifier): { hash: (text: string) => string; hex: string } | undefined {
  const [, name, hex] = /^(?:(sha256|md5)\$)?([0-9a-f]+)$/i.exec(identity.trim()) ?? [];
  const lengths: Record<number, typeof sha256 | typeof md5> = { 64: sha256, 32: md5 };
  const algorithm = hex === undefined ? undefined : lengths[hex.length];
  if (hex === undefined || algorithm === undefined) return undefined;
  if (name !== undefined && (name.toLowerCase() === 'md5') !== (algorithm === md5)) return undefined;
  return { hash: (text) => bytesToHex(algorithm(utf8ToBytes(text))), hex: hex.toLowerCase() };
}

/** The Kelvin sign is no letter of an address, though its small letter is an ordinary k. */
function lower(text: string): string {
  return text.includes('\u212a') ? text : text.toLowerCase();
}

/** Without the scheme that some write before an address. */
function bare(id: string): string {
  return id.replace(/^\s*(?:mailto|tel):/i, '');
}

function kindOfIdentifier({ type, identity, hashed }: Identifier): Kind {
  if (/^e-?mail(?:address)?$/i.test(type)) return 'email';
  if (/^(?:telephone|phone)/i.test(type)) return 'telephone';
  if (/^(?:url|website)$/i.test(type)) return 'url';
  return hashed ? 'other' : kindOf(identity);
}

function kindOf(id: string): Kind {
  const text = bare(id).trim();
  if (/^did:/i.test(text)) return 'did';
  if (/^https?:/i.test(text)) return 'url';
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return 'email';
  if (/^\+?[\d\s().-]{5,}$/.test(text)) return 'telephone';
  return 'other';
}
