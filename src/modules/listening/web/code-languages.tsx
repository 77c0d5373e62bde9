import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { speak, useLanguage, useT } from '#web/i18n.ts';
import classes from './code.module.css';

/** The language of the page where nobody has signed in. */
export function CodeLanguages() {
  const t = useT();
  const language = useLanguage();
  return (
    <fieldset className={classes['languages']} aria-label={t('web:menu.language')}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-label={`${one.toUpperCase()} ${LANGUAGE_NAMES[one]}`}
          aria-pressed={one === language}
          onClick={() => void speak(one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
