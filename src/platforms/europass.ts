/** European Digital Credentials in their public viewer; what it shows is reached by its own page only. */
import type { Find, Tenancy } from './types.ts';

export const find: Find = {
  id: 'europass',
  host: 'europa\\.eu',
  path: 'digital-credentials/viewer/#/([^\\s"\']{6,300})',
};

export const tenancy: Tenancy = { name: 'Europass', hosts: /^(?:.+\.)?europa\.eu$/ };
