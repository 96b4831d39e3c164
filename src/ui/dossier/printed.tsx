import { Component, type ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { issuedOf } from '../../app/dossier/issued.ts';
import type { Entry, Person } from '../../app/dossier/types.ts';
import type { Check, Report } from '../../verify/report.ts';
import { answers } from '../answers.ts';
import { headline, type Tone } from '../headline.ts';
import { Mark } from '../mark.tsx';
import { Facts, Foreign, Picture, Sentence } from '../parts.tsx';
import { cut, passage, shownDate, shownMoment } from '../text.ts';
import { useWords } from '../words/context.tsx';
import type { Words } from '../words/en.ts';
import { codeWords, say } from '../words/phrase.ts';
import { type Arranged, credentialOf, nameOf } from './arrange.ts';
import { useActions, useDossierWords } from './context.tsx';
import { forPerson } from './recipient.ts';
import { importedText, placeText } from './row.tsx';
import { soon } from './soon.ts';
import type { DossierWords } from './words/index.ts';

export interface PrintedProps {
  arranged: Arranged;
  /** The one person it is about. */
  about: string | undefined;
  /** Milliseconds since 1970. */
  made: number;
  version: string;
  notes: boolean;
  /** All of it stands in the page. */
  onReady: () => void;
  /** Take it down, piece by piece. */
  onClosed: (() => void) | undefined;
}

/** One badge, numbered through the whole report. */
interface Line {
  number: number;
  entry: Entry;
  person: Person | undefined;
}

interface Part {
  person: Person | undefined;
  key: string;
  lines: Line[];
  counts: ReadonlyMap<Tone | 'pending', number>;
  /** Of the lines, those without a badge. */
  empty: number;
}

/** Drawn in one go: rows of a table, badges in full. */
const TABLE = 40;
const FULL = 4;
/** Pieces taken down in one go. */
const DOWN = 50;
/** From so many badges on, those out of sight are not laid out on the screen. */
const LONG = 100;

/**
 * The report itself: what goes on paper. Every result stands in words; colour adds nothing that is not said. Drawn piece by
 * piece, so that a thousand badges do not freeze the page.
 */
export function Printed({ arranged, about, made, version, notes, onReady, onClosed }: PrintedProps) {
  const words = useWords();
  const own = useDossierWords();
  const w = own.report;
  // Remembered: a piece is drawn again only when it is another one.
  const { tables, openPieces, full, open, lines } = useMemo(() => piecesOf(arranged), [arranged]);
  const [drawn, setDrawn] = useState({ of: arranged, pieces: 1, read: 0 });
  const { pieces, read } = drawn.of === arranged ? drawn : { pieces: 1, read: 0 };
  const light = tables.reduce((sum, one) => sum + one.pieces.length, 0) + openPieces.length;
  const total = light + full.length;
  const pace = useRef({ step: 1, since: 0 });
  /** Badges in full say when their reports have been read; the rest is there as soon as it is drawn. */
  const onRead = useCallback(
    () =>
      setDrawn((now) => (now.of === arranged ? { ...now, read: now.read + 1 } : { of: arranged, pieces: 1, read: 1 })),
    [arranged],
  );
  useEffect(() => {
    if (!onClosed) return;
    if (pieces <= DOWN) return onClosed();
    return soon(() => setDrawn({ of: arranged, pieces: pieces - DOWN, read }));
  }, [arranged, pieces, read, onClosed]);
  useEffect(() => {
    if (onClosed || pieces - light > read) return;
    if (pieces >= total) return onReady();
    // As many pieces at once as a fraction of a frame allows.
    const took = performance.now() - pace.current.since;
    const { step } = pace.current;
    pace.current.step = took < 12 ? Math.min(step * 2, 16) : took > 30 ? Math.max(1, step >> 1) : step;
    return soon(() => {
      pace.current.since = performance.now();
      setDrawn({ of: arranged, pieces: Math.min(total, pieces + pace.current.step), read });
    });
  }, [arranged, pieces, read, light, total, onReady, onClosed]);
  let order = 0;
  const isShown = () => {
    order += 1;
    return order <= pieces;
  };
  return (
    <article
      class={`printed${lines.length > LONG ? ' long' : ''}`}
      hidden={onClosed !== undefined}
      lang={words.language}
    >
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
      {tables.map(({ part, pieces: rows }) => (
        <section key={part.key}>
          <h2>
            {w.overview} – <bdi>{cut(part.person?.name ?? own.unfiled, 120)}</bdi>
          </h2>
          {part.person && part.person.addresses.length > 0 ? (
            <p class="small">
              {w.addresses} <bdi>{part.person.addresses.join(', ')}</bdi>
            </p>
          ) : null}
          {notes && part.person?.note ? <Note text={part.person.note} /> : null}
          {part.lines.length > 1 ? <p class="small tallied">{tallied(part, words, own)}</p> : null}
          {rows.length === 0 ? <p>{w.nothing}</p> : null}
          {rows.map((piece, index) => (
            <Piece key={index} of={piece} language={words.language} shown={isShown()}>
              {() => <Table lines={piece} of={part.person?.name ?? own.unfiled} />}
            </Piece>
          ))}
        </section>
      ))}
      <section>
        <h2>{w.open}</h2>
        {open.length === 0 ? <p>{w.openNone}</p> : null}
        {openPieces.map((piece, index) => (
          <Piece key={index} of={piece} language={words.language} shown={isShown()}>
            {() => <OpenLines lines={piece} />}
          </Piece>
        ))}
      </section>
      <section class="stack how">
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
          {full.map((piece, index) => (
            <FullPiece
              key={index}
              lines={piece}
              language={words.language}
              notes={notes}
              shown={isShown()}
              onRead={onRead}
            />
          ))}
        </section>
      ) : null}
    </article>
  );
}

