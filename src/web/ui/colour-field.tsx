import { useId } from 'react';
import { accentPair, type Hex, readsOnPaper } from './colour.ts';
import classes from './colour-field.module.css';
import './inputs.css';
import { useWords } from './words.ts';

/** Some that read on paper and differ from each other also for those who see red and green alike. */
const SUGGESTED: readonly Hex[] = ['#0e6b5c', '#2f5fa8', '#7a3e9d', '#a8324a', '#8a5a12', '#3d4a52'];

interface ColourFieldProps {
  readonly label: string;
  readonly value: Hex;
  readonly onChange: (colour: Hex) => void;
  readonly error?: string | undefined;
}

/** An accent colour: one of a few, or one's own. Says when it will be darkened so that text in it can be read. */
export function ColourField({ label, value, onChange, error }: ColourFieldProps) {
  const t = useWords();
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label}>
      <p className="field-label" aria-hidden="true">
        {label}
      </p>
      <div className={classes['field']}>
        {SUGGESTED.map((colour) => (
          <label key={colour} className={classes['swatch']}>
            <input
              type="radio"
              name={name}
              aria-label={colour}
              checked={colour === value}
              onChange={() => onChange(colour)}
            />
            <span style={{ background: colour }} />
          </label>
        ))}
        <label className={classes['own']}>
          <input type="color" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
          {t('web:colour.own')}
        </label>
      </div>
      {!readsOnPaper(value) && (
        <p className={`small ${classes['note']}`}>
          {t('web:colour.darkened', { colour: accentPair(value).light.accent })}
        </p>
      )}
      {error && <p className="field-error">{error}</p>}
    </div>
  );
}
