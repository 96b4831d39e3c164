import type { Entry, Person } from '../../app/dossier/types.ts';
import type { Check, Report } from '../../verify/report.ts';
import { answers } from '../answers.ts';
import { headline } from '../headline.ts';
import { Mark } from '../mark.tsx';
import { Facts, Foreign } from '../parts.tsx';
import { cut, passage, shownDate, shownMoment } from '../text.ts';
import { useWords } from '../words/context.tsx';
import { codeWords, say } from '../words/phrase.ts';
import { type Arranged, credentialOf, nameOf } from './arrange.ts';
import { useDossierWords } from './context.tsx';
import { forPerson } from './recipient.ts';
import { importedText, placeText } from './row.tsx';

export interface PrintedProps {
  arranged: Arranged;
  /** By entry id. */
  reports: ReadonlyMap<string, Report>;
  /** The one person it is about. */
  about: string | undefined;
  /** Milliseconds since 1970. */
  made: number;
  version: string;
  notes: boolean;
}

interface Line {
  number: number;
  entry: Entry;
  report: Report | undefined;
  person: Person | undefined;
}

/** The report itself: what goes on paper. Every result stands in words; colour adds nothing that is not said. */
export function Printed({ arranged, reports, about, made, version, notes }: PrintedProps) {
  const words = useWords();
  const own = useDossierWords();
  const w = own.report;
  let number = 0;
  const groups = arranged.groups.map((group) => ({
    group,
    lines: [...group.rows.map(({ entry }) => entry), ...group.empty].map((entry): Line => {
      const whole = entry.state === 'done' ? (reports.get(entry.id) ?? entry.brief) : undefined;
      number += 1;
      return { number, entry, report: whole && forPerson(whole, group.person), person: group.person };
    }),
  }));
  const lines = groups.flatMap((one) => one.lines);
  const open = lines.filter(({ report }) => !report || report.verdict === 'unverified');
  return (
    <article class="printed" lang={words.language}>
      <header class="stack">
        <h1>{w.title}</h1>
        {about ? (
          <p>
            <bdi>{w.about(cut(about, 120))}</bdi>
          </p>
        ) : null}
        <p>{w.made(shownMoment(made, words.language), version)}</p>
      </header>
      {lines.length === 0 ? <p>{w.nothing}</p> : null}
      {groups.map(({ group, lines: own_ }) => (
        <section key={group.key}>
          <h2>
            {w.overview} – <bdi>{cut(group.person?.name ?? own.unfiled, 120)}</bdi>
          </h2>
          {group.person && group.person.addresses.length > 0 ? (
            <p class="small">
              {own.person.addresses.replace(/,.*/, '')}: <bdi>{group.person.addresses.join(', ')}</bdi>
            </p>
          ) : null}
          {notes && group.person?.note ? <Note text={group.person.note} /> : null}
          {own_.length > 0 ? <Overview lines={own_} /> : <p>{w.nothing}</p>}
        </section>
      ))}
      <section>
        <h2>{w.open}</h2>
        {open.length === 0 ? <p>{w.openNone}</p> : null}
        <ul class="plain stack">
          {open.map((line) => (
            <li key={line.entry.id} class="keep">
              <p>
                {line.number}. <bdi>{cut(nameOf(line.entry), 120)}</bdi>
              </p>
              <p class="small">{openReason(line, words, w.never)}</p>
            </li>
          ))}
        </ul>
      </section>
      <section class="stack">
        <h2>{w.how}</h2>
        <ul class="bullets small">
          {w.howText.map((text) => (
            <li key={text}>{text}</li>
          ))}
          <li>{w.verify}</li>
        </ul>
        <p class="sign">{w.sign}</p>
      </section>
      {lines.length > 0 ? (
        <section class="each">
          <h2>{w.each}</h2>
          {lines.map((line) => (
            <One key={line.entry.id} line={line} notes={notes} />
          ))}
        </section>
      ) : null}
    </article>
  );
}

