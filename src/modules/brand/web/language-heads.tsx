import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Segments } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { say } from '#web/ui/toast.tsx';
import type { DraftForm } from '#web/ui/use-draft-form.ts';
import type { DraftObject } from '../contract/draft.ts';
import classes from './draft.module.css';
import type { ObjectValues } from './object-form.tsx';

export interface FieldsProps {
  readonly form: DraftForm<ObjectValues>;
  /** The organisation's language, from which the others are written. */
  readonly first: Language;
  /** The one beside it. */
  readonly other: Language;
  /** As it is saved; null for a new one. */
  readonly object: DraftObject | null;
}

/** The heads of the two columns: the first language, and the other that is chosen, with what it lacks. */
export function LanguageHeads({
  form,
  first,
  other,
  object,
  onOther,
}: FieldsProps & { onOther: (language: Language) => void }) {
  const t = useT();
  const confirm = useSend('brand.confirmEdition', {
    changes: ['brand.readDraft', 'brand.readDraftChanges'],
    onDone: ({ object: { version } }) => {
      form.setFieldValue('version', version);
      say(t('brand:editions.confirmed', { language: LANGUAGE_NAMES[other] }));
    },
  });
  const stale = object?.languages[other].stale.length ?? 0;
  const others = LANGUAGES.filter((language) => language !== first);
  return (
    <div className={classes['heads']}>
      <p className={classes['firstHead']}>{t('brand:editions.first', { language: LANGUAGE_NAMES[first] })}</p>
      <div>
        <Segments
          label={t('brand:editions.title')}
          value={other}
          onChange={onOther}
          options={others.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
        {object && stale > 0 && !form.isDirty() && (
          <button
            type="button"
            className="link"
            onClick={() => confirm.mutate({ objectId: object.id, version: object.version, language: other })}
          >
            {t('brand:editions.confirm', { language: LANGUAGE_NAMES[other] })}
          </button>
        )}
        {confirm.error && <Failure error={confirm.error} />}
      </div>
    </div>
  );
}
