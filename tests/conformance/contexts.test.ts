/** Bundled contexts against the published ones, where the reference folder is present: same statements, term by term. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snapshotsOf } from '../../src/verify/contexts/index.ts';

const REFERENCE = join(import.meta.dirname, '../../../shared/reference/1edtech');
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0';
const CLR = 'https://purl.imsglobal.org/spec/clr/v2p0';

/** Address, date of the snapshot, file. */
const published: [string, string, string][] = [
  [`${OB}/context-3.0.1.json`, '2025-04', 'contexts-2026-07/ob-v3p0-3.0.1.json'],
  [`${OB}/context-3.0.2.json`, '2025-04', 'contexts-2026-07/ob-v3p0-3.0.2.json'],
  [`${OB}/context-3.0.3.json`, '2025-04', 'specification-2025-04/v3p0/context-3.0.3.json'],
  [`${OB}/context-3.0.3.json`, '2026-06', 'contexts-2026-07/ob-v3p0-3.0.3.json'],
  [`${OB}/context.json`, '2025-04', 'contexts-2026-07/ob-v3p0.json'],
  [`${OB}/extensions.json`, '2025-04', 'contexts-2026-07/ob-v3p0-extensions.json'],
  [`${CLR}/context-2.0.1.json`, '2025-04', 'contexts-2026-07/clr-v2p0-2.0.1.json'],
  [`${CLR}/context.json`, '2025-04', 'contexts-2026-07/clr-v2p0.json'],
  ['https://www.w3.org/ns/credentials/v2', '2025-05', 'contexts-2026-07/credentials-v2.jsonld'],
  ['https://www.w3.org/2018/credentials/v1', '2025-05', 'contexts-2026-07/2018-credentials-v1.jsonld'],
  ['https://w3id.org/security/data-integrity/v1', '2025-05', 'contexts-2026-07/data-integrity-v1.jsonld'],
  ['https://w3id.org/security/suites/jws-2020/v1', '2022-01', 'contexts-2026-07/suites-jws-2020.jsonld'],
  ['https://w3id.org/security/suites/secp256k1-2019/v1', '2022-01', 'contexts-2026-07/suites-secp256k1-2019.jsonld'],
  ['https://w3id.org/security/suites/ed25519-2020/v1', '2022-01', 'contexts-2026-07/suites-ed25519-2020.jsonld'],
  ['https://w3id.org/security/suites/ed25519-2018/v1', '2022-01', 'contexts-2026-07/suites-ed25519-2018.jsonld'],
];

describe.skipIf(!existsSync(REFERENCE))('bundled contexts', () => {
  it.each(published)('%s of %s', (url, date, file) => {
    const mine = snapshotsOf(url)?.find((one) => one.date === date)?.document['@context'];
    const theirs = JSON.parse(readFileSync(join(REFERENCE, file), 'utf8'))['@context'];
    expect(normal(mine)).toEqual(normal(theirs));
  });
});

/** `"term": "iri"` and `"term": {"@id": "iri"}` say the same. */
function normal(context: unknown): unknown {
  if (Array.isArray(context)) return context.length === 1 ? normal(context[0]) : context.map(normal);
  if (typeof context !== 'object' || context === null) return context;
  return Object.fromEntries(
    Object.entries(context)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => {
        if (key === '@context') return [key, normal(value)];
        if (typeof value === 'string' && !key.startsWith('@') && !value.startsWith('@')) return [key, { '@id': value }];
        return [key, normal(value)];
      }),
  );
}
