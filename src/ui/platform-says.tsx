import type { PlatformSaid, Report } from '../verify/report.ts';
import { Foreign, Sentence } from './parts.tsx';
import { passage, shownDate, shownHost } from './text.ts';
import { useWords } from './words/context.tsx';
import { quoted } from './words/phrase.ts';

/** What the platform says beside the badge, as its words and nobody's proof: of the person, or of who stands behind it. */
export function PlatformSays({ report, about }: { report: Report; about: 'whose' | 'vouches' }) {
  const words = useWords();
  const { said } = report;
  if (!said) return null;
  const { platform } = words.asides;
  const host = quoted(shownHost(said.host));
  const lines =
    about === 'whose'
      ? [said.recipient && platform.recipient(host, quoted(said.recipient))]
      : [
          said.selfIssued && platform.selfIssued(host),
          said.issuerVerified !== undefined &&
            (said.issuerVerified ? platform.verified(host) : platform.unverified(host)),
          said.endorsements?.length && platform.endorsements(host),
        ];
  const shown = lines.filter((line): line is string => typeof line === 'string' && line !== '');
  if (shown.length === 0) return null;
  return (
    <div class="stack" data-said={about}>
      {shown.map((line) => (
        <p key={line}>
          <Sentence text={line} />
        </p>
      ))}
      {about === 'vouches' ? <Endorsed said={said} /> : null}
      <p class="small muted">{platform.help}</p>
    </div>
  );
}

function Endorsed({ said: { endorsements = [] } }: { said: PlatformSaid }) {
  const words = useWords();
  if (endorsements.length === 0) return null;
  return (
    <ul class="plain stack">
      {endorsements.map(({ name, comment, date }) => (
        <li key={`${name} ${date} ${comment.slice(0, 40)}`}>
          <blockquote class="quote">
            <bdi>{passage(comment, 1_000)}</bdi>
          </blockquote>
          <p class="small muted">
            {name ? <Foreign text={name} /> : null}
            {name && date ? ' · ' : ''}
            {shownDate(date, words.language)}
          </p>
        </li>
      ))}
    </ul>
  );
}
