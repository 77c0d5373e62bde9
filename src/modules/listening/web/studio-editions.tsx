import { type Editions, LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { TextArea } from '#web/ui/fields.tsx';
import { withText } from './studio-kinds.ts';
import classes from './studio-survey.module.css';

interface EditionsFieldProps {
  readonly label: string;
  readonly value: Editions | null;
  readonly languages: readonly Language[];
  readonly onChange: (text: Editions) => void;
  /** Whether nothing at all may stand here; then an empty edition is not missing while all are empty. */
  readonly optional?: true;
  readonly rows?: number;
  readonly autoFocus?: boolean;
}

/** A text in its languages side by side; where one has no words that is said below it. */
export function EditionsField(props: EditionsFieldProps) {
  const { label, value, languages, onChange, optional, rows = 1, autoFocus } = props;
  const t = useT();
  const anything = languages.some((language) => value?.[language]);
  return (
    <fieldset className={classes['editions']} data-count={languages.length}>
      <legend className="field-label">{label}</legend>
      {languages.map((language, at) => (
        <div key={language}>
          <TextArea
            value={value?.[language] ?? ''}
            onChange={(event) => onChange(withText(value, language, event.currentTarget.value))}
            aria-label={t('listening:studio.inLanguage', { label, language: LANGUAGE_NAMES[language] })}
            lang={language}
            minRows={rows}
            autoFocus={autoFocus === true && at === 0}
          />
          <p className={classes['edition']}>
            <span>{LANGUAGE_NAMES[language]}</span>
            {!value?.[language] && (anything || !optional) && <b>{t('listening:studio.editionMissing')}</b>}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