function piecesOf(arranged: Arranged) {
  const { parts, lines, open } = linesOf(arranged);
  return {
    lines,
    open,
    tables: parts.map((part) => ({ part, pieces: inPieces(part.lines, TABLE) })),
    openPieces: inPieces(open, TABLE),
    full: inPieces(lines, FULL),
  };
}

function linesOf(arranged: Arranged): { parts: Part[]; lines: Line[]; open: Line[] } {
  let number = 0;
  const parts = arranged.groups.map(
    (group): Part => ({
      key: group.key,
      person: group.person,
      counts: group.counts,
      empty: group.empty.length,
      lines: [...group.rows.map(({ entry }) => entry), ...group.empty].map((entry): Line => {
        number += 1;
        return { number, entry, person: group.person };
      }),
    }),
  );
  const lines = parts.flatMap((part) => part.lines);
  return {
    parts,
    lines,
    open: lines.filter(({ entry }) => entry.state !== 'done' || entry.brief?.verdict === 'unverified'),
  };
}

const TONES: readonly Tone[] = ['bad', 'unknown', 'lapsed', 'claimed', 'good'];

/** How many of each, in words. */
function tallied(part: Part, words: Words, own: DossierWords): string {
  const counts = TONES.flatMap((tone): [Tone, number][] => [[tone, part.counts.get(tone) ?? 0]]).filter(
    ([, count]) => count > 0,
  );
  return [
    own.count(part.lines.length - part.empty),
    ...counts.map(([tone, count]) => words.popup.tally[tone](count)),
    ...(part.empty > 0 ? [own.noBadge(part.empty)] : []),
  ].join(' · ');
}

function inPieces(lines: Line[], size: number): Line[][] {
  const pieces: Line[][] = [];
  for (let at = 0; at < lines.length; at += size) pieces.push(lines.slice(at, at + size));
  return pieces;
}

interface PieceProps {
  /** Drawn again only when these are others. */
  of: Line[];
  language: string;
  shown: boolean;
  children: () => ComponentChildren;
}

class Piece extends Component<PieceProps> {
  override shouldComponentUpdate(next: PieceProps): boolean {
    const { of, language, shown } = this.props;
    return (
      next.shown !== shown ||
      next.language !== language ||
      next.of.some((line, index) => line.entry !== of[index]?.entry)
    );
  }

  override render() {
    return this.props.shown ? this.props.children() : null;
  }
}

/** Badges in full: their whole reports are read first. */
function FullPiece({
  lines,
  language,
  notes,
  shown,
  onRead,
}: {
  lines: Line[];
  language: string;
  notes: boolean;
  shown: boolean;
  onRead: () => void;
}) {
  const actions = useActions();
  const [reports, setReports] = useState<{ of: Line[]; byEntry: ReadonlyMap<Entry, Report | undefined> }>();
  useEffect(() => {
    if (!shown) return;
    let gone = false;
    const read = async ({ entry }: Line) =>
      [entry, entry.state === 'done' ? ((await actions.report(entry.id)) ?? entry.brief) : undefined] as const;
    void Promise.all(lines.map(read)).then((found) => {
      if (!gone) setReports({ of: lines, byEntry: new Map(found) });
    });
    return () => {
      gone = true;
    };
  }, [lines, shown, actions]);
  useEffect(() => {
    if (reports?.of === lines) onRead();
  }, [reports, lines, onRead]);
  return useMemo(
    () =>
      reports && shown
        ? lines.map((line) => (
            <One key={line.entry.id} line={line} whole={reports.byEntry.get(line.entry)} notes={notes} />
          ))
        : null,
    [reports, lines, notes, language, shown],
  );
}

