/**
 * Check `related`: resources outside the credential against the digests it states (VCDM 2.0, section 5.3 "Integrity of
 * Related Resources"). Only what stands in the credential itself, what is bundled, and addresses that are asked anyway
 * are looked at: a credential must not be a beacon (design, section 7). The rest is fetched when the person asks for it.
 */
import { dataBytes } from '../../read/data-url.ts';
import type { Code } from '../codes.ts';
import { idOf, nodes, text, type View } from '../credential/view.ts';
import { type Inquiry, note, pass } from '../inquiry.ts';
import { sameId } from '../keys/same-id.ts';
import type { Check } from '../report.ts';
import { equal, fits } from './digests.ts';
import { knownDigests } from './known.ts';
import { type Stated, statedDigests } from './stated.ts';

/** More are not looked at. */
const MOST = 20;

type Answer = 'same' | 'differs' | 'not-looked-at' | { code: Code; detail: Record<string, unknown> };

/** @param authentic whether these are the issuer's own words: for others nothing is fetched */
export async function checkRelated(view: View, authentic: boolean, inquiry: Inquiry): Promise<Check[]> {
  const all = statedDigests(view);
  const checks: Check[] = [];
  const asked = !authentic ? [] : inquiry.attachments ? 'all' : addresses(view);
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
    else if (answer === 'not-looked-at') left.push(about);
    else checks.push(note('related', 'unknown', answer.code, answer.detail, about));
  }
  if (left.length > 0) checks.push(note('related', 'skip', 'not-fetched', { addresses: left.slice(0, 50) }));
  return checks;
}

async function look(stated: Stated, asked: string[] | 'all', inquiry: Inquiry): Promise<Answer> {
  let failed: Answer = 'not-looked-at';
  for (const url of stated.urls) {
    const known = knownDigests(url);
    if (known) return compare(stated, known);
    const bytes = /^data:/i.test(url) ? dataBytes(url)?.bytes : await bytesAt(url, asked, inquiry);
    if (!(bytes instanceof Uint8Array)) {
      failed = bytes ?? failed;
      continue;
    }
    for (const digests of stated.digests) if (!(await fits(bytes, digests))) return 'differs';
    return 'same';
  }
  return failed;
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

async function bytesAt(
  url: string,
  asked: string[] | 'all',
  inquiry: Inquiry,
): Promise<Uint8Array | { code: Code; detail: Record<string, unknown> } | undefined> {
  if (!/^https?:\/\//i.test(url) || (asked !== 'all' && !asked.some((one) => sameId(one, url)))) return undefined;
  // A picture may be larger than a document.
  const answer = await inquiry.door.get(url, asked === 'all' ? 'image' : 'document', inquiry.signal);
  if (answer.ok && answer.status === 200) return answer.bytes;
  if (asked !== 'all') return undefined;
  return answer.ok
    ? { code: 'http-error', detail: { status: answer.status, host: URL.parse(url)?.host } }
    : { code: answer.code, detail: answer.detail ?? {} };
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
