/** Whether a certificate is for the issuer that a credential names. */
import { isView, many, nodes, texts } from '../credential/view.ts';
import type { Name } from '../keys/certificate.ts';
import { originOf, sameId } from '../keys/same-id.ts';

/** What the credential itself says of its issuer. */
export interface Claimed {
  id?: string | undefined;
  /** In every language it gives; undefined where it is not at hand, which is not the same as none. */
  names: readonly string[] | undefined;
}

/**
 * `subject`: the owner's name is the issuer's (to be shown as it was certified). `host`: the address is, and the name
 * that the credential gives is its own word. `none`: nothing in the certificate says so.
 */
export type Match = { by: 'subject' } | { by: 'host'; host: string } | { by: 'none' };

/**
 * An address or DID counts only where the certificate is for it (RFC 5280, section 4.2.1.6). Ids that lead nowhere
 * (`urn:epass:org:1`, as Europass has them) or none at all leave the name.
 * @param certified addresses and hosts that the certificate is for
 */
export function matchIssuer(claimed: Claimed, subject: Name, certified: { hosts: string[]; urls: string[] }): Match {
  const { id, names } = claimed;
  const owner = subject.organisation ?? subject.name;
  const isNamed = owner !== undefined && names?.some((name) => folded(name) === folded(owner));
  const origin = originOf(id);
  if (id !== undefined && (origin !== undefined || /^did:/i.test(id))) {
    const host = origin === undefined ? undefined : new URL(origin).hostname;
    const isFor =
      certified.urls.some((url) => sameId(url, id)) || (host !== undefined && isHost(host, certified.hosts));
    if (isFor && isNamed) return { by: 'subject' };
    return isFor && host !== undefined ? { by: 'host', host } : { by: 'none' };
  }
  return isNamed || (owner !== undefined && names?.length === 0) ? { by: 'subject' } : { by: 'none' };
}

/** Without wildcards: whoever seals for an address has it written out. */
function isHost(host: string, hosts: readonly string[]): boolean {
  return hosts.some((one) => one.toLowerCase() === host.toLowerCase());
}

/** The names of an issuer given as a node: a text, several, or by language. */
export function namesOf(issuer: unknown): string[] {
  return nodes(issuer).flatMap((node) =>
    many(node['name']).flatMap((name) =>
      isView(name) && name['@value'] === undefined ? Object.values(name).flatMap(texts) : texts(name),
    ),
  );
}

/** Letter case, accents and punctuation differ between a register and a web site. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
