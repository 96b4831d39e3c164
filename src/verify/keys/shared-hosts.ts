/**
 * Hosts where many people publish under one origin, told apart only by the path: there "same origin" says nothing about
 * who put a file up. (Hosts that give each customer a name of its own, such as `NAME.github.io`, are no such case.)
 * With each, whose sub-domains are meant too: how many segments of the path name the publisher; 0 where none does.
 */
const SHARED: Record<string, number> = {
  '1drv.ms': 0,
  'archive.org': 2,
  'arweave.net': 1,
  'bitbucket.org': 1,
  'cloudflare-ipfs.com': 2,
  'codeberg.org': 1,
  'discordapp.com': 0,
  'discordapp.net': 0,
  'docs.google.com': 0,
  'drive.google.com': 0,
  'dropbox.com': 0,
  'dropboxusercontent.com': 0,
  'firebasestorage.googleapis.com': 3,
  'gist.github.com': 1,
  'githack.com': 1,
  'github.com': 1,
  'githubusercontent.com': 1,
  'gitlab.com': 1,
  'googleusercontent.com': 0,
  'httpbin.org': 0,
  'huggingface.co': 1,
  'ipfs.io': 2,
  'jsdelivr.net': 2,
  'jsonbin.io': 0,
  'jsonblob.com': 0,
  'jsonkeeper.com': 0,
  'mocky.io': 0,
  'npoint.io': 0,
  'onedrive.live.com': 0,
  'pastebin.com': 0,
  'purl.org': 1,
  's3.amazonaws.com': 1,
  'sites.google.com': 2,
  'storage.googleapis.com': 1,
  'unpkg.com': 1,
  'w3id.org': 1,
  'webhook.site': 0,
};
/** Sub-domains of these are a customer's own. */
const BUCKETS = ['s3.amazonaws.com', 'storage.googleapis.com'];
/** `s3.eu-west-3.amazonaws.com`, `s3-eu-west-1.amazonaws.com`, `fra1.digitaloceanspaces.com` and their like: buckets by path. */
const SHARED_PATTERN = /^(?:s3[.-][a-z0-9-]+\.amazonaws\.com|[a-z]{3}\d\.digitaloceanspaces\.com|gateway\.[a-z.]+)$/;

/** @param host a name, with or without a port */
export function isSharedHost(host: string): boolean {
  return segmentsOf(host) !== undefined;
}

/** Whether two addresses of one origin have one publisher, as far as the addresses can tell. */
export function samePublisher(one: URL, other: URL): boolean {
  const count = segmentsOf(one.hostname);
  if (one.origin !== other.origin) return false;
  if (count === undefined) return true;
  const [a, b] = [one, other].map(({ pathname }) => pathname.split('/').slice(1, count + 1));
  // The last segment is the document itself.
  return count > 0 && a?.length === count && a.every((part) => part !== '') && a.join('/') === b?.join('/');
}

function segmentsOf(host: string): number | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  if (SHARED_PATTERN.test(name)) return name.startsWith('gateway.') ? 2 : 1;
  if (Object.hasOwn(SHARED, name)) return SHARED[name];
  // An API has a word of its own before the publisher.
  if (name === 'api.github.com') return 2;
  const parent = Object.keys(SHARED).find((shared) => name.endsWith(`.${shared}`));
  return parent === undefined || BUCKETS.includes(parent) ? undefined : SHARED[parent];
}
