import type { ComponentChildren } from 'preact';
import { badgeKey, sameness } from '../../app/dossier/joined.ts';
import type { Entry, Person } from '../../app/dossier/types.ts';
import type { Report } from '../../verify/report.ts';
import { answers } from '../answers.ts';
import { headline } from '../headline.ts';
import { Logo } from '../mark.tsx';
import { Foreign, Outside, Sentence, Verdict } from '../parts.tsx';
import { cut, passage, shownMoment } from '../text.ts';
import { useWords } from '../words/context.tsx';
import { credentialOf, nameOf } from './arrange.ts';
import { useDossierWords } from './context.tsx';
import type { Snapshot } from './model.ts';
import { forPerson } from './recipient.ts';
import { entryHref } from './route.ts';
import { useReport } from './use-report.ts';

interface Side {
  entry: Entry;
  person: Person | undefined;
  report: Report | undefined;
  reading: boolean;
  name: string;
}

/** Two persons' same badge, side by side in alphabetical order: what each shows, no sum and no rank. */
export function ComparePage({ ids, snapshot }: { ids: [string, string]; snapshot: Snapshot }) {
  const words = useWords();
  const own = useDossierWords();
  const w = own.compare;
  const first = useSide(ids[0], snapshot);
  const second = useSide(ids[1], snapshot);
  const both = first && second;
  const sides = both ? [first, second].sort((a, b) => a.name.localeCompare(b.name, words.language)) : [];
  const isSame =
    both && badgeKey(first.entry.brief) !== undefined && badgeKey(first.entry.brief) === badgeKey(second.entry.brief);
  const isReading = first?.reading || second?.reading;
  document.title = `${w.title} – Aloi`;
  const row = (title: string, show: (side: Side) => ComponentChildren) => (
    <section class="pair" aria-label={title}>
      <h2>{title}</h2>
      {sides.map((side) => (
        <div key={side.entry.id} class="side">
          {/* Where the two stand one under the other, each says whose it is. */}
          <p class="small muted whose">
            <bdi>{side.name}</bdi>
          </p>
          {show(side)}
        </div>
      ))}
    </section>
  );
  return (
    <main class="page dossier compare" aria-busy={snapshot.loaded && !isReading ? undefined : 'true'}>
      <p class="page-head">
        <Logo /> Aloi
      </p>
      <p>
        <a href="#/">{own.back}</a>
      </p>
      <div class="stack">
        <h1>{w.title}</h1>
        <p class="muted">{w.help}</p>
        {both && !isSame ? <p>{w.different}</p> : null}
        {both && sameness(first.entry) !== undefined && sameness(first.entry) === sameness(second.entry) ? (
          <p>
            <strong>{w.identical}</strong>
          </p>
        ) : null}
        {snapshot.loaded && !both ? <p>{w.missing}</p> : null}
      </div>
      {both ? (
        <div class="pairs">
          {row(w.person, ({ entry, name }) => (
            <>
              <p class="name">
                <bdi>{name}</bdi>
              </p>
              <p
                data-credential={credentialOf(entry)}
                data-verdict={entry.state === 'done' ? entry.brief?.verdict : undefined}
                data-identity={entry.brief?.issuer.identity.level}
              >
                <a href={entryHref(entry.id)}>
                  <bdi>{cut(nameOf(entry), 120)}</bdi>
                </a>
              </p>
            </>
          ))}
          {row(w.result, ({ report }) => (report ? <Verdict {...headline(report, words)} /> : null))}
          {row(w.vouches, ({ report }) =>
            report ? (
              <p>
                <Sentence text={answers(report, words).vouches} />
              </p>
            ) : null,
          )}
          {row(w.whose, ({ report }) =>
            report ? answers(report, words).whose.map((line) => <p key={line}>{line}</p>) : null,
          )}
          {row(w.dates, ({ report }) => (report ? <p>{answers(report, words).worth.join(' ')}</p> : null))}
          {row(w.criteria, ({ report }) =>
            report ? (
              <>
                {report.achievement?.criteria?.narrative ? (
                  <blockquote class="quote">
                    <bdi>{passage(report.achievement.criteria.narrative, 1_500)}</bdi>
                  </blockquote>
                ) : null}
                {report.achievement?.criteria?.id ? <Outside url={report.achievement.criteria.id} /> : null}
                {report.achievement?.criteria?.narrative || report.achievement?.criteria?.id ? null : (
                  <p class="muted">{words.details.worth.noCriteria}</p>
                )}
              </>
            ) : null,
          )}
          {row(w.evidence, ({ report }) =>
            !report ? null : report.evidence.length > 0 ? (
              <ul class="bullets">
                {report.evidence.slice(0, 20).map((one, index) => (
                  // Evidence need not have an id.
                  <li key={index}>
                    {one.name ? <Foreign text={one.name} /> : null}{' '}
                    {one.id ? <Outside url={one.id} about={one.name} /> : null}
                    {one.narrative ? (
                      <p class="small">
                        <bdi>{passage(one.narrative, 600)}</bdi>
                      </p>
                    ) : null}
                  </li>
                ))}
              </ul>
            ) : (
              <p class="muted">{words.details.worth.noEvidence}</p>
            ),
          )}
          {row(w.endorsements, ({ report }) =>
            !report ? null : report.endorsements.length > 0 ? (
              <ul class="bullets">
                {report.endorsements.slice(0, 20).map((one, index) => (
                  // Endorsements need not have an id.
                  <li key={index}>
                    <Foreign text={one.issuer.name ?? one.issuer.id ?? words.common.unnamedIssuer} />{' '}
                    <span class="muted">– {headline(one, words).text}</span>
                  </li>
                ))}
              </ul>
            ) : (
              <p class="muted">{words.details.vouches.noEndorsements}</p>
            ),
          )}
          {row(w.checked, ({ entry }) => (
            <p>{entry.checked === undefined ? own.report.never : shownMoment(entry.checked, words.language)}</p>
          ))}
        </div>
      ) : null}
    </main>
  );
}

function useSide(id: string, snapshot: Snapshot): Side | undefined {
  const own = useDossierWords();
  const entry = snapshot.entries.get(id);
  const { report: whole, reading } = useReport(entry);
  if (!entry) return undefined;
  const person = entry.person === undefined ? undefined : snapshot.people.get(entry.person);
  return {
    entry,
    person,
    report: whole && forPerson(whole, person),
    reading,
    name: cut(person?.name ?? own.unfiled, 80),
  };
}
