import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface ChoiceProps {
  name: string;
  value: string;
  label: ComponentChildren;
  help?: string;
  checked: boolean;
  disabled?: boolean;
  onChoose: () => void;
}

/** One of several choices, with what it means underneath. */
export function Choice({ name, value, label, help, checked, disabled, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <label class="choice">
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        disabled={disabled ?? false}
        onChange={onChoose}
        // What it is called, and apart from that what it means.
        aria-labelledby={help ? `${id}-name` : undefined}
        aria-describedby={help ? `${id}-help` : undefined}
      />
      <span id={`${id}-name`}>{label}</span>
      {help ? (
        <span class="help small muted" id={`${id}-help`}>
          {help}
        </span>
      ) : null}
    </label>
  );
}
