/** Contexts of two older signature suites that no package carries, by the term tables of their specifications. */
const SEC = 'https://w3id.org/security#';
const DATE = 'http://www.w3.org/2001/XMLSchema#dateTime';
const KEYWORDS = { '@protected': true, id: '@id', type: '@type' } as const;

const relationships = Object.fromEntries(
  [
    ['assertionMethod', 'assertionMethod'],
    ['authentication', 'authenticationMethod'],
    ['capabilityInvocation', 'capabilityInvocationMethod'],
    ['capabilityDelegation', 'capabilityDelegationMethod'],
    ['keyAgreement', 'keyAgreementMethod'],
  ].map(([term, name]) => [term, { '@id': `${SEC}${name}`, '@type': '@id', '@container': '@set' }]),
);

const signature = {
  ...KEYWORDS,
  challenge: `${SEC}challenge`,
  created: { '@id': 'http://purl.org/dc/terms/created', '@type': DATE },
  domain: `${SEC}domain`,
  expires: { '@id': `${SEC}expiration`, '@type': DATE },
  jws: `${SEC}jws`,
  nonce: `${SEC}nonce`,
  proofPurpose: { '@id': `${SEC}proofPurpose`, '@type': '@vocab', '@context': { ...KEYWORDS, ...relationships } },
  verificationMethod: { '@id': `${SEC}verificationMethod`, '@type': '@id' },
};

/** JSON Web Signature 2020 (W3C CCG), `https://w3id.org/security/suites/jws-2020/v1`. */
export const jws2020 = {
  '@context': {
    privateKeyJwk: { '@id': `${SEC}privateKeyJwk`, '@type': '@json' },
    JsonWebKey2020: {
      '@id': `${SEC}JsonWebKey2020`,
      '@context': { ...KEYWORDS, publicKeyJwk: { '@id': `${SEC}publicKeyJwk`, '@type': '@json' } },
    },
    JsonWebSignature2020: { '@id': `${SEC}JsonWebSignature2020`, '@context': signature },
  },
};

/** Ecdsa Secp256k1 Signature 2019 (W3C CCG), `https://w3id.org/security/suites/secp256k1-2019/v1`. */
export const secp256k1of2019 = {
  '@context': {
    ...KEYWORDS,
    proof: { '@id': `${SEC}proof`, '@type': '@id', '@container': '@graph' },
    EcdsaSecp256k1VerificationKey2019: {
      '@id': `${SEC}EcdsaSecp256k1VerificationKey2019`,
      '@context': {
        ...KEYWORDS,
        controller: { '@id': `${SEC}controller`, '@type': '@id' },
        revoked: { '@id': `${SEC}revoked`, '@type': DATE },
        blockchainAccountId: { '@id': `${SEC}blockchainAccountId` },
        publicKeyJwk: { '@id': `${SEC}publicKeyJwk`, '@type': '@json' },
        publicKeyBase58: { '@id': `${SEC}publicKeyBase58` },
        publicKeyMultibase: { '@id': `${SEC}publicKeyMultibase`, '@type': `${SEC}multibase` },
      },
    },
    EcdsaSecp256k1Signature2019: { '@id': `${SEC}EcdsaSecp256k1Signature2019`, '@context': signature },
  },
};
