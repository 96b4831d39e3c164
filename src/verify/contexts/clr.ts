/** CLR Standard 2.0, appendix "Serialization: JSON-LD contexts": no package carries it, so it stands here by its term tables. */
const CLR = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';

function context(openBadges: string, partial: object, identifier: object): { '@context': unknown } {
  return {
    '@context': {
      id: '@id',
      type: '@type',
      ClrCredential: { '@id': `${CLR}ClrCredential`, '@context': { id: '@id', type: '@type', ...partial } },
      ClrSubject: {
        '@id': `${CLR}ClrSubject`,
        '@context': {
          id: '@id',
          type: '@type',
          cred: 'https://www.w3.org/2018/credentials#',
          obi: openBadges,
          achievement: { '@id': `${CLR}achievement`, '@type': 'obi:Achievement', '@container': '@set' },
          association: { '@id': `${CLR}association`, '@type': `${CLR}Association`, '@container': '@set' },
          verifiableCredential: {
            '@id': `${CLR}verifiableCredential`,
            '@type': 'cred:verifiableCredential',
            '@container': '@set',
          },
          ...identifier,
        },
      },
      Association: {
        '@id': `${CLR}Association`,
        '@context': {
          associationType: { '@id': `${CLR}AssociationType` },
          sourceId: { '@id': `${CLR}sourceId`, '@type': 'xsd:anyURI' },
          targetId: { '@id': `${CLR}targetId`, '@type': 'xsd:anyURI' },
        },
      },
    },
  };
}

/** By file name under `https://purl.imsglobal.org/spec/clr/v2p0/`. */
export const clr = {
  'context-2.0.1.json': context(
    'https://purl.imsglobal.org/spec/vc/ob/vocab.html#',
    { partial: { '@id': `${CLR}partial`, '@type': 'xsd:boolean' } },
    { identifier: { '@id': `${CLR}identifier-1`, '@type': 'obi:Identifier', '@container': '@set' } },
  ),
  'context.json': context('https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#', {}, {}),
};
