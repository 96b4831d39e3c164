/** Certifier: pages only; no public machine-readable form is known, so the page itself is looked into. */
import type { Find, Tenancy } from './types.ts';

export const find: Find = { id: 'certifier', host: 'credsverse\\.com', path: 'credentials/{uuid}' };

export const tenancy: Tenancy = { name: 'Certifier', hosts: /^(?:.+\.)?(?:credsverse\.com|certifier\.io)$/ };
