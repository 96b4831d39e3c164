/** CertDirectory: Open Badges 3.0 with a did:web for each issuer. */
import type { Find, Locate, Tenancy } from './types.ts';

export const find: Find = {
  id: 'cert-directory',
  host: 'certdirectory\\.io',
  path: 'credentials/([\\w-]{6,64})(?![\\w-])',
  hint: 'certdirectory\\.io/',
};

export const locate: Locate = (_, id) => [
  { url: `https://credentials.certdirectory.io/credentials/${id}/ob3`, want: 'credential', own: true },
];

export const tenancy: Tenancy = { name: 'CertDirectory', hosts: /^(?:.+\.)?certdirectory\.io$/ };
