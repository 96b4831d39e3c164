/** `proof.signature` and `proof.key` of a COSE_Sign1: the same questions as to a JWT, put to other bytes. */
import { base64 } from '@scure/base';
import type { View } from '../credential/view.ts';
import { type Inquiry, note } from '../inquiry.ts';
import { checkJwtProof, type JwtAsk, type JwtProof } from '../proof/jwt-key.ts';
import { verifyRaw } from '../proof/raw-signature.ts';
import type { CoseMessage } from './message.ts';

/** IANA "COSE Algorithms" -> the name of the same algorithm in JOSE. No MACs; the header chooses within this list. */
const ALGORITHMS: ReadonlyMap<unknown, string> = new Map([
  [-7, 'ES256'],
  [-9, 'ES256'],
  [-35, 'ES384'],
  [-51, 'ES384'],
  [-36, 'ES512'],
  [-52, 'ES512'],
  [-8, 'EdDSA'],
  [-19, 'EdDSA'],
  [-47, 'ES256K'],
]);

/** RFC 9052, section 3.1 ("Common COSE Header Parameters"); RFC 9596 (`typ`); RFC 9597 (`CWT Claims`); RFC 9360 (`x5chain`). */
export const LABEL = { alg: 1, crit: 2, contentType: 3, kid: 4, claims: 15, typ: 16, x5chain: 33 } as const;

export interface CoseAsk extends Pick<JwtAsk, 'issuer' | 'relationship' | 'created'> {
  message: CoseMessage;
  /** Who looks for the key; another than the usual for other kinds of issuers. */
  prove?: (ask: JwtAsk, inquiry: Inquiry) => Promise<JwtProof>;
}

export async function checkCoseProof(
  { message, prove = checkJwtProof, ...ask }: CoseAsk,
  inquiry: Inquiry,
): Promise<JwtProof> {
  const { header, signed, signature } = message;
  const alg = ALGORITHMS.get(header.get(LABEL.alg));
  if (alg === undefined) {
    return { checks: [note('proof.signature', 'fail', 'forbidden-algorithm', { alg: named(header.get(LABEL.alg)) })] };
  }
  // No extension is known that would have to be understood.
  if (header.has(LABEL.crit)) {
    return { checks: [note('proof.signature', 'fail', 'broken-proof', { property: 'crit' })] };
  }
  const kid = textOf(header.get(LABEL.kid) ?? message.unprotected.get(LABEL.kid));
  const x5c = chainOf(message);
  const jose: View = { alg, ...(kid === undefined ? {} : { kid }), ...(x5c === undefined ? {} : { x5c }) };
  const verify: NonNullable<JwtAsk['bytes']>['verify'] = async (key) => {
    try {
      return (await verifyRaw(key, signature, signed)) ? 'good' : 'bad';
    } catch {
      return 'unsupported';
    }
  };
  return prove({ ...ask, token: '', header: jose, bytes: { signed, verify } }, inquiry);
}

/** `x5chain` (RFC 9360, section 2: one certificate, or several, the signer's first) as `x5c` has it; it may stand in either header. */
export function chainOf({ header, unprotected }: CoseMessage): unknown {
  const chain = header.get(LABEL.x5chain) ?? unprotected.get(LABEL.x5chain);
  if (chain === undefined) return undefined;
  const list: unknown[] = Array.isArray(chain) ? chain : [chain];
  // What is no certificate is refused where the chain is read.
  return list.map((one) => (one instanceof Uint8Array ? base64.encode(one) : null));
}

/** Text, or bytes that are text: `kid` is bytes here. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!(value instanceof Uint8Array)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch {
    return undefined;
  }
}

function named(value: unknown): string | null {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : null;
}
