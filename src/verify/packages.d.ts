/** Context packages without types of their own. */
declare module '@digitalbazaar/security-context' {
  export const contexts: Map<string, { '@context': unknown }>;
}
declare module '@digitalbazaar/vc-status-list-context' {
  export const contexts: Map<string, { '@context': unknown }>;
}
declare module 'ed25519-signature-2018-context' {
  const all: { contexts: Map<string, { '@context': unknown }> };
  export default all;
}
declare module 'ed25519-signature-2020-context' {
  const all: { contexts: Map<string, { '@context': unknown }> };
  export default all;
}
declare module 'vc-revocation-list-context' {
  const all: { contexts: Map<string, { '@context': unknown }> };
  export default all;
}
declare module 'rdf-canonize' {
  export function canonize(
    quads: unknown[],
    options: {
      algorithm: 'RDFC-1.0';
      format: 'application/n-quads';
      canonicalIdMap?: Map<string, string>;
      messageDigestAlgorithm?: string;
      maxWorkFactor?: number;
      signal?: AbortSignal;
    },
  ): Promise<string>;
}
declare module 'jsonld' {
  interface Options {
    documentLoader(
      url: string,
    ): Promise<{ contextUrl?: string | undefined; documentUrl: string; document: object; tag?: string }>;
    contextResolver?: object;
    base?: string | null;
    safe?: boolean;
    rdfDirection?: 'i18n-datatype';
    skipExpansion?: boolean;
    eventHandler?(step: {
      event: { code: string; level: string; details?: Record<string, unknown> };
      next: () => void;
    }): void;
  }
  const jsonld: {
    expand(input: object, options: Options): Promise<Record<string, unknown>[]>;
    toRDF(input: object, options: Options): Promise<object[]>;
  };
  export default jsonld;
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  interface Suite {
    createVerifyData(input: object): Promise<object | false>;
    createVerifier(input: object): Promise<{ verify(input: { data: object }): Promise<boolean> }>;
  }
  export function createVerifyCryptosuite(): Suite;
  export function createSignCryptosuite(options: object): object;
  export function createDiscloseCryptosuite(options: object): object;
}
declare module '@digitalbazaar/bbs-2023-cryptosuite' {
  interface Suite {
    createVerifyData(input: object): Promise<object | false>;
    createVerifier(input: object): Promise<{ verify(input: { data: object }): Promise<boolean> }>;
  }
  export function createVerifyCryptosuite(): Suite;
  export function createSignCryptosuite(options: object): object;
  export function createDiscloseCryptosuite(options: object): object;
}
declare module '@digitalbazaar/cborld' {
  export interface Loaders {
    documentLoader(url: string): Promise<{ documentUrl: string; document: object }>;
    typeTableLoader(options: { registryEntryId: number }): Promise<Map<string, unknown> | undefined>;
  }
  export function decode(options: { cborldBytes: Uint8Array } & Loaders): Promise<unknown>;
}
declare module '@digitalbazaar/base45' {
  export function decode(input: string): Uint8Array;
}
