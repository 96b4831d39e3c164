/** Sertifier: pages only; no public machine-readable form is known, so the page itself is looked into. */
import type { Find, Tenancy } from './types.ts';

export const find: Find = { id: 'sertifier', host: 'sertifier\\.com', path: 'verify/(\\d{14})\\b' };

export const tenancy: Tenancy = { name: 'Sertifier', hosts: /^(?:.+\.)?sertifier\.com$/ };

export const lists = /\.sertifier\.com\/[a-z-]+\/profile\//;
