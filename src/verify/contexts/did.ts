/** DID Core 1.0, appendix B.2: the context of DID documents, which issuers' profiles borrow for their lists of keys. */
const SEC = 'https://w3id.org/security#';
const DID = 'https://www.w3.org/ns/did#';
const set = (name: string) => ({ '@id': `${SEC}${name}`, '@type': '@id', '@container': '@set' });

export const didV1 = {
  '@context': {
    '@protected': true,
    id: '@id',
    type: '@type',
    alsoKnownAs: { '@id': 'https://www.w3.org/ns/activitystreams#alsoKnownAs', '@type': '@id' },
    assertionMethod: set('assertionMethod'),
    authentication: set('authenticationMethod'),
    capabilityDelegation: set('capabilityDelegationMethod'),
    capabilityInvocation: set('capabilityInvocationMethod'),
    controller: { '@id': `${SEC}controller`, '@type': '@id' },
    keyAgreement: set('keyAgreementMethod'),
    service: {
      '@id': `${DID}service`,
      '@type': '@id',
      '@context': {
        '@protected': true,
        id: '@id',
        type: '@type',
        serviceEndpoint: { '@id': `${DID}serviceEndpoint`, '@type': '@id' },
      },
    },
    verificationMethod: { '@id': `${SEC}verificationMethod`, '@type': '@id' },
  },
};
