import { useState } from 'preact/hooks';
import { badgeKey } from '../../app/dossier/joined.ts';
import type { Entry, Person } from '../../app/dossier/types.ts';
import { cut } from '../text.ts';
import { Confirm } from './confirm.tsx';
import { useActions, useDossierWords } from './context.tsx';
import { compareHref } from './route.ts';

/** What can be done with the badges that are selected. */
export function SelectionBar({
  selected,
  people,
  onClear,
  onAll,
}: {
  selected: Entry[];
  people: ReadonlyMap<string, Person>;
  onClear: () => void;
  onAll: () => void;
}) {
  const own = useDossierWords();
  const w = own.selection;
  const actions = useActions();
  const [naming, setNaming] = useState(false);
  if (selected.length === 0) return null;
  const ids = selected.map(({ id }) => id);
  const [a, b] = selected;
  const comparable =
    a && b && selected.length === 2 && badgeKey(a.brief) !== undefined && badgeKey(a.brief) === badgeKey(b.brief);
  const file = (name: string) => {
    actions.fileUnder(ids, name);
    setNaming(false);
    onClear();
  };
  return (
    <section class="selection" aria-label={w.label}>
      {/* Spoken by the page: what comes into it with its words in it is not. */}
      <p aria-hidden="true">{w.count(selected.length)}</p>
      {naming ? (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
            if (name) file(name);
          }}
        >
          {/* Asked for just now. */}
          <input name="name" type="text" aria-label={w.newName} autocomplete="off" ref={(field) => field?.focus()} />
          <button type="submit">{w.move}</button>
        </form>
      ) : (
        <label class="row">
          <span>{w.move}</span>
          <select
            value=""
            onChange={(event) => {
              const { value } = event.currentTarget;
              event.currentTarget.value = '';
              if (value === 'new') setNaming(true);
              else if (value === 'none') file('');
              else if (value) file(people.get(value)?.name ?? '');
            }}
          >
            <option value="">{w.choose}</option>
            {[...people.values()].map(({ id, name }) => (
              <option key={id} value={id}>
                {cut(name, 80)}
              </option>
            ))}
            <option value="new">{w.someone}</option>
            <option value="none">{w.nobody}</option>
          </select>
        </label>
      )}
      <button type="button" onClick={() => actions.again(ids)}>
        {w.again}
      </button>
      {comparable ? (
        <a class="button" href={compareHref(a.id, b.id)}>
          {w.compare}
        </a>
      ) : null}
      <Confirm
        label={w.erase}
        question={own.confirm.erase(selected.length)}
        onYes={() => {
          actions.erase(ids);
          onClear();
        }}
      />
      <button type="button" class="quiet" onClick={onAll}>
        {w.all}
      </button>
      <button type="button" class="quiet" onClick={onClear}>
        {w.clear}
      </button>
    </section>
  );
}