function OpenLines({ lines }: { lines: Line[] }) {
  const words = useWords();
  const { report: w } = useDossierWords();
  return (
    <ul class="plain stack">
      {lines.map((line) => (
        <li key={line.entry.id} class="keep">
          <p>
            {line.number}. <bdi>{cut(nameOf(line.entry), 120)}</bdi>
          </p>
          <p class="small">{openReason(line.entry, words, w.never)}</p>
        </li>
      ))}
    </ul>
  );
}

/** Of several tables of one person, each says which badges it holds. */
function tableName(lines: readonly Line[], title: string): string {
  const [first, last] = [lines[0]?.number, lines.at(-1)?.number];
  return first === last ? `${title}, ${first}` : `${title}, ${first}–${last}`;
}

/** A page's worth of the overview, with its own heading: so it stands on paper, and so it is quickly laid out. */
function Table({ lines, of }: { lines: Line[]; of: string }) {
  const words = useWords();
  const { report: w } = useDossierWords();
  return (
    <div class="rows">
      <table aria-label={tableName(lines, `${w.overview} – ${cut(of, 120)}`)}>
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
          {lines.map(({ number, entry }) => {
            const report = entry.state === 'done' ? entry.brief : undefined;
            const said = report && headline(report, words);
            return (
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
                <td>{shownDate(issuedOf(report), words.language, 'medium') ?? '–'}</td>
                <td>
                  {said ? (
                    <span class={`result tone-${said.tone}`}>
                      <Mark tone={said.tone} />{' '}
                      <span>
                        <Sentence text={said.text} />
                      </span>
                    </span>
                  ) : (
                    w.never
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function One({
  line: { number, entry, person },
  whole,
  notes,
}: {
  line: Line;
  whole: Report | undefined;
  notes: boolean;
}) {
  const words = useWords();
  const own = useDossierWords();
  const w = own.report;
  const q = words.details.questions;
  const report = whole && forPerson(whole, person);
  const said = report && answers(report, words);
  const imported = report?.verdict === 'unverified' || !report ? importedText(entry, words, own) : undefined;
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => mayBreak(section.current));
  return (
    <section class="one" ref={section}>
      <div class="one-head">
        <div>
          <h3>
            {number}. <bdi>{cut(nameOf(entry), 160)}</bdi>
          </h3>
          {report ? (
            <p class={`result tone-${headline(report, words).tone}`}>
              <Mark tone={headline(report, words).tone} />{' '}
              <strong>
                <Sentence text={headline(report, words).text} />
              </strong>
            </p>
          ) : (
            <p>{w.never}</p>
          )}
          {imported ? <p class="small">{imported}</p> : null}
        </div>
        <Picture source={entry.picture} />
      </div>
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

/** Lines of an A4 page that one badge may take and still be kept on one page; and letters that stand in one of them. */
const KEPT = { lines: 40, letters: 80 };

/**
 * What is longer than most of a page may go on overleaf: pushed to the next page whole, it would leave a page half empty.
 * Told by its letters: asking how high it stands would lay out a thousand badges.
 */
function mayBreak(section: HTMLElement | null): void {
  if (!section) return;
  let lines = 3;
  for (const { textContent } of section.querySelectorAll('dd, .quote')) {
    lines += textContent.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / KEPT.letters), 0);
  }
  section.classList.toggle('tall', lines > KEPT.lines);
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
function remarks(checks: readonly Check[], words: Words) {
  const noticed = checks.filter(({ outcome, code }) => code && outcome !== 'pass' && outcome !== 'skip');
  const sentences = noticed.flatMap(({ code, outcome, detail }) =>
    code ? [say(codeWords(words.codes[code], outcome === 'unknown').meaning, detail)] : [],
  );
  return sentences.length > 0 ? [...new Set(sentences)].join(' ') : undefined;
}

function openReason({ state, brief }: Entry, words: Words, never: string): string {
  if (state !== 'done' || !brief) return never;
  const [code] = brief.reasons;
  if (code === undefined) return headline(brief, words).text;
  const said = codeWords(words.codes[code], true);
  const check = brief.checks.find((one) => one.code === code);
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
