import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import type { KeyPair } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { loader } from './loader.ts';

export type Signed = Record<string, unknown> & { proof: Record<string, unknown> };

/**
 * Signs with `eddsa-rdfc-2022` (vc-di-eddsa 3.2). `created` is the proof's date; `method` replaces the key's own
 * verification method (that is how a forger writes somebody else's name under his signature); `expires` is put into
 * the signed proof options.
 */
export async function sign(
  credential: Record<string, unknown>,
  key: KeyPair,
  created: string,
  { method, expires }: { method?: string; expires?: string } = {},
): Promise<Signed> {
  const signer = key.signer();
  const suite = new DataIntegrityProof({
    signer: method === undefined ? signer : { ...signer, id: method },
    date: created,
    cryptosuite,
  });
  if (expires !== undefined) Object.assign(suite, { proof: { expires } });
  const signed = await vc.issue({
    credential: structuredClone(credential),
    suite,
    documentLoader: loader(),
    now: created,
  });
  return signed as Signed;
}
