import { useId } from 'react';
import classes from './acknowledgement.module.css';

interface AnswerRowsProps {
  readonly label: string;
  readonly answers: readonly string[];
  /** The place of the chosen one. */
  readonly value: number | null;
  readonly onChange: (place: number) => void;
}

/** The answers to one question, one below the other, each a row for a thumb. */
export function AnswerRows({ label, answers, value, onChange }: AnswerRowsProps) {
  const name = useId();
  return (
    <fieldset className={classes['answers']} aria-label={label}>
      {answers.map((answer, place) => (
        <label key={answer}>
          <input type="radio" name={name} checked={value === place} onChange={() => onChange(place)} />
          <span>{answer}</span>
        </label>
      ))}
    </fieldset>
  );
}
