/**
 * A proof on the issuer's own profile (Blockcerts 3; Open Badges 3.0 profiles may have one as any Data Integrity
 * document): whoever serves the profile cannot put a key into it without the key that signed it. Profiles without a proof
 * are the rule, and nothing is said of them.
 */
import { idOf, type View } from '../credential/view.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import { hasProof, verifyDataIntegrity } from '../proof/data-integrity.ts';
import type { Check } from '../report.ts';
import { comparable } from './same-id.ts';

/** What was found of signed profiles while one credential was verified: by address. */
export type Profiles = Map<string, Promise<Check | undefined>>;

/** A profile signed by a key of another signed profile, and so on. */
const DEEPEST = 3;

/**
 * The check `issuer.profile`; undefined where there is no proof. Its key is looked for in the profile itself or with the
 * controller that its proof names; a list of keys that fails is not believed.
 * @param document as served at `address`
 */
export async function judgeProfile(address: string, document: View, inquiry: Inquiry): Promise<Check | undefined> {
  if (!hasProof(document)) return undefined;
  const key = comparable(address);
  const judging = inquiry.judging ?? [];
  if (judging.includes(key) || judging.length >= DEEPEST) return undefined;
  const { exchange: _exchange, ...rest } = inquiry;
  const inner = { ...rest, judging: [...judging, key] };
  // Only the outermost is remembered: two that sign each other would wait for each other.
  if (judging.length > 0 || !inquiry.profiles) return judge(address, document, inner);
  const judged = inquiry.profiles.get(key) ?? judge(address, document, inner);
  inquiry.profiles.set(key, judged);
  return judged;
}

/** What was found of the profile of `issuer`, if it was looked at and signed. */
export async function profileChecks(issuer: string | undefined, { profiles }: Inquiry): Promise<Check[]> {
  const found = issuer === undefined ? undefined : await profiles?.get(comparable(issuer.split('#')[0] ?? ''));
  return found ? [found] : [];
}

async function judge(address: string, document: View, inquiry: Inquiry): Promise<Check> {
  // A profile may be wrapped as a credential, with an issuer of its own.
  const signer = (view: View) => idOf(view['issuer']) ?? idOf(view['id']);
  const { checks } = await verifyDataIntegrity(document, { purpose: 'assertionMethod', signer }, inquiry);
  const reasons = (outcome: Check['outcome']) =>
    checks.filter((one) => one.outcome === outcome).map(({ code }) => code);
  const wrong = reasons('fail');
  if (wrong.length > 0) return note('issuer.profile', 'fail', 'profile-untrusted', { because: wrong }, address);
  const [open] = reasons('unknown');
  return open === undefined ? pass('issuer.profile', address) : note('issuer.profile', 'unknown', open, {}, address);
}
