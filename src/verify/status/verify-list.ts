/** A status list is a credential too: its own proof, issuer and dates are verified before a bit of it is believed. */
import type { Found } from '../../read/types.ts';
import { securedJson, securedJwt } from '../credential/index.ts';
import { idOf, isView } from '../credential/view.ts';
import type { Inquiry } from '../inquiry.ts';
import type { VerifiedList } from './types.ts';

export async function verifyList(found: Found, inquiry: Inquiry): Promise<VerifiedList> {
  const secured =
    found.kind === 'jws'
      ? await securedJwt(found.text, inquiry)
      : found.kind === 'json' && isView(found.value)
        ? await securedJson(found.value, inquiry)
        : undefined;
  if (!secured) return { checks: [], authentic: 'unknown' };
  const { checks, view } = secured;
  const issuer = idOf(view['issuer']);
  const authentic = checks.some(({ outcome }) => outcome === 'fail')
    ? 'no'
    : checks.some(({ outcome }) => outcome === 'unknown') ||
        !checks.some(({ id, outcome }) => id === 'proof.signature' && outcome === 'pass')
      ? 'unknown'
      : 'yes';
  return { checks, view, authentic, ...(issuer === undefined ? {} : { issuer }) };
}