function Overview({ lines }: { lines: Line[] }) {
  const words = useWords();
  const { report: w } = useDossierWords();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{w.number}</th>
          <th scope="col">{w.badge}</th>
          <th scope="col">{w.issuer}</th>
          <th scope="col">{w.issued}</th>
          <th scope="col">{w.result}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ number, entry, report }) => (
          <tr
            key={entry.id}
            data-credential={credentialOf(entry)}
            data-verdict={report?.verdict}
            data-identity={report?.issuer.identity.level}
          >
            <td>{number}</td>
            <th scope="row">
              <bdi>{cut(nameOf(entry), 120)}</bdi>
            </th>
            <td>{report?.issuer.name ? <Foreign text={report.issuer.name} /> : '–'}</td>
            <td>{shownDate(report?.dates.issued, words.language, 'medium') ?? '–'}</td>
            <td>
              {report ? (
                <span class={`result tone-${headline(report, words).tone}`}>
                  <Mark tone={headline(report, words).tone} /> {headline(report, words).text}
                </span>
              ) : (
                w.never
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function One({ line: { number, entry, report, person }, notes }: { line: Line; notes: boolean }) {
  const words = useWords();
  const own = useDossierWords();
  const w = own.report;
  const q = words.details.questions;
  const said = report && answers(report, words);
  const imported = report?.verdict === 'unverified' || !report ? importedText(entry, words, own) : undefined;
  return (
    <section class="one">
      <h3>
        {number}. <bdi>{cut(nameOf(entry), 160)}</bdi>
      </h3>
      {report ? (
        <p class={`result tone-${headline(report, words).tone}`}>
          <Mark tone={headline(report, words).tone} /> <strong>{headline(report, words).text}</strong>
        </p>
      ) : (
        <p>{w.never}</p>
      )}
      {imported ? <p class="small">{imported}</p> : null}
      {said ? (
        <Facts
          rows={[
            [w.issuer, report.issuer.name ? <Foreign text={report.issuer.name} /> : undefined],
            [q.genuine, said.genuine.join(' ')],
            [q.vouches, said.vouches],
            [own.compare.endorsements, <Endorsements report={report} />],
            [q.whose, said.whose.join(' ')],
            [own.compare.dates, said.worth.join(' ')],
            [own.compare.criteria, <Criteria report={report} />],
            [own.compare.evidence, report.evidence.length > 0 ? <EvidenceList report={report} /> : undefined],
            [words.details.worth.alignments, alignmentsOf(report)],
            [w.remarks, remarks(report.checks, words)],
          ]}
        />
      ) : null}
      {notes && entry.note ? <Note text={entry.note} /> : null}
      <Facts
        rows={[
          [own.name, person ? <bdi>{cut(person.name, 120)}</bdi> : undefined],
          [w.id, report?.source.id ? <code dir="ltr">{cut(report.source.id, 500)}</code> : undefined],
          [
            w.from,
            <bdi>
              {[placeText(entry, own), 'url' in entry.input ? entry.input.url : ''].filter(Boolean).join(' – ')}
            </bdi>,
          ],
          [
            w.checkedAt,
            entry.checked === undefined
              ? w.never
              : `${shownMoment(entry.checked, words.language)} (${new Date(entry.checked).toISOString()}), Aloi ${entry.version ?? '?'}`,
          ],
          [
            w.fingerprint,
            entry.digest ? <code dir="ltr">{entry.digest.replace('sha256:', '')}</code> : w.fingerprintNone,
          ],
        ]}
      />
    </section>
  );
}

function Endorsements({ report }: { report: Report }) {
  const words = useWords();
  if (report.endorsements.length === 0) return <>{words.details.vouches.noEndorsements}</>;
  return (
    <ul class="plain">
      {report.endorsements.slice(0, 50).map((one, index) => (
        // Endorsements need not have an id.
        <li key={index}>
          <Foreign text={one.issuer.name ?? one.issuer.id ?? words.common.unnamedIssuer} /> –{' '}
          {headline(one, words).text}
          {one.comment ? (
            <>
              {' – '}
              <bdi>{cut(one.comment, 600)}</bdi>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Criteria({ report }: { report: Report }) {
  const words = useWords();
  const { id, narrative } = report.achievement?.criteria ?? {};
  if (!id && !narrative) return <>{words.details.worth.noCriteria}</>;
  return (
    <>
      {narrative ? <bdi>{passage(narrative, 2_000)}</bdi> : null} {id ? <bdi dir="ltr">{cut(id, 300)}</bdi> : null}
    </>
  );
}

function EvidenceList({ report }: { report: Report }) {
  return (
    <ul class="plain">
      {report.evidence.slice(0, 30).map((one, index) => (
        // Evidence need not have an id.
        <li key={index}>
          <bdi>{[one.name, one.narrative, one.id].flatMap((text) => (text ? [cut(text, 400)] : [])).join(' – ')}</bdi>
        </li>
      ))}
    </ul>
  );
}

function alignmentsOf(report: Report) {
  const names = report.alignments
    .slice(0, 30)
    .map(({ framework, name, code, url }) => cut([framework, name ?? code ?? url].filter(Boolean).join(' · '), 200));
  return names.length > 0 ? <bdi>{names.join(' ; ')}</bdi> : undefined;
}

/** What the checks noticed beside the verdict, each in its sentence. */
function remarks(checks: readonly Check[], words: ReturnType<typeof useWords>) {
  const noticed = checks.filter(({ outcome, code }) => code && outcome !== 'pass' && outcome !== 'skip');
  const sentences = noticed.flatMap(({ code, outcome, detail }) =>
    code ? [say(codeWords(words.codes[code], outcome === 'unknown').meaning, detail)] : [],
  );
  return sentences.length > 0 ? [...new Set(sentences)].join(' ') : undefined;
}

function openReason({ report }: Line, words: ReturnType<typeof useWords>, never: string): string {
  const [code] = report?.reasons ?? [];
  if (!report) return never;
  if (code === undefined) return headline(report, words).text;
  const said = codeWords(words.codes[code], true);
  const check = report.checks.find((one) => one.code === code);
  return [say(said.meaning, check?.detail), said.todo].filter(Boolean).join(' ');
}

function Note({ text }: { text: string }) {
  const { report: w } = useDossierWords();
  return (
    <div class="note-printed">
      <p class="small muted">{w.note}</p>
      <p class="quote">
        <bdi>{passage(text, 10_000)}</bdi>
      </p>
    </div>
  );
}
