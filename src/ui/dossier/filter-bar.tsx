import { SPOKEN } from '../spoken.ts';
import { type Arranged, type Filter, isFilter, NO_FILTER } from './arrange.ts';
import { useDossierWords } from './context.tsx';

const TONES = ['bad', 'unknown', 'lapsed', 'claimed', 'good', 'pending'] as const;
const IDENTITIES = ['recognised', 'domain', 'platform', 'claimed'] as const;
const SORTS = ['added', 'verdict', 'name', 'issuer', 'issued'] as const;

export function FilterBar({
  filter,
  arranged,
  onFilter,
}: {
  filter: Filter;
  arranged: Arranged;
  onFilter: (filter: Filter) => void;
}) {
  const { filter: w } = useDossierWords();
  const set = (part: Partial<Filter>) => onFilter({ ...filter, ...part });
  return (
    <search class="filters" aria-label={w.label}>
      <Typed id="search" type="search" label={w.search} value={filter.search} onChange={(search) => set({ search })} />
      <Select
        id="tone"
        label={w.verdict}
        value={filter.tone}
        options={[['', w.all], ...TONES.map((tone): [string, string] => [tone, w.tones[tone]])]}
        onChange={(tone) => set({ tone: tone as Filter['tone'] })}
      />
      <Select
        id="issuer"
        label={w.issuer}
        value={filter.issuer}
        options={[['', w.all], ...arranged.issuers.map((name): [string, string] => [name, name])]}
        onChange={(issuer) => set({ issuer })}
      />
      <Select
        id="identity"
        label={w.identity}
        value={filter.identity}
        options={[['', w.all], ...IDENTITIES.map((one): [string, string] => [one, w.identities[one]])]}
        onChange={(identity) => set({ identity: identity as Filter['identity'] })}
      />
      <Typed id="from" type="date" label={w.from} value={filter.from} onChange={(from) => set({ from })} />
      <Typed id="until" type="date" label={w.until} value={filter.until} onChange={(until) => set({ until })} />
      <Select
        id="sort"
        label={w.sort}
        value={filter.sort}
        options={SORTS.map((sort): [string, string] => [sort, w.sorts[sort]])}
        onChange={(sort) => set({ sort: sort as Filter['sort'] })}
      />
      <div class="row shown">
        <p {...SPOKEN} class="small muted">
          {isFilter(filter) ? (arranged.shown > 0 ? w.shown(arranged.shown, arranged.all) : w.none) : ''}
        </p>
        {isFilter(filter) ? (
          <button type="button" class="quiet" onClick={() => onFilter({ ...NO_FILTER, sort: filter.sort })}>
            {w.reset}
          </button>
        ) : null}
      </div>
    </search>
  );
}

interface FieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Typed({ id, label, value, onChange, type }: FieldProps & { type: 'search' | 'date' }) {
  const input = {
    id,
    value,
    onInput: (event: { currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'date' ? <input type="date" {...input} /> : <input type="search" {...input} />}
    </div>
  );
}

function Select({ id, label, value, onChange, options }: FieldProps & { options: [value: string, text: string][] }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text.slice(0, 100)}
          </option>
        ))}
      </select>
    </div>
  );
}
