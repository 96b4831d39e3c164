import type { Association, Report } from '../verify/report.ts';
import { Foreign } from './parts.tsx';
import { hostOf } from './text.ts';
import { useWords } from './words/context.tsx';

const MOST = 100;

/** How the achievements of a record stand to one another: which is part of which, which comes first. */
export function Associations({ report }: { report: Report }) {
  const words = useWords();
  const { associationTypes: types } = words;
  const w = words.details.associations;
  const { associations = [] } = report;
  if (associations.length === 0) return null;
  const name = ({ id, name }: Association['source']) => (
    <strong>
      <Foreign text={name ?? hostOf(id) ?? id ?? words.common.untitled} />
    </strong>
  );
  return (
    <div class="stack">
      <h3>{w.title}</h3>
      <p class="small muted">{w.help}</p>
      <ul class="bullets">
        {associations.slice(0, MOST).map((one) => (
          <li key={`${one.source.id} ${one.type} ${one.target.id}`}>
            {name(one.source)} {types[one.type] ?? types.isRelatedTo} {name(one.target)}
          </li>
        ))}
      </ul>
    </div>
  );
}
