/** Whether a hosted award's id lies where its issuer says its awards lie (Open Badges 2.0, "VerificationObject (Profile)"). */
import { nodes, text, texts, type View } from '../credential/view.ts';
import { note, pass } from '../inquiry.ts';
import { samePublisher } from '../keys/shared-hosts.ts';
import type { Check } from '../report.ts';
import { address } from './address.ts';

/**
 * @param id the award's own id
 * @param issuerId the issuer's id; where it is no http(s) address, no policy can be enforced
 * @param profile the issuer's profile from its own address, never an embedded copy
 */
export function checkScope(id: string, issuerId: string | undefined, profile: View | undefined): Check {
  const own = address(id);
  if (own?.username !== '' || own.password !== '') return note('hosted.scope', 'fail', 'bad-url', { id });
  const issuer = address(issuerId);
  if (!issuer) return note('hosted.scope', 'unknown', 'issuer-not-http', { issuer: issuerId });
  const policy = nodes(profile?.verification).find((node) => 'startsWith' in node || 'allowedOrigins' in node);
  const property = text(nodes(profile?.verification)[0]?.verificationProperty);
  if (property !== undefined && !['id', '@id'].includes(property)) {
    return note('hosted.scope', 'unknown', 'scope-differs', { verificationProperty: property });
  }

  // Both rules apply together. `allowedOrigins` absent: the authority of the issuer's id, exactly, no sub-domains.
  const origins = texts(policy?.allowedOrigins);
  const allowed = origins.length > 0 ? origins.flatMap((origin) => authority(origin) ?? []) : [issuer.host];
  if (!allowed.includes(own.host)) {
    return note('hosted.scope', 'fail', 'host-differs', { host: own.host, allowed, issuer: issuer.href });
  }
  const prefixes = texts(policy?.startsWith);
  if (prefixes.length > 0) {
    const fits = prefixes.map((prefix) => begins(own, prefix));
    if (!fits.includes('yes')) {
      const outcome = fits.includes('within-a-word') ? 'unknown' : 'fail';
      return note('hosted.scope', outcome, 'scope-differs', { id: own.href, startsWith: prefixes });
    }
  }
  // Where many publish on one host, the host alone says nothing of who published the award.
  if (prefixes.length === 0 && own.host === issuer.host && !samePublisher(own, issuer)) {
    return note('hosted.scope', 'unknown', 'host-differs', { host: own.host, shared: true, issuer: issuer.href });
  }
  return pass('hosted.scope', own.href, { host: own.host, allowed, issuerHost: issuer.host });
}

/** `a.example`, `a.example:8443`, and `https://a.example` as some write it; nothing with a path or a user name. */
function authority(origin: string): string | undefined {
  const url = address(/^https?:\/\//i.test(origin) ? origin : `https://${origin}`);
  if (url?.username !== '' || url.password !== '' || url.pathname !== '/' || url.search !== '') return undefined;
  return url.host;
}

/**
 * The specification compares text. Taken literally, `https://a.example` would also fit `https://a.example.evil`: the
 * hosts must be equal. A prefix that ends within a word (`…/x` against `…/xevil`) may be meant or not: undecided.
 */
function begins(own: URL, prefix: string): 'yes' | 'no' | 'within-a-word' {
  const url = address(prefix);
  if (!url || url.host !== own.host || url.username !== '' || url.password !== '') return 'no';
  const [whole, start] = [own.href, url.href];
  if (!whole.startsWith(start)) return 'no';
  const [last, next] = [start.at(-1) ?? '', whole[start.length] ?? ''];
  return /[A-Za-z0-9%]/.test(last) && /[A-Za-z0-9%]/.test(next) ? 'within-a-word' : 'yes';
}
