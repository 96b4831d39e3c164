import type { Check } from '../verify/report.ts';
import { shownHost } from './text.ts';
import { useWords } from './words/context.tsx';

/** Hosts named at most. */
const MOST = 5;

/** What the credential only attaches was left alone: whose servers would be asked, and a button that asks them. */
export function Attached({ checks, onAsk }: { checks: Check[]; onAsk: () => void }) {
  const { details: d } = useWords();
  const hosts = attachedHosts(checks);
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

/** Hosts of addresses that are not asked without a click. */
export function attachedHosts(checks: Check[]): string[] {
  const hosts = checks
    .filter(({ code }) => code === 'not-fetched')
    .flatMap(({ detail }) => (Array.isArray(detail?.['addresses']) ? (detail['addresses'] as unknown[]) : []))
    .flatMap((address) => {
      const url = typeof address === 'string' ? URL.parse(address) : null;
      return url && /^https?:$/.test(url.protocol) ? [url.host] : [];
    });
  return [...new Set(hosts)];
}
