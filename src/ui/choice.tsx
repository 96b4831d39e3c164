import type { ComponentChildren } from 'preact';

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
  return (
    <label class="choice">
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        disabled={disabled ?? false}
        onChange={onChoose}
      />
      <span>{label}</span>
      {help ? <span class="help small muted">{help}</span> : null}
    </label>
  );
}
