import { type ReactNode, useId } from 'react';
import classes from './choice.module.css';

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  /** What choosing it means. */
  readonly text?: ReactNode;
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
}

/** Two to four choices of a word each, side by side; one is always chosen. */
export function Segments<V extends string>({ label, options, value, onChange }: ChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset className={classes['segments']} aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

/** Choices that need a sentence each, one below the other. */
export function RadioRows<V extends string>({ label, options, value, onChange }: ChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset className={classes['group']}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes['option']}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.text && <small>{option.text}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface CheckboxProps {
  readonly label: ReactNode;
  readonly text?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Yes or no, with the sentence it means. */
export function Checkbox({ label, text, checked, onChange }: CheckboxProps) {
  return (
    <label className={classes['option']}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        {text && <small>{text}</small>}
      </span>
    </label>
  );
}
