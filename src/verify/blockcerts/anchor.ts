/** `anchor`: is the root really in the transaction that the proof names? Asked only of the explorer that the person chose. */
import { parseJsonBytes } from '../../read/json.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import type { Check } from '../report.ts';
import type { Anchor, MerkleProof } from './merkle-proof.ts';
import { readTransaction, type Transaction } from './transaction.ts';

export interface Anchored {
  check: Check;
  /** Only of an anchor that holds. */
  transaction?: Transaction & { time: number };
  chain?: Anchor['chain'];
}

const PLACE = '{txid}';

/** One anchor that holds is enough; else one that contradicts the proof; else why none could be asked. */
export async function checkAnchor(proof: MerkleProof, inquiry: Inquiry): Promise<Anchored> {
  const tried: Anchored[] = [];
  for (const anchor of proof.anchors) {
    const result = await askExplorer(anchor, proof.merkleRoot, inquiry);
    if (result.check.outcome === 'pass') return result;
    tried.push(result);
  }
  const [first] = tried;
  return (
    tried.find(({ check }) => check.outcome === 'fail') ??
    first ?? { check: note('anchor', 'unknown', 'anchor-unchecked', { reason: 'no-anchor' }) }
  );
}

async function askExplorer(anchor: Anchor, merkleRoot: string, inquiry: Inquiry): Promise<Anchored> {
  const { chain, transaction: id, name } = anchor;
  const detail = { anchor: name, merkleRoot };
  const open = (reason: string, more: Record<string, unknown> = {}): Anchored => ({
    check: note('anchor', 'unknown', 'anchor-unchecked', { ...detail, reason, ...more }),
  });
  // Coins of test networks are free, so that an entry there proves nothing of who wrote it when.
  if (anchor.network !== 'main' || chain === 'other') return open('test-network');
  if (id === undefined) return open('no-transaction');
  const template = inquiry.explorer?.[chain];
  if (template === undefined) return open('no-explorer');
  const url = template.replace(PLACE, chain === 'ethereum' ? `0x${id}` : id);
  if (!template.includes(PLACE) || !URL.canParse(url) || new URL(url).protocol !== 'https:')
    return open('bad-explorer');

  const answer = await inquiry.door.get(url, 'document', inquiry.signal);
  if (!answer.ok) return { check: note('anchor', 'unknown', answer.code, { ...detail, ...answer.detail, url }) };
  // Not found may mean that this explorer knows another network, or that the block is too new for it.
  if (answer.status !== 200) return open('http-error', { status: answer.status, url });
  const parsed = parseJsonBytes(answer.bytes);
  const found = parsed.ok ? readTransaction(chain, parsed.value) : undefined;
  if (!found || found.id !== id) return open('unreadable-answer', { url });
  if (found.time === undefined) return open('unconfirmed', { url });
  if (!found.data.includes(merkleRoot)) {
    return { check: note('anchor', 'fail', 'signature-mismatch', { ...detail, url, written: found.data.slice(0, 4) }) };
  }
  const facts = { ...detail, explorer: new URL(answer.url).host, time: new Date(found.time).toISOString() };
  return { check: pass('anchor', undefined, facts), transaction: { ...found, time: found.time }, chain };
}
