/** Terms added in place to context-3.0.3.json: `jti` in November 2025, `endorsementJwt` in June 2026 (OB 3.0 errata). */
export const openBadges303Terms = {
  jti: { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' },
  endorsementJwt: {
    '@id': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt',
    '@container': '@set',
  },
} as const;
