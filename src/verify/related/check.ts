/**
 * Check `related`: resources outside the credential against the digests it states (VCDM 2.0, section 5.3 "Integrity of
 * Related Resources"). Only what stands in the credential itself, what is bundled, and addresses that are asked anyway
 * are looked at: a credential must not be a beacon (design, section 7).
 */
import { dataBytes } from '../../read/data-url.ts';
import { idOf, nodes, text, type View } from '../credential/view.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import { sameId } from '../keys/same-id.ts';
import type { Check } from '../report.ts';
import { equal, fits } from './digests.ts';
import { knownDigests } from './known.ts';
import { type Stated, statedDigests } from './stated.ts';

/** More are not looked at. */
const MOST = 20;

type Answer = 'same' | 'differs' | 'not-looked-at';

/** @param authentic whether these are the issuer's own words: for others nothing is fetched */
export async function checkRelated(view: View, authentic: boolean, inquiry: Inquiry): Promise<Check[]> {
  const all = statedDigests(view);
  const checks: Check[] = [];
  const asked = authentic ? addresses(view) : [];
  const left: string[] = all.slice(MOST).map(({ id }) => shown(id));
  for (const stated of all.slice(0, MOST)) {
    const about = shown(stated.id);
    if (stated.unreadable.length > 0) {
      checks.push(note('related', 'warn', 'bad-property', { property: 'digest', values: stated.unreadable }, about));
    }
    if (stated.digests.length === 0) continue;
    const answer = await look(stated, asked, inquiry);
    if (answer === 'same') checks.push(pass('related', about));
    else if (answer === 'differs') checks.push(note('related', 'fail', 'digest-differs', {}, about));
    else left.push(about);
  }
  if (left.length > 0) checks.push(note('related', 'skip', 'not-fetched', { addresses: left.slice(0, 50) }));
  return checks;
}

async function look(stated: Stated, asked: string[], inquiry: Inquiry): Promise<Answer> {
  for (const url of stated.urls) {
    const known = knownDigests(url);
    if (known) return compare(stated, known);
    const bytes = /^data:/i.test(url) ? dataBytes(url)?.bytes : await bytesAt(url, asked, inquiry);
    if (!bytes) continue;
    for (const digests of stated.digests) if (!(await fits(bytes, digests))) return 'differs';
    return 'same';
  }
  return 'not-looked-at';
}

/** Against digests written down; of another algorithm than those, nothing can be said. */
function compare(stated: Stated, known: NonNullable<ReturnType<typeof knownDigests>>): Answer {
  const answers = stated.digests.map((digests): Answer => {
    const comparable = known.digests.filter(({ algorithm }) => digests.some((one) => one.algorithm === algorithm));
    if (digests.some((one) => comparable.some((other) => equal(one.bytes, other.bytes)))) return 'same';
    return comparable.length > 0 && known.settled ? 'differs' : 'not-looked-at';
  });
  return answers.find((answer) => answer !== 'same') ?? 'same';
}

async function bytesAt(url: string, asked: string[], inquiry: Inquiry): Promise<Uint8Array | undefined> {
  if (!/^https?:\/\//i.test(url) || !asked.some((one) => sameId(one, url))) return undefined;
  const answer = await inquiry.door.get(url, 'document', inquiry.signal);
  return answer.ok && answer.status === 200 ? answer.bytes : undefined;
}

/** The addresses that verifying this credential may ask: of itself, its issuer, class, status, schemas, newer version. */
function addresses(view: View): string[] {
  const achievements = nodes(view['credentialSubject']).flatMap((subject) => nodes(subject['achievement']));
  const status = nodes(view['credentialStatus']);
  const places = [view, view['issuer'], ...achievements, ...status];
  return [
    ...[...places, ...nodes(view['credentialSchema']), ...nodes(view['refreshService'])].flatMap(
      (one) => idOf(one) ?? [],
    ),
    ...status.flatMap((one) => text(one['statusListCredential']) ?? []),
  ];
}

function shown(id: string): string {
  return id.length > 200 ? `${id.slice(0, 199)}…` : id;
}
