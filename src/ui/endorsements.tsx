import type { Report } from '../verify/report.ts';
import { headline, isProven, tiedTo } from './headline.ts';
import { Foreign, Verdict } from './parts.tsx';
import { hostOf, passage, shownDate } from './text.ts';
import { useWords } from './words/context.tsx';
import type { Words } from './words/en.ts';

/** Who endorsed it, in what words, with which proof. */
export function Endorsements({ report }: { report: Report }) {
  const words = useWords();
  const { endorsements } = report;
  if (endorsements.length === 0) return <p class="muted">{words.details.vouches.noEndorsements}</p>;
  return (
    <>
      <p>{words.details.vouches.endorsements(endorsements.length)}</p>
      <ul class="plain stack wide">
        {endorsements.map((one) => {
          const { tone, text } = headline(one, words);
          const name = one.issuer.name ?? one.issuer.id ?? words.common.unnamedIssuer;
          const day = shownDate(one.dates.issued, words.language);
          return (
            <li class="stack" key={(one.source.id ?? '') + name + (one.comment ?? '')}>
              <strong>
                <Foreign text={name} />
              </strong>
              {one.comment ? (
                <blockquote class="quote">
                  <bdi>{passage(one.comment, 1_000)}</bdi>
                </blockquote>
              ) : (
                <p class="muted">{words.details.vouches.wordless}</p>
              )}
              <Verdict tone={tone} text={text} />
              <p class="small muted">
                {[proofOf(one, words), day && words.common.issued(day)].filter(Boolean).join(' ')}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** How many of its endorsements are in force and proven to be somebody's word, and how many others came with it. */
export function countEndorsements({ endorsements }: Report): { standing: number; others: number } {
  const standing = endorsements.filter((one) => one.verdict === 'valid' && isProven(one)).length;
  return { standing, others: endorsements.length - standing };
}

/** What stands behind an endorsement besides its words. */
export function proofOf(report: Report, words: Words): string {
  const p = words.details.vouches.proof;
  const settled = report.verdict !== 'invalid' && report.verdict !== 'unverified';
  if (!settled || !isProven(report)) return p.none;
  const signed = report.checks.some((check) => check.id === 'proof.signature' && check.outcome === 'pass');
  const { level } = report.issuer.identity;
  if (!signed) return p.hosted(hostOf(report.source.id) ?? hostOf(report.source.url) ?? tiedTo(report) ?? '–');
  const who = level === 'claimed' ? undefined : tiedTo(report);
  return who ? p.signedBy(who) : p.signed;
}
