import { type MouseEvent, useId } from 'react';
import { cx } from '#web/ui/class-names.ts';
import classes from './answer.module.css';

export interface Choice {
  readonly value: number;
  readonly label: string;
}

interface ChoicesProps {
  /** The id of the heading that asks. */
  readonly labelledBy: string;
  readonly choices: readonly Choice[];
  readonly value: number | null;
  readonly onChange: (value: number) => void;
  /** The words of the last row, by which nothing is answered, and whether it is chosen. */
  readonly leaving: { readonly label: string; readonly chosen: boolean; readonly onChoose: () => void };
  /** After a tap with a finger or a mouse; never after keys, which pass over rows. */
  readonly onTap: () => void;
}

/** One of several rows, each as high as a thumb; the last is to say nothing. */
export function ChoiceRows({ labelledBy, choices, value, onChange, leaving, onTap }: ChoicesProps) {
  const name = useId();
  return (
    <div className={classes['scale']} role="radiogroup" aria-labelledby={labelledBy}>
      {choices.map((choice) => (
        <label key={choice.value} className={classes['opt']}>
          <input
            type="radio"
            name={name}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
            onClick={(event) => isTap(event) && onTap()}
          />
          <span>{choice.label}</span>
        </label>
      ))}
      <label className={cx(classes['opt'], classes['alt'])}>
        <input
          type="radio"
          name={name}
          checked={leaving.chosen}
          onChange={leaving.onChoose}
          onClick={(event) => isTap(event) && onTap()}
        />
        <span>{leaving.label}</span>
      </label>
    </div>
  );
}

interface NumbersProps extends ChoicesProps {
  readonly lowest: string;
  readonly highest: string;
}

/** 0 to 10 side by side, with what the ends mean. */
export function NumberRow(props: NumbersProps) {
  const { labelledBy, choices, value, onChange, onTap, lowest, highest, leaving } = props;
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={labelledBy}>
      <div className={classes['numbers']}>
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              onClick={(event) => isTap(event) && onTap()}
              aria-label={endWords(choice, { choices, lowest, highest })}
            />
            <span aria-hidden="true">{choice.label}</span>
          </label>
        ))}
      </div>
      <p className={classes['poles']} aria-hidden="true">
        <span>{lowest}</span>
        <span>{highest}</span>
      </p>
      <div className={classes['scale']}>
        <label className={cx(classes['opt'], classes['alt'])}>
          <input
            type="radio"
            name={name}
            checked={leaving.chosen}
            onChange={leaving.onChoose}
            onClick={(event) => isTap(event) && onTap()}
          />
          <span>{leaving.label}</span>
        </label>
      </div>
    </div>
  );
}

interface SeveralProps {
  readonly labelledBy: string;
  readonly choices: readonly Choice[];
  readonly values: readonly number[];
  readonly onChange: (values: readonly number[]) => void;
  /** So many at most; the others are then greyed out, and said to be. */
  readonly most: number;
  readonly hint: string;
}

/** Several of them. */
export function ChoiceBoxes({ labelledBy, choices, values, onChange, most, hint }: SeveralProps) {
  const hinted = useId();
  const full = values.length >= most;
  const toggle = (value: number) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <>
      <p id={hinted} className={classes['hint']}>
        {hint}
      </p>
      <fieldset className={classes['scale']} aria-labelledby={labelledBy} aria-describedby={hinted}>
        {choices.map(({ value, label }) => (
          <label key={value} className={cx(classes['opt'], classes['box'])}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              disabled={full && !values.includes(value)}
              onChange={() => toggle(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

interface RankingProps extends Omit<SeveralProps, 'most'> {
  readonly places: number;
  /** «Place 2: Time»; `place` 0: not chosen. */
  readonly said: (label: string, place: number) => string;
}

/** Tapped in the order in which they matter; tapped again, one is taken out and the others move up. */
export function RankedChoices({ labelledBy, choices, values, onChange, places, hint, said }: RankingProps) {
  const hinted = useId();
  const toggle = (value: number) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <>
      <p id={hinted} className={classes['hint']}>
        {hint}
      </p>
      <fieldset className={classes['scale']} aria-labelledby={labelledBy} aria-describedby={hinted}>
        {choices.map(({ value, label }) => {
          const place = values.indexOf(value) + 1;
          return (
            <button
              key={value}
              type="button"
              className={cx(classes['opt'], classes['ranked'])}
              aria-pressed={place > 0}
              aria-label={said(label, place)}
              disabled={place === 0 && values.length >= places}
              onClick={() => toggle(value)}
            >
              <span className={classes['place']}>{place > 0 ? place : ''}</span>
              <span>{label}</span>
            </button>
          );
        })}
      </fieldset>
    </>
  );
}

/** A finger or a mouse: browsers say 0 for the arrow keys, which also «click» the radio they come to. */
const isTap = ({ detail }: MouseEvent) => detail > 0;

function endWords(
  { value, label }: Choice,
  { choices, lowest, highest }: { choices: readonly Choice[]; lowest: string; highest: string },
): string {
  if (value === choices[0]?.value && lowest) return `${label}, ${lowest}`;
  return value === choices.at(-1)?.value && highest ? `${label}, ${highest}` : label;
}
