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
      <div class="field">
        <label for="search">{w.search}</label>
        <input
          id="search"
          type="search"
          value={filter.search}
          onInput={(event) => set({ search: event.currentTarget.value })}
        />
      </div>
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
      <div class="field">
        <label for="from">{w.from}</label>
        <input
          id="from"
          type="date"
          value={filter.from}
          onInput={(event) => set({ from: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="until">{w.until}</label>
        <input
          id="until"
          type="date"
          value={filter.until}
          onInput={(event) => set({ until: event.currentTarget.value })}
        />
      </div>
      <Select
        id="sort"
        label={w.sort}
        value={filter.sort}
        options={SORTS.map((sort): [string, string] => [sort, w.sorts[sort]])}
        onChange={(sort) => set({ sort: sort as Filter['sort'] })}
      />
      <div class="row shown">
        <p role="status" class="small muted">
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

function Select({
  id,
  label,
  value,
  options,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  options: [value: string, text: string][];
  onChange: (value: string) => void;
}) {
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
