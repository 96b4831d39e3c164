/** Accredible: credential.net, and organisations' own hosts, by custom `credentials.`… More often certificates than badges. */
import type { Find, Locate, Tenancy } from './types.ts';

export const find: Find = {
  id: 'accredible',
  host: '(?:credential\\.net|credentials\\.[\\w.-]+\\w)',
  lead: '(?:embed/|verify/)?',
  // A UUID, or eight random characters
  path: '([\\da-f-]{36}|(?=[a-z]*\\d)[\\da-z]{8})(?![\\w/-])',
  hint: 'credential\\.net/|credentials\\.',
};

export const locate: Locate = (_, id) =>
  id.length === 36
    ? [{ url: `https://api.accredible.com/v1/obi/badge_assertions/${id}`, want: 'credential', own: true }]
    : [];

export const tenancy: Tenancy = { name: 'Accredible', hosts: /^(?:.+\.)?(?:credential\.net|accredible\.com)$/ };

export const classImages = /^https:\/\/(?:images\.credential\.net|api\.accredible\.com\/v1\/frontend)\//;

export const lists = /\.credential\.net\/profile\//;
