/**
 * Hosts where many people publish under one origin, told apart only by the path: there "same origin" says nothing about
 * who put a file up. (Hosts that give each customer a name of its own, such as `NAME.github.io`, are no such case.)
 */
const SHARED = [
  'archive.org',
  'cdn.jsdelivr.net',
  'cloudflare-ipfs.com',
  'codeberg.org',
  'docs.google.com',
  'drive.google.com',
  'dropbox.com',
  'dropboxusercontent.com',
  'gist.githubusercontent.com',
  'github.com',
  'gitlab.com',
  'googleusercontent.com',
  'ipfs.io',
  'onedrive.live.com',
  'pastebin.com',
  'raw.githubusercontent.com',
  's3.amazonaws.com',
  'sites.google.com',
  'storage.googleapis.com',
  'unpkg.com',
  'w3id.org',
];
/** `s3.eu-west-3.amazonaws.com`, `s3-eu-west-1.amazonaws.com`, `fra1.digitaloceanspaces.com` and their like: buckets by path. */
const SHARED_PATTERN = /^(?:s3[.-][a-z0-9-]+\.amazonaws\.com|[a-z]{3}\d\.digitaloceanspaces\.com|gateway\.[a-z.]+)$/;

export function isSharedHost(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  return SHARED_PATTERN.test(name) || SHARED.some((shared) => name === shared || name === `www.${shared}`);
}
