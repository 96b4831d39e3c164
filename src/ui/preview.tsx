import type { PreviewView } from '../app/preview-view.ts';
import type { Settings } from '../app/settings.ts';
import { type Finding, type FindingKind, findingsOf } from '../trust/preview.ts';
import type { Report } from '../verify/report.ts';
import { decisive } from './answers.ts';
import { IssuerLine } from './card.tsx';
import { credentialOf, type Entry, listing } from './entries.ts';
import { headline } from './headline.ts';
import { Lines } from './lines.tsx';
import { Logo } from './mark.tsx';
import { Foreign, Picture, Verdict } from './parts.tsx';
import { SPOKEN } from './spoken.ts';
import { addressOf, shownDate } from './text.ts';
import { useWords } from './words/context.tsx';
import type { Words } from './words/en.ts';
import { codeWords, quoted, say } from './words/phrase.ts';

export interface PreviewProps {
  view: PreviewView;
  /** It was opened for one page. */
  ofTab: boolean;
  settings: Settings;
  locked: Set<string>;
  onChange: (part: Partial<Settings>) => void;
  /** Something was mended: everything shown is checked anew. */
  onAgain: () => void;
}

/** Own badges as others see them, each with what to mend. */
export function PreviewPage({ view, ofTab, settings, locked, onChange, onAgain }: PreviewProps) {
  const words = useWords();
  const p = words.preview;
  document.title = `${p.title} – Aloi`;
  const now = Date.now();
  const shown = entriesOf(view).map((entry) => ({ entry, findings: findings(entry, settings.own, now) }));
  const checked = shown.filter(({ entry }) => entry.report);
  const amiss = checked.filter((one) => one.findings.some(({ kind }) => weightOf(kind) === 'mend'));
  return (
    <main class="page" aria-busy={view.busy ? 'true' : undefined}>
      <p class="page-head">
        <Logo /> Aloi
      </p>
      <div>
        <h1>{p.title}</h1>
        <p class="muted">{p.lead}</p>
      </div>
      <Lines
        name="own"
        title={words.options.ownTitle}
        help={`${words.options.ownHelp} ${p.proves}`}
        settings={settings}
        locked={locked}
        onChange={onChange}
      />
      <div class="stack">
        <p class="small muted">{view.private ? p.private : ofTab ? p.leadTab : p.leadAll}</p>
        {settings.own.length === 0 && shown.length > 0 ? <p>{p.noAddress}</p> : null}
        <p {...SPOKEN}>
          {view.busy ? words.popup.looking : checked.length > 0 ? p.summary(checked.length, amiss.length) : ''}
        </p>
        {!view.busy && !view.private && shown.length === 0 ? <p>{p.none}</p> : null}
        {!view.private && (ofTab || shown.length > 0) ? (
          // It stays while they are checked: the focus is on it.
          <p>
            <button type="button" aria-disabled={view.busy} onClick={() => !view.busy && onAgain()}>
              {words.common.again}
            </button>
          </p>
        ) : null}
      </div>
      {shown.map((one) => (
        <Previewed key={one.entry.key} {...one} />
      ))}
    </main>
  );
}

/** Those that hold a badge, and those that look like one and hold none: others will be disappointed by them too. */
function entriesOf(view: PreviewView): Entry[] {
  const all = view.tabs.flatMap((tab) => {
    const { entries, empty } = listing(tab, view.jobs);
    const hollow = empty.flatMap((candidate): Entry[] => {
      const key = tab.jobs[candidate.id];
      const report = key === undefined ? undefined : view.jobs.get(key)?.report;
      return key === undefined || !report ? [] : [{ key, candidate, report, stands: [] }];
    });
    return [...entries.filter(({ unasked }) => !unasked), ...hollow];
  });
  return [...new Map(all.map((entry) => [entry.key, entry])).values()];
}

function findings({ report, candidate }: Entry, own: string[], now: number): Finding[] {
  return report ? findingsOf({ report, candidate }, own, now) : [];
}

const GOOD: readonly FindingKind[] = ['recipient-matches'];
const KNOW: readonly FindingKind[] = ['recipient-unlike', 'not-in-force', 'issuer-claimed'];
const WEIGHTS = ['mend', 'know', 'good'] as const;

function weightOf(kind: FindingKind): (typeof WEIGHTS)[number] {
  return GOOD.includes(kind) ? 'good' : KNOW.includes(kind) ? 'know' : 'mend';
}

function Previewed({ entry, findings }: { entry: Entry; findings: Finding[] }) {
  const words = useWords();
  const { report, candidate } = entry;
  const title = report?.achievement?.name ?? candidate.said?.title ?? addressOf(candidate.url) ?? words.common.untitled;
  if (!report) {
    return (
      <article class="section" data-credential={credentialOf(entry)} aria-busy="true">
        <h2>
          <Foreign text={title} />
        </h2>
        <Verdict tone="pending" text={words.headline.pending} />
      </article>
    );
  }
  const { tone, text } = headline(report, words);
  const query = new URLSearchParams({ credential: credentialOf(entry), job: entry.key });
  return (
    <article
      class="section"
      data-credential={credentialOf(entry)}
      data-verdict={report.verdict}
      data-identity={report.issuer.identity.level}
    >
      <div class="title">
        <div class="stack">
          <h2>
            <a href={`details.html?${query}`} target="_blank" rel="noopener">
              <Foreign text={title} />
              <span class="unseen"> ({words.common.newWindow})</span>
            </a>
          </h2>
          <Verdict tone={tone} text={text} />
          <IssuerLine report={report} />
        </div>
        <Picture source={entry.picture} />
      </div>
      {findings.some(({ kind }) => weightOf(kind) === 'mend') ? null : <p>{words.preview.fine}</p>}
      {WEIGHTS.map((weight) => {
        const those = findings.filter(({ kind }) => weightOf(kind) === weight);
        return those.length === 0 ? null : (
          <div class="stack" key={weight}>
            <h3>{words.preview[weight]}</h3>
            <ul class="bullets">
              {those.map((finding) => (
                <li key={finding.kind} data-finding={finding.kind}>
                  <p>{sentence(finding, words)}</p>
                  <p class="small muted">{advice(finding, report, words)}</p>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </article>
  );
}

const DATED: readonly FindingKind[] = ['expired', 'not-in-force', 'expires-soon'];

function sentence({ kind, values = [] }: Finding, words: Words): string {
  const { said } = words.findings[kind];
  if (typeof said === 'string') return said;
  const day = (text: string | undefined) => shownDate(text, words.language) ?? '';
  const [one, other] = values;
  if (DATED.includes(kind)) return said(day(one), '');
  return said(quoted(one), kind === 'date-differs' || kind === 'validity-differs' ? day(other) : quoted(other));
}

/** Where a check says why, that is the better advice. */
function advice({ kind }: Finding, report: Report, words: Words): string {
  const { mend } = words.findings[kind];
  const [reason] = report.reasons;
  if ((kind !== 'undecided' && kind !== 'altered') || reason === undefined) return mend;
  const { meaning } = codeWords(words.codes[reason], kind === 'undecided');
  return `${say(meaning, decisive(report)?.detail)} ${mend}`;
}
