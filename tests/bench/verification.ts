/**
 * One `eddsa-rdfc-2022` verification: Aloi against @digitalbazaar/vc on the same credential, each in a process of its own
 * (both rest on jsonld.js and would share its caches). Processor time, so that a busy machine changes little.
 * Budget: at least 3 times the operations. `node tests/bench/verification.ts`
 */
import { execFileSync } from 'node:child_process';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { verify } from '../../src/verify/index.ts';
import { loadContext } from '../../src/verify/proof/statements.ts';
import { badge } from '../../src/verify/testing/badges.ts';
import { issue, newKey } from '../../src/verify/testing/issue.ts';

const [WARM, RUNS] = [300, 1500];

async function measure(which: string): Promise<number> {
  const key = await newKey('Ed25519');
  const did = key.did ?? '';
  const method = `${did}#${did.slice('did:key:'.length)}`;
  const credential = await issue(
    badge('2.0', { issuer: { id: did, type: ['Profile'], name: 'Université' } }),
    'eddsa-rdfc-2022',
    key,
    { method },
  );
  const text = JSON.stringify(credential);
  const multikey = { id: method, type: 'Multikey', controller: did, ...key.method };
  const documentLoader = async (url: string) => {
    if (!url.startsWith('did:key:')) return loadContext(url);
    const context = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'];
    const controller = { '@context': context, id: did, verificationMethod: [multikey], assertionMethod: [method] };
    const document = url.includes('#') ? { '@context': context[1], ...multikey } : controller;
    return { contextUrl: undefined, documentUrl: url, document, tag: 'static' };
  };
  const once =
    which === 'aloi'
      ? async () => (await verify(text, { fetch: () => Promise.reject(new TypeError('offline')) })).verdict === 'valid'
      : async () =>
          (
            await verifyCredential({
              credential,
              suite: new DataIntegrityProof({ cryptosuite }),
              documentLoader: documentLoader as never,
            })
          ).verified;
  for (let run = 0; run < WARM; run++) if (!(await once())) throw new Error(`${which} does not verify it`);
  const before = process.cpuUsage();
  for (let run = 0; run < RUNS; run++) await once();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / RUNS;
}

const [which] = process.argv.slice(2);
if (which !== undefined) console.log(await measure(which));
else {
  const run = (name: string) =>
    Number(execFileSync(process.execPath, [import.meta.filename, name], { encoding: 'utf8' }));
  const [aloi, peer] = [run('aloi'), run('peer')];
  console.log(
    `eddsa-rdfc-2022: Aloi ${aloi.toFixed(2)} ms, @digitalbazaar/vc ${peer.toFixed(2)} ms of processor time each: ${(peer / aloi).toFixed(1)} times`,
  );
}
