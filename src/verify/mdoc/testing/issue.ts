/** Mobile documents for tests: issued by `@animo-id/mdoc`, and, for what it does not make, by hand from ISO/IEC 18013-5. */
import { KeyObject, sign as nodeSign } from 'node:crypto';
import { cborEncode, Document, type IssuerSignedDocument, MDoc } from '@animo-id/mdoc';
import { encode, Tagged } from 'cborg';
import type { Holder } from '../../testing/authority.ts';

export const PID = 'eu.europa.ec.eudi.pid.1';
export const NAME_SPACE = 'org.example.training.1';

type Alg = keyof typeof HASHES;

export interface Wish {
  docType?: string;
  elements?: Record<string, unknown>;
  digestAlgorithm?: 'SHA-256' | 'SHA-384' | 'SHA-512';
  signed?: string;
  validFrom?: string;
  validUntil?: string;
  alg?: Alg;
  /** In place of the signer's certificate alone. */
  chain?: Uint8Array[];
}

const HASHES = { ES256: 'sha256', ES384: 'sha384', ES512: 'sha512', EdDSA: null } as const;
const ELEMENTS = { given_name: 'Camille', family_name: 'Moreau', course: 'Robotique', level: 2 };
const DATES = { signed: '2026-01-10T00:00:00Z', validFrom: '2026-01-10T00:00:00Z', validUntil: '2027-01-10T00:00:00Z' };

function signature(data: Uint8Array, key: CryptoKey, alg: Alg): Uint8Array {
  return new Uint8Array(nodeSign(HASHES[alg], data, { key: KeyObject.from(key), dsaEncoding: 'ieee-p1363' }));
}

/** By the library. */
export async function issue(by: Holder, wish: Wish = {}): Promise<IssuerSignedDocument> {
  const { docType = NAME_SPACE, elements = ELEMENTS, digestAlgorithm = 'SHA-256', alg = 'ES256', chain } = wish;
  const dates = { ...DATES, ...wish };
  const context = {
    crypto: {
      random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
      digest: async ({ digestAlgorithm, bytes }: { digestAlgorithm: string; bytes: Uint8Array }) =>
        new Uint8Array(await crypto.subtle.digest(digestAlgorithm, bytes as Uint8Array<ArrayBuffer>)),
      calculateEphemeralMacKeyJwk: () => Promise.reject(new Error('not asked')),
    },
  };
  const device = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const jwk = (key: CryptoKey) => crypto.subtle.exportKey('jwk', key) as Promise<never>;
  const sign1 = {
    sign: ({ sign1 }: { sign1: { getRawSigningData(): { data: Uint8Array } } }) =>
      signature(sign1.getRawSigningData().data, by.keys.privateKey, alg),
    verify: () => Promise.reject(new Error('not asked')),
  };
  const document = new Document(docType, context)
    .addIssuerNameSpace(NAME_SPACE, elements)
    .useDigestAlgorithm(digestAlgorithm)
    .addValidityInfo({
      signed: new Date(dates.signed),
      validFrom: new Date(dates.validFrom),
      validUntil: new Date(dates.validUntil),
    })
    .addDeviceKeyInfo({ deviceKey: await jwk(device.publicKey) });
  return document.sign(
    { issuerPrivateKey: await jwk(by.keys.privateKey), issuerCertificate: (chain ?? by.der) as Uint8Array, alg },
    { ...context, cose: { sign1 } as never },
  );
}

/** As OpenID for Verifiable Credential Issuance hands it over. */
export function issuerSigned(document: IssuerSignedDocument): Uint8Array {
  return Uint8Array.from(cborEncode(document.prepare().get('issuerSigned')));
}

/** As a wallet answers. */
export function response(...documents: IssuerSignedDocument[]): Uint8Array {
  return Uint8Array.from(new MDoc(documents).encode());
}

type Fields = Record<string, unknown>;

export interface Parts {
  /** Members of the items; `digestID` and `random` are filled in. */
  items?: Fields[];
  /** Members put in place of, or beside, those of the security object; undefined leaves one out. */
  object?: Fields;
  /** What stands in the item's place once it was hashed. */
  swap?: (items: Uint8Array[]) => Uint8Array[];
  unprotected?: [number, unknown][];
  header?: [number, unknown][];
  alg?: Alg;
  /** COSE's number in place of the algorithm's own. */
  label?: number;
  tagged?: boolean;
  more?: [string, unknown][];
}

const NUMBERS = { ES256: -7, ES384: -35, ES512: -36, EdDSA: -8 } as const;
const map = (fields: Fields) => new Map(Object.entries(fields).filter(([, value]) => value !== undefined));
export const date = (text: string) => new Tagged(0, text);
export const embedded = (bytes: Uint8Array) => new Tagged(24, bytes);

/** By hand: `IssuerSigned` of sections 8.3.2.1.2.2 and 9.1.2.4. */
export async function build(by: Holder, parts: Parts = {}): Promise<Uint8Array> {
  const { alg = 'ES256', swap = (all) => all } = parts;
  const given = parts.items ?? [{ elementIdentifier: 'course', elementValue: 'Robotique' }];
  const items = given.map((item, at) => encode(map({ digestID: at, random: new Uint8Array(16).fill(at), ...item })));
  const digests = new Map<number, Uint8Array>();
  for (const [at, item] of items.entries()) {
    const bytes = encode(embedded(item)) as Uint8Array<ArrayBuffer>;
    const id = Number(given[at]?.['digestID'] ?? at);
    digests.set(id, new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  }
  const validity = { signed: DATES.signed, validFrom: DATES.validFrom, validUntil: DATES.validUntil };
  const object = map({
    version: '1.0',
    digestAlgorithm: 'SHA-256',
    valueDigests: new Map([[NAME_SPACE, digests]]),
    deviceKeyInfo: new Map([['deviceKey', new Map([[1, 2]])]]),
    docType: NAME_SPACE,
    validityInfo: map(Object.fromEntries(Object.entries(validity).map(([name, text]) => [name, date(text)]))),
    ...parts.object,
  });
  const payload = encode(embedded(encode(object)));
  const header = encode(new Map<number, unknown>([[1, parts.label ?? NUMBERS[alg]], ...(parts.header ?? [])]));
  const bytes = encode(['Signature1', header, new Uint8Array(), payload]);
  const unprotected = new Map(parts.unprotected ?? [[33, by.der]]);
  const message = [header, unprotected, payload, signature(bytes, by.keys.privateKey, alg)];
  return encode(
    new Map<string, unknown>([
      ['nameSpaces', new Map([[NAME_SPACE, swap(items).map(embedded)]])],
      ['issuerAuth', parts.tagged ? new Tagged(18, message) : message],
      ...(parts.more ?? []),
    ]),
  );
}
