/** Issuing libraries without types of their own, as far as tests use them. */
interface TestKeyPair {
  export(what: {
    publicKey?: boolean;
    secretKey?: boolean;
  }): Promise<{ publicKeyMultibase?: string; secretKeyMultibase?: string }>;
  signer(): { algorithm: string; sign(input: { data: Uint8Array }): Promise<Uint8Array> };
}
declare module '@digitalbazaar/bls12-381-multikey' {
  export function generateBbsKeyPair(options: { algorithm: string }): Promise<TestKeyPair>;
}
declare module '@digitalbazaar/ecdsa-multikey' {
  export function generate(options: { curve: string }): Promise<TestKeyPair>;
  export function toJwk(options: { keyPair: unknown; secretKey?: boolean }): Promise<JsonWebKey>;
}
declare module '@digitalbazaar/ecdsa-jcs-2019-cryptosuite' {
  export function createSignCryptosuite(): object;
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createSignCryptosuite(): object;
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options: object);
  }
}
declare module '@digitalbazaar/ed25519-verification-key-2020' {
  export const Ed25519VerificationKey2020: { from(options: object): Promise<object> };
}
declare module 'jsonld-signatures' {
  const signatures: {
    sign(document: object, options: object): Promise<Record<string, unknown>>;
    derive(document: object, options: object): Promise<Record<string, unknown>>;
    purposes: {
      AssertionProofPurpose: new () => object;
      AuthenticationProofPurpose: new (options: object) => object;
    };
  };
  export default signatures;
}
declare module '@digitalbazaar/vpqr' {
  export const util: { toQrCode(options: object): Promise<{ payload: string }> };
}
