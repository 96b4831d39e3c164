import type { KeyPair } from '@digitalbazaar/ed25519-multikey';
import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import { type Signed, sign } from './data-integrity.ts';

/** The smallest list the recommendation allows: 131,072 entries (Bitstring Status List 1.0, section 3.2). */
const LENGTH = 131_072;

export interface ListOptions {
  id: string;
  purpose: 'revocation' | 'suspension';
  /** Indexes whose bit is set. */
  set: number[];
  issuer: string;
  key: KeyPair;
  created: string;
}

/** A signed BitstringStatusListCredential. */
export async function statusList({ id, purpose, set, issuer, key, created }: ListOptions): Promise<Signed> {
  const list = await createList({ length: LENGTH });
  for (const index of set) list.setStatus(index, true);
  const credential = await createCredential({ id, list, statusPurpose: purpose });
  return await sign({ ...credential, issuer, validFrom: created }, key, created);
}

/** The entry in a credential. */
export function statusEntry(list: string, purpose: 'revocation' | 'suspension', index: number) {
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: list,
  };
}
