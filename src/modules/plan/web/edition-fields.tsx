import { type ReactNode, useState } from 'react';
import { type Editions, LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { Segments } from '#web/ui/choice.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import type { DraftForm } from '#web/ui/use-draft-form.ts';
import classes from './studio.module.css';

/** A text in all languages as a form holds it: an empty one is not written. */
export type Texts = Record<Language, string>;

/** What is written, as the form holds it. */
export const textsOf = (text: Editions | null | undefined): Texts => ({
  en: text?.en ?? '',
  fi: text?.fi ?? '',
  es: text?.es ?? '',
});

/** What the form holds, as the server takes it; null where nothing is written. */
export function editionsOf(texts: Texts): Editions | null {
  const written = LANGUAGES.filter((language) => texts[language].trim() !== '');
  return written.length === 0
    ? null
    : Object.fromEntries(written.map((language) => [language, texts[language].trim()]));
}

/** The language in which the texts of a form are being written, and the switch for it. */
export function useEditionSwitch(): { language: Language; view: ReactNode } {
  const t = useT();
  const [language, setLanguage] = useState<Language>(useLanguage());
  return {
    language,
    view: (
      <Segments
        label={t('plan:studio.writtenIn')}
        value={language}
        onChange={setLanguage}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
    ),
  };
}

interface EditionFieldProps<V extends Record<string, unknown>> {
  readonly form: DraftForm<V>;
  readonly path: keyof V & string;
  readonly label: string;
  readonly language: Language;
  readonly rows?: number;
  readonly description?: string;
}

/** One text in the language that is switched to; says in which others it is written. */
export function EditionField<V extends Record<string, unknown>>({
  form,
  path,
  label,
  language,
  rows = 1,
  description,
}: EditionFieldProps<V>) {
  const t = useT();
  // Safe: the caller names a field that holds texts; an empty form has them all.
  const texts = form.values[path] as Texts;
  const others = LANGUAGES.filter((other) => other !== language && texts[other].trim() !== '');
  const hint =
    others.length > 0
      ? t('plan:studio.alsoIn', { languages: others.map((other) => LANGUAGE_NAMES[other]).join(', ') })
      : undefined;
  return (
    <div>
      <TextArea
        {...form.getInputProps(`${path}.${language}`)}
        label={label}
        {...(description ? { description } : {})}
        lang={language}
        minRows={rows}
      />
      {hint && <p className={classes['alsoIn']}>{hint}</p>}
    </div>
  );
}
