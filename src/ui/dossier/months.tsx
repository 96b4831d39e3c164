import { useDossierWords } from './context.tsx';

export interface MonthsProps {
  months: number;
  locked: boolean;
  onChoose: (months: number) => void;
}

const MONTHS = [1, 3, 6, 12, 24, 36];

/** How long the dossier keeps things. */
export function Months({ months, locked, onChoose }: MonthsProps) {
  const { keep } = useDossierWords();
  // An administrator may have set another number.
  const choices = [...new Set([...MONTHS, months])].sort((a, b) => a - b);
  return (
    <div class="row">
      <label for="months">{keep.label}</label>
      <select
        id="months"
        class="narrow"
        value={String(months)}
        disabled={locked}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
      >
        {choices.map((count) => (
          <option key={count} value={String(count)}>
            {keep.months(count)}
          </option>
        ))}
      </select>
    </div>
  );
}
