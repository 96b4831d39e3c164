/**
 * Contexts of Blockcerts 2 and 3, and of Open Badges 2, whose superset Blockcerts 2 is, as `@blockcerts/schemas` carries
 * them. They stand apart from the other bundled contexts: their terms are read only from documents with a Merkle proof
 * (`vocabulary('blockcerts')`), so that `https://w3id.org/openbadges#issuer` never speaks for a credential's `issuer`.
 */
import v20 from '@blockcerts/schemas/schemas/2.0/context.json' with { type: 'json' };
import v20alpha from '@blockcerts/schemas/schemas/2.0-alpha/context.json' with { type: 'json' };
import v21 from '@blockcerts/schemas/schemas/2.1/context.json' with { type: 'json' };
import openBadges2 from '@blockcerts/schemas/schemas/2.1/obi.json' with { type: 'json' };
import v30 from '@blockcerts/schemas/schemas/3.0/context.json' with { type: 'json' };
import v30alpha from '@blockcerts/schemas/schemas/3.0-alpha/context.json' with { type: 'json' };
import v30beta from '@blockcerts/schemas/schemas/3.0-beta/context.json' with { type: 'json' };
import chainedProof2021 from '@blockcerts/schemas/schemas/3.1/chainedProof2021Context.json' with { type: 'json' };
import v31 from '@blockcerts/schemas/schemas/3.1/context.json' with { type: 'json' };
import merkleProof2019 from '@blockcerts/schemas/schemas/3.1/merkleProof2019Context.json' with { type: 'json' };
import v32 from '@blockcerts/schemas/schemas/3.2/context.json' with { type: 'json' };

/** Version in the long address, version in the short one, document. */
const VERSIONS: [string, string, { '@context': unknown }][] = [
  ['2.0-alpha', '2.0-alpha', v20alpha],
  ['2.0', '2', v20],
  ['2.1', '2.1', v21],
  ['3.0-alpha', '3.0-alpha', v30alpha],
  ['3.0-beta', '3.0-beta', v30beta],
  ['3.0', '3', v30],
  ['3.1', '3.1', v31],
  ['3.2', '3.2', v32],
];

/** Address -> context; the newest version of each term last. */
export const blockcertsContexts: ReadonlyMap<string, { '@context': unknown }> = new Map([
  ['https://w3id.org/openbadges/v2', openBadges2],
  ['https://openbadgespec.org/v2/context.json', openBadges2],
  ...VERSIONS.flatMap(([long, short, document]): [string, { '@context': unknown }][] => [
    [`https://w3id.org/blockcerts/v${short}`, document],
    [`https://w3id.org/blockcerts/schema/${long}/context.json`, document],
    [`https://www.blockcerts.org/schema/${long}/context.json`, document],
  ]),
  ['https://w3id.org/security/suites/merkle-2019/v1', merkleProof2019],
  ['https://w3id.org/security/suites/chained-2021/v1', chainedProof2021],
]);
