/**
 * Suffixes that name hosts of a private network: RFC 6761 (localhost), RFC 6762 with its appendix G (local, intranet,
 * private, corp, home, lan), RFC 8375 (home.arpa), ICANN 2024 (internal). None of them exists in the public DNS.
 */
export const PRIVATE_SUFFIXES = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa',
];
