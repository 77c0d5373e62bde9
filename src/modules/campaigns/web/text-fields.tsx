import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import { type Texts, textsOf } from '#modules/plan/web/edition-fields.tsx';
import { useT } from '#web/i18n.ts';
import { TextArea } from '#web/ui/fields.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import type { DraftForm } from '#web/ui/use-draft-form.ts';
import classes from './form.module.css';

/** A form as far as its texts are concerned, whatever else it holds. */
export interface TextsForm {
  readonly values: object;
  readonly getInputProps: (path: string) => ReturnType<DraftForm<Record<string, unknown>>['getInputProps']>;
  readonly setFieldValue: (path: string, value: never) => void;
}

interface TextsFieldProps {
  readonly form: Omit<TextsForm, 'setFieldValue'>;
  /** Where the text is in the values: `axis`, `messages.0`. */
  readonly path: string;
  readonly label: string;
  readonly language: Language;
  readonly rows?: number;
  readonly description?: string;
}

/** One text in the language that is switched to; says in which others it is written. */
export function TextsField({ form, path, label, language, rows = 1, description }: TextsFieldProps) {
  const t = useT();
  const texts = textsAt(form.values, path);
  const others = LANGUAGES.filter((other) => other !== language && texts[other].trim() !== '');
  return (
    <div>
      <TextArea
        {...form.getInputProps(`${path}.${language}`)}
        label={label}
        {...(description ? { description } : {})}
        lang={language}
        minRows={rows}
      />
      {others.length > 0 && (
        <p className={classes['hint']}>
          {t('plan:studio.alsoIn', {
            languages: others.map((other) => LANGUAGE_NAMES[other]).join(', '),
          })}
        </p>
      )}
    </div>
  );
}

interface TextsListProps {
  readonly form: TextsForm;
  readonly path: string;
  readonly label: string;
  /** «Message 2»: what a screen reader calls the field of a place. */
  readonly labelOf: (place: number) => string;
  readonly language: Language;
  readonly most: number;
  readonly description?: string;
}

/** Several texts of a kind, one below the other; those left empty are not written. */
export function TextsList({ form, path, label, labelOf, language, most, description }: TextsListProps) {
  const t = useT();
  const texts = listAt(form.values, path);
  // Safe: the path names a list of texts in the values of this form.
  const set = (next: readonly Texts[]) => form.setFieldValue(path, next as never);
  return (
    <fieldset className={classes['list']}>
      <legend className="field-label">{label}</legend>
      {description && <p className={classes['hint']}>{description}</p>}
      {texts.map((_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: texts have no ids, and the form holds them by their place
        <div key={place} className={classes['listed']}>
          <TextsField form={form} path={`${path}.${place}`} label={labelOf(place + 1)} language={language} />
          <button
            type="button"
            className="link"
            aria-label={t('campaigns:form.removeNamed', { what: labelOf(place + 1) })}
            onClick={() => set(texts.filter((_one, index) => index !== place))}
          >
            {t('campaigns:form.remove')}
          </button>
        </div>
      ))}
      {texts.length < most && (
        <button type="button" className="link" onClick={() => set([...texts, textsOf(null)])}>
          <IconPlus size={16} />
          {t('campaigns:form.another')}
        </button>
      )}
    </fieldset>
  );
}

function textsAt(values: object, path: string): Texts {
  // Safe: callers name a field that holds texts; a form has every language of them.
  return (at(values, path) as Texts | undefined) ?? textsOf(null);
}

function listAt(values: object, path: string): readonly Texts[] {
  // Safe: as above, of a list.
  return (at(values, path) as readonly Texts[] | undefined) ?? [];
}

function at(values: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => Object(value)[step], values);
}
