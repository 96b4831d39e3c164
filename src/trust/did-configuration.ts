/**
 * DIF Well Known DID Configuration: a site says at its own address which DIDs are its own, and each DID has signed that
 * the site is its own. The standard way to tie a did:key to the domain of a school (section 3 "DID Configuration
 * Resource Verification").
 */
import type { Door } from '../net/types.ts';
import { parseJsonBytes } from '../read/json.ts';
import { nodes, text, typesOf, type View } from '../verify/credential/view.ts';
import { verify } from '../verify/index.ts';
import { peek } from '../verify/recognise.ts';
import type { IdentityEvidence, Report } from '../verify/report.ts';

const ADDRESS = '/.well-known/did-configuration.json';
/** Linkages looked at; a site has one for each of its DIDs. */
const MOST = 12;

/**
 * Whether the site of `issuer.url` names this issuer's DID, and the DID the site. The address alone, which the issuer
 * writes itself, is never evidence; only the origin is asked, never the page.
 */
export async function linkedDomain(
  { id, url }: Report['issuer'],
  door: Door,
  now: number,
  signal?: AbortSignal,
): Promise<IdentityEvidence | undefined> {
  if (id === undefined || !id.startsWith('did:') || url === undefined || !URL.canParse(url)) return undefined;
  const site = new URL(url.replace(/^http:/i, 'https:'));
  if (site.protocol !== 'https:') return undefined;
  const answer = await door.get(`${site.origin}${ADDRESS}`, 'document', signal);
  // Section 3: the resource is that of the origin; what a redirect leads to is another's.
  if (!answer.ok || answer.status !== 200 || new URL(answer.url).origin !== site.origin) return undefined;
  const parsed = parseJsonBytes(answer.bytes);
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  const listed = (parsed.value as View)['linked_dids'];
  for (const item of Array.isArray(listed) ? listed.slice(0, MOST) : []) {
    if (await isLinkage(item, id, site.origin, door, now, signal)) {
      return { kind: 'did-configuration', host: site.host, url: answer.url };
    }
  }
  return undefined;
}

/** One Domain Linkage Credential: JSON-LD or a JWT, valid, by and about this DID, for this origin. */
async function isLinkage(
  item: unknown,
  did: string,
  origin: string,
  door: Door,
  now: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const payload = typeof item === 'string' ? peek(item)?.payload : (item as View | null);
  const credential = (typeof item === 'string' ? (payload?.['vc'] ?? payload) : payload) as View | undefined;
  if (!credential || !typesOf(credential).includes('DomainLinkageCredential')) return false;
  // Looked at before anything is verified: a list of others' linkages costs nothing.
  const subject = nodes(credential['credentialSubject'])[0];
  const claimed = text(subject?.['origin']);
  if (claimed === undefined || !URL.canParse(claimed) || new URL(claimed).origin !== origin) return false;
  const input = typeof item === 'string' ? item : JSON.stringify(item);
  const report = await verify(input, { door, now, foreignSchemas: false, ...(signal ? { signal } : {}) });
  return report.verdict === 'valid' && report.issuer.id === did && report.recipient?.id === did;
}
