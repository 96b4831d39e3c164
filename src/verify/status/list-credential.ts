/** A status list credential, fetched, verified and still in force. */
import { classify } from '../../read/classify.ts';
import type { Found } from '../../read/types.ts';
import { unwrapEnvelope } from '../containers/contained.ts';
import { isView, type View } from '../credential/view.ts';
import { checkPeriod } from '../dates.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Check } from '../report.ts';
import { fetchStatus } from './fetch.ts';
import type { ListResult, StatusAsk } from './types.ts';

/** Asked once for all entries of a credential that name it. */
export function listCredential(url: string, ask: StatusAsk): Promise<ListResult> {
  let list = ask.lists.get(url);
  if (!list) {
    list = load(url, ask);
    ask.lists.set(url, list);
  }
  return list;
}

async function load(url: string, { inquiry, verifyList }: StatusAsk): Promise<ListResult> {
  const fetched = await fetchStatus(url, inquiry);
  if (!fetched.ok) return { state: 'unknown', code: fetched.code, detail: fetched.detail };
  const found = readList(fetched.bytes);
  if (!found) return { state: 'unknown', code: 'status-broken', detail: { url, reason: 'not-a-credential' } };

  const { view, authentic, issuer, checks } = await verifyList(found, { ...inquiry, depth: inquiry.depth + 1 });
  if (authentic !== 'yes' || !view) return untrusted(url, checks, { authentic });
  // Bitstring Status List 1.0, section 3.2: the list is validated as a credential, its period included.
  const late = period(view, inquiry).filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  return late.length > 0 ? untrusted(url, late, { authentic }) : { state: 'had', view, issuer };
}

function untrusted(url: string, checks: Check[], detail: Record<string, unknown>): ListResult {
  const reasons = checks
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
    .flatMap(({ code }) => code ?? []);
  return {
    state: 'unknown',
    code: 'status-list-untrusted',
    detail: { url, ...detail, reasons: [...new Set(reasons)] },
  };
}

function period(view: View, inquiry: Inquiry): Check[] {
  const from = view['validFrom'] ?? view['issuanceDate'];
  const until = view['validUntil'] ?? view['expirationDate'];
  return checkPeriod({ from, until }, inquiry);
}

function readList(bytes: Uint8Array): Found | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  const { found } = classify(text);
  if (found?.kind === 'jws') return found;
  if (found?.kind !== 'json' || !isView(found.value)) return undefined;
  // VCDM 2.0, section 4.13: a JWT may come wrapped in JSON.
  return unwrapEnvelope(found.value) ?? found;
}
