import { frameworkOf } from '../trust/frameworks.ts';
import type { Achievement, Alignment, Evidence, Report } from '../verify/report.ts';
import { Facts, Foreign, Outside } from './parts.tsx';
import { cut, passage, spokenIn } from './text.ts';
import { useWords } from './words/context.tsx';
import type { Words } from './words/en.ts';

const MOST = 50;

/** What the credential says of itself: kind, description, criteria, evidence, alignments, related ones. */
export function Substance({ report }: { report: Report }) {
  const words = useWords();
  const w = words.details.worth;
  const { achievement, evidence, alignments } = report;
  const criteria = achievement?.criteria;
  const kind = achievement?.type;
  // So that it is read aloud in its own language.
  const spoken = spokenIn(achievement?.language);
  return (
    <>
      <Facts
        rows={[
          [w.type, kind ? (kindOf(kind, words) ?? <Foreign text={spaced(kind)} />) : undefined],
          [w.creator, creatorOf(achievement)],
          [w.version, achievement?.version ? <Foreign text={achievement.version} /> : undefined],
          [w.tags, achievement?.tags?.length ? <Foreign text={achievement.tags.slice(0, 30).join(', ')} /> : undefined],
        ]}
      />
      {achievement?.description ? (
        <div class="stack">
          <h3>{w.description}</h3>
          <blockquote class="quote" lang={spoken}>
            <bdi>{passage(achievement.description)}</bdi>
          </blockquote>
        </div>
      ) : null}
      <div class="stack">
        <h3>{w.criteria}</h3>
        {criteria?.narrative ? (
          <blockquote class="quote" lang={spoken}>
            <bdi>{passage(criteria.narrative)}</bdi>
          </blockquote>
        ) : null}
        {criteria?.id ? (
          <p>
            {w.criteriaAt} <Outside url={criteria.id} />
          </p>
        ) : null}
        {criteria?.narrative || criteria?.id ? null : <p class="muted">{w.noCriteria}</p>}
      </div>
      <div class="stack">
        <h3>{w.evidence}</h3>
        {evidence.length === 0 ? <p class="muted">{w.noEvidence}</p> : <EvidenceList evidence={evidence} />}
      </div>
      {alignments.length > 0 ? (
        <div class="stack">
          <h3>{w.alignments}</h3>
          <p class="small muted">{w.alignmentsHelp}</p>
          <ul class="bullets">
            {alignments.slice(0, MOST).map((one) => (
              <AlignmentItem key={(one.url ?? '') + (one.name ?? '')} alignment={one} />
            ))}
          </ul>
        </div>
      ) : null}
      {achievement?.related?.length ? (
        <div class="stack">
          <h3>{w.related}</h3>
          <p class="small muted">{w.relatedHelp}</p>
          <ul class="bullets">
            {achievement.related.slice(0, MOST).map((one) => (
              <li key={one.id}>
                <Outside
                  url={one.id}
                  text={[languageName(one.language, words.language), one.version].filter(Boolean).join(' · ')}
                />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function EvidenceList({ evidence }: { evidence: Evidence[] }) {
  return (
    <ul class="plain stack">
      {evidence.slice(0, MOST).map((one) => (
        <li key={(one.id ?? '') + (one.name ?? '')} class="quote stack">
          {one.name || one.genre ? (
            <p>
              {one.name ? (
                <strong>
                  <Foreign text={one.name} />
                </strong>
              ) : null}
              {one.genre ? (
                <span class="small muted">
                  {one.name ? ' · ' : ''}
                  <Foreign text={one.genre} />
                </span>
              ) : null}
            </p>
          ) : null}
          {[one.description, one.narrative].map((text) =>
            text ? (
              <p key={text}>
                <bdi>{passage(text, 1_500)}</bdi>
              </p>
            ) : null,
          )}
          {one.id ? (
            <p>
              <Outside url={one.id} about={one.name} />
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The framework in our own words where it is a known one; what the badge calls it otherwise. */
function AlignmentItem({ alignment }: { alignment: Alignment }) {
  const words = useWords();
  const { frameworks, frameworkBy } = words;
  const known = frameworkOf(alignment);
  const { url, name, code } = alignment;
  const text = name ?? (known?.code === code ? undefined : code);
  return (
    <li data-framework={known?.name}>
      {known ? (
        <p>
          <strong>{frameworks[known.name].short}</strong>
          {known.code ? (
            <>
              {' '}
              <bdi class="code">{cut(known.code, 60)}</bdi>
            </>
          ) : null}
          <span class="small muted">
            {' – '}
            {frameworks[known.name].long} ({frameworkBy[known.by]})
          </span>
        </p>
      ) : alignment.framework ? (
        <p>
          <Foreign text={alignment.framework} />
        </p>
      ) : null}
      {url ? <Outside url={url} text={text} /> : text ? <Foreign text={text} /> : null}
      {alignment.description ? (
        <p class="small muted">
          <bdi>{passage(alignment.description, 500)}</bdi>
        </p>
      ) : null}
    </li>
  );
}

function creatorOf(achievement: Achievement | undefined) {
  const { creator } = achievement ?? {};
  const name = creator?.name ?? creator?.id;
  return name ? <Foreign text={name} /> : undefined;
}

function kindOf(type: string, { kinds }: Words): string | undefined {
  return Object.hasOwn(kinds, type) ? kinds[type] : undefined;
}

/** "CertificateOfCompletion" is a term of the standard, not something to read. */
function spaced(type: string): string {
  return cut(type.replace(/^ext:/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' '), 60);
}

function languageName(tag: string | undefined, language: string): string | undefined {
  if (!tag) return undefined;
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag);
  } catch {
    return cut(tag, 20);
  }
}
