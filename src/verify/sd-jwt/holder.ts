/**
 * The holder's signature at the end of an SD-JWT (RFC 9901, section 7.3): who presents it has the key that the issuer
 * named. Only reported: without the nonce of whoever asked for the presentation it may be an old one, sent on.
 */
import { isView, type View } from '../credential/view.ts';
import { fromJwk } from '../keys/public-key.ts';
import { isAllowed, verifyJws } from '../proof/jws.ts';
import { parseJwt } from '../proof/jwt-parse.ts';
import { digestOf } from './disclose.ts';

export type HolderBinding = 'absent' | 'holds' | 'fails' | 'unchecked';

/**
 * @param token the key binding JWT, empty when there is none
 * @param before the presentation up to and with the tilde before it, which `sd_hash` is over
 */
export async function checkHolder(
  token: string,
  before: string,
  claims: View,
  algorithm: string,
): Promise<HolderBinding> {
  if (token === '') return 'absent';
  const parsed = parseJwt(token);
  if (!parsed) return 'fails';
  const { header, payload } = parsed;
  const cnf = claims['cnf'];
  const key = isView(cnf) ? fromJwk(cnf['jwk']) : undefined;
  if (!key || !isAllowed(header['alg'])) return 'unchecked';
  if (header['typ'] !== 'kb+jwt' || payload['sd_hash'] !== (await digestOf(before, algorithm))) return 'fails';
  return (await verifyJws(token, header['alg'], key)) === 'good' ? 'holds' : 'fails';
}
