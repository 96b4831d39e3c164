/** A transaction as blockchain explorers describe it, in the few layouts that can be had with one plain GET. */
import { isView, nodes, text, texts, type View } from '../credential/view.ts';
import { parseDate } from '../dates.ts';
import { millisOf } from '../proof/jwt-period.ts';
import type { Anchor } from './merkle-proof.ts';

export interface Transaction {
  /** 64 hex digits without `0x`. */
  id: string;
  /** Data written by the transaction, in hex: OP_RETURN of its outputs, or its input data. */
  data: string[];
  /** Who signed it: the addresses whose coins it spends, or the sender. Never an output: anyone can pay to anyone. */
  signers: string[];
  /** Milliseconds since 1970 of its block; absent while it is in none. */
  time?: number;
}

/** Undefined when the answer is none of the known layouts. */
export function readTransaction(chain: Anchor['chain'], answer: unknown): Transaction | undefined {
  if (!isView(answer)) return undefined;
  if (chain === 'bitcoin') return fromEsplora(answer) ?? fromBlockCypher(answer, opReturn);
  if (chain !== 'ethereum') return undefined;
  const found = fromBlockscout(answer) ?? fromBlockCypher(answer, (script) => [strip(script)]);
  // BlockCypher writes Ethereum addresses without their prefix.
  return found && { ...found, signers: found.signers.map((signer) => `0x${strip(signer)}`) };
}

/** Esplora (blockstream.info, mempool.space): `GET /tx/:txid`. */
function fromEsplora(answer: View): Transaction | undefined {
  const { txid, status } = answer;
  if (typeof txid !== 'string' || !isView(status) || !Array.isArray(answer['vout'])) return undefined;
  const time = status['confirmed'] === true ? millisOf(status['block_time']) : undefined;
  return {
    id: strip(txid),
    data: nodes(answer['vout']).flatMap((output) => opReturn(text(output['scriptpubkey']))),
    signers: nodes(answer['vin'])
      .flatMap((input) => nodes(input['prevout']))
      .flatMap((spent) => texts(spent['scriptpubkey_address'])),
    ...(time === undefined ? {} : { time }),
  };
}

/** BlockCypher: `GET /v1/btc/main/txs/:hash`, `GET /v1/eth/main/txs/:hash`. */
function fromBlockCypher(answer: View, read: (script: string | undefined) => string[]): Transaction | undefined {
  const { hash, confirmed, confirmations } = answer;
  if (typeof hash !== 'string' || !Array.isArray(answer['outputs']) || typeof confirmations !== 'number') {
    return undefined;
  }
  const point = confirmations > 0 && typeof confirmed === 'string' ? parseDate(confirmed) : undefined;
  return {
    id: strip(hash),
    data: nodes(answer['outputs']).flatMap((output) => read(text(output['script']))),
    signers: nodes(answer['inputs']).flatMap((input) => texts(input['addresses'])),
    ...(point ? { time: point.ms } : {}),
  };
}

/** Blockscout: `GET /api/v2/transactions/:hash`. */
function fromBlockscout(answer: View): Transaction | undefined {
  const { hash, from, raw_input: input, timestamp, confirmations } = answer;
  if (typeof hash !== 'string' || !isView(from) || typeof input !== 'string') return undefined;
  const confirmed = confirmations === undefined || (typeof confirmations === 'number' && confirmations > 0);
  const point = confirmed && typeof timestamp === 'string' ? parseDate(timestamp) : undefined;
  return {
    id: strip(hash),
    data: [strip(input)],
    signers: texts(from['hash']),
    ...(point ? { time: point.ms } : {}),
  };
}

/** OP_RETURN (6a) and a push of 32 bytes (20): the whole script, so that nothing else can stand beside the root. */
function opReturn(script: string | undefined): string[] {
  const [, data] = /^6a20([0-9a-f]{64})$/i.exec(script ?? '') ?? [];
  return data === undefined ? [] : [data.toLowerCase()];
}

function strip(text: string | undefined): string {
  return (text ?? '').replace(/^0x/i, '').toLowerCase();
}
