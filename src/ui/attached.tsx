import { linksOf } from '../verify/links.ts';
import type { Report } from '../verify/report.ts';
import { shownHost } from './text.ts';
import { useWords } from './words/context.tsx';

/** Hosts named at most. */
const MOST = 5;

/** What the credential only names was left alone: whose servers would be asked, and a button that asks them. */
export function Attached({ report, onAsk }: { report: Report; onAsk: () => void }) {
  const { details: d } = useWords();
  const hosts = attachedHosts(report);
  if (hosts.length === 0) return null;
  const named = hosts.slice(0, MOST).map(shownHost).join(', ');
  return (
    <div class="notice">
      <p>{d.attached(hosts.length > MOST ? `${named}…` : named)}</p>
      <button type="button" onClick={onAsk}>
        {d.attachedAsk}
      </button>
    </div>
  );
}

/** Hosts of addresses that are not asked without a click, and have not been. */
export function attachedHosts(report: Report): string[] {
  const { checks, verdict } = report;
  if (verdict === 'invalid' || verdict === 'unverified') return [];
  const left = checks
    .filter(({ code }) => code === 'not-fetched')
    .flatMap(({ detail }) => (Array.isArray(detail?.['addresses']) ? (detail['addresses'] as unknown[]) : []));
  const isAsked = checks.some(({ id }) => id === 'links');
  const hosts = [...left, ...(isAsked ? [] : linksOf(report).map(({ url }) => url))].flatMap((address) => {
    const url = typeof address === 'string' ? URL.parse(address) : null;
    return url && /^https?:$/.test(url.protocol) ? [url.host] : [];
  });
  return [...new Set(hosts)];
}
