/** DIF Well Known DID Configuration, "Linked Data Proof Format": the context of its credentials, by its term table. */
const TERMS = 'https://identity.foundation/.well-known/resources/did-configuration/#';

export const didConfiguration = {
  '@context': [
    {
      '@version': 1.1,
      '@protected': true,
      LinkedDomains: `${TERMS}LinkedDomains`,
      DomainLinkageCredential: `${TERMS}DomainLinkageCredential`,
      origin: `${TERMS}origin`,
      linked_dids: `${TERMS}linked_dids`,
    },
  ],
};
