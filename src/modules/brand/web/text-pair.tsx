import { useId } from 'react';
import { LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import { TextArea } from '#web/ui/fields.tsx';
import { StatusWord } from '#web/ui/marks.tsx';
import { textsOf } from '../domain/content.ts';
import { isStale } from '../domain/edition.ts';
import classes from './draft.module.css';
import type { Texts } from './editable.ts';
import type { FieldsProps } from './language-heads.tsx';

interface TextPairProps extends FieldsProps {
  /** In the form: `content.name`, `content.behaviours.0.text`. */
  readonly path: string;
  readonly texts: Texts;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly rows?: number;
  /** The list that it stands in says already what it is. */
  readonly labelHidden?: true;
  /** Of the saved object, to tell what is missing or stale. */
  readonly field: string;
  readonly elementId?: string;
}

/** One text in two languages side by side, with what the second lacks said below it. */
export function TextPair(props: TextPairProps) {
  const { form, first, other, path, texts, label, hint, rows = 1, labelHidden } = props;
  const t = useT();
  const id = useId();
  return (
    <fieldset className={classes['pair']} aria-labelledby={`${id}-label`}>
      <div className={labelHidden ? 'hidden' : classes['pairLabel']}>
        <p id={`${id}-label`} className="field-label">
          {label}
        </p>
        {hint && (
          <p id={`${id}-hint`} className="small">
            {hint}
          </p>
        )}
      </div>
      {[first, other].map((language) => (
        <div key={language}>
          <span aria-hidden="true" className={cx('small', classes['columnName'])}>
            {LANGUAGE_NAMES[language]}
          </span>
          <TextArea
            {...form.getInputProps(`${path}.${language}`)}
            aria-label={t('brand:editions.fieldIn', { field: label, language: LANGUAGE_NAMES[language] })}
            aria-describedby={hint && `${id}-hint`}
            lang={language}
            minRows={rows}
          />
          {language === other && <Lack {...props} />}
        </div>
      ))}
      {texts[other] === '' && texts[first] !== '' && (
        <button
          type="button"
          className="link"
          onClick={() => form.setFieldValue(`${path}.${other}`, texts[first])}
        >
          {t('brand:editions.copyFirst', { language: LANGUAGE_NAMES[first] })}
        </button>
      )}
    </fieldset>
  );
}

/** «Not written in Suomi yet», or that the first language changed after this was written. */
function Lack({ object, texts, first, other, field, elementId }: TextPairProps) {
  const t = useT();
  const format = useFormat();
  const language: Language = other;
  if (texts[language] === '' && texts[first] !== '')
    return (
      <StatusWord tone="unsure">
        {t('brand:editions.missingHere', { language: LANGUAGE_NAMES[language] })}
      </StatusWord>
    );
  const written = object
    ? textsOf(object.content).find((slot) => slot.field === field && slot.elementId === (elementId ?? null))
        ?.written
    : undefined;
  const source = written?.[first];
  if (
    !written ||
    !source ||
    !isStale(written, language, first) ||
    written[language]?.text !== texts[language]
  )
    return null;
  return (
    <StatusWord tone="unsure">
      {t('brand:editions.staleHere', {
        language: LANGUAGE_NAMES[first],
        day: format.dayOf(source.writtenAt),
      })}
    </StatusWord>
  );
}
