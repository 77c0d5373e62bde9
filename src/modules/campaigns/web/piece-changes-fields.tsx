import { useQuery } from '@tanstack/react-query';
import type { Language } from '#kernel/language.ts';
import { textsOf } from '#modules/plan/web/edition-fields.tsx';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { RadioRows } from '#web/ui/choice.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import type { DraftForm } from '#web/ui/use-draft-form.ts';
import classes from './piece.module.css';
import type { ChangeValue, SettingsValues } from './piece-settings-values.ts';
import { TextsField } from './text-fields.tsx';

const MOST_AUDIENCES = 100;

interface PieceChangesFieldsProps {
  readonly form: DraftForm<SettingsValues>;
  readonly language: Language;
  /** Names of the audiences that the piece mentions already. */
  readonly names: Readonly<Record<string, string>>;
}

/** «What changes for you», for everybody and for audiences for whom it is another thing: in words, or nothing. */
export function PieceChangesFields({ form, language, names }: PieceChangesFieldsProps) {
  const t = useT();
  const audiences = useQuery(ask('people.listAudiences', { limit: MOST_AUDIENCES }));
  const known = new Map([
    ...Object.entries(names),
    ...(audiences.data?.rows ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  const { changesFor } = form.values;
  const free = (audiences.data?.rows ?? []).filter(
    ({ id }) => !changesFor.some(({ audienceId }) => audienceId === id),
  );
  return (
    <div className={classes['changes']}>
      <ChangeFields form={form} path="changes" label={t('campaigns:settings.changes')} language={language} />
      {changesFor.map(({ audienceId }, place) => (
        <div key={audienceId}>
          <ChangeFields
            form={form}
            path={`changesFor.${place}.says`}
            label={t('campaigns:settings.changesFor', { audience: known.get(audienceId) ?? '' })}
            language={language}
          />
          <button
            type="button"
            className="link"
            aria-label={t('campaigns:settings.sameForNamed', { audience: known.get(audienceId) ?? '' })}
            onClick={() => form.removeListItem('changesFor', place)}
          >
            {t('campaigns:settings.sameFor')}
          </button>
        </div>
      ))}
      {free.length > 0 && (
        <SelectField
          label={t('campaigns:settings.otherFor')}
          placeholder={t('campaigns:settings.chooseAudience')}
          value={null}
          data={free.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(audienceId) =>
            audienceId &&
            form.insertListItem('changesFor', {
              audienceId,
              says: { kind: 'text', text: textsOf(null) } satisfies ChangeValue,
            })
          }
        />
      )}
    </div>
  );
}

interface ChangeFieldsProps {
  readonly form: DraftForm<SettingsValues>;
  readonly path: string;
  readonly label: string;
  readonly language: Language;
}

function ChangeFields({ form, path, label, language }: ChangeFieldsProps) {
  const t = useT();
  // Safe: the caller names a place of the form that holds such a value.
  const value = form.getInputProps(path).value as ChangeValue;
  return (
    <>
      <RadioRows
        label={label}
        value={value.kind === 'open' ? null : value.kind}
        options={[
          { value: 'text', label: t('campaigns:settings.somethingChanges') },
          { value: 'nothing', label: t('campaigns:piece.nothingChanges') },
        ]}
        onChange={(kind) => form.setFieldValue(`${path}.kind`, kind)}
      />
      {value.kind === 'text' && (
        <TextsField
          form={form}
          path={`${path}.text`}
          label={t('campaigns:settings.inWords')}
          language={language}
          rows={2}
        />
      )}
    </>
  );
}
