/** Badgecraft (becoming Awero): pages only; no public machine-readable form is known, so the page itself is looked into. */
import type { Find, Tenancy } from './types.ts';

export const find: Find = { id: 'badgecraft', host: 'badgecraft\\.eu', path: 'user-badges/{uuid}' };

export const tenancy: Tenancy = { name: 'Badgecraft', hosts: /^(?:.+\.)?badgecraft\.eu$/ };
