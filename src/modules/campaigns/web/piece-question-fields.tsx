import type { Language } from '#kernel/language.ts';
import { textsOf } from '#modules/plan/web/edition-fields.tsx';
import { useT } from '#web/i18n.ts';
import { RadioRows } from '#web/ui/choice.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import type { DraftForm } from '#web/ui/use-draft-form.ts';
import type { SettingsValues } from './piece-settings-values.ts';
import { TextsField } from './text-fields.tsx';

const MOST_ANSWERS = 5;

interface PieceQuestionFieldsProps {
  readonly form: DraftForm<SettingsValues>;
  readonly language: Language;
}

/** The one question of «understood», its answers, which of them is right, and what is said to whoever erred. */
export function PieceQuestionFields({ form, language }: PieceQuestionFieldsProps) {
  const t = useT();
  const { answers, right } = form.values;
  return (
    <>
      <TextsField
        form={form}
        path="question"
        label={t('campaigns:settings.question')}
        description={t('campaigns:settings.questionHint')}
        language={language}
        rows={2}
      />
      {answers.map((_, place) => (
        <TextsField
          // biome-ignore lint/suspicious/noArrayIndexKey: answers have no ids, and the form holds them by their place
          key={place}
          form={form}
          path={`answers.${place}`}
          label={t('campaigns:settings.answer', { number: place + 1 })}
          language={language}
        />
      ))}
      {answers.length < MOST_ANSWERS && (
        <button type="button" className="link" onClick={() => form.insertListItem('answers', textsOf(null))}>
          <IconPlus size={16} />
          {t('campaigns:settings.anotherAnswer')}
        </button>
      )}
      <RadioRows
        label={t('campaigns:settings.right')}
        value={String(right)}
        options={answers.map((answer, place) => ({
          value: String(place),
          label: answer[language] || t('campaigns:settings.answer', { number: place + 1 }),
        }))}
        onChange={(chosen) => form.setFieldValue('right', Number(chosen))}
      />
      <TextsField
        form={form}
        path="explanation"
        label={t('campaigns:settings.explanation')}
        description={t('campaigns:settings.explanationHint')}
        language={language}
      />
    </>
  );
}
