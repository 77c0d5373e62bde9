import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { Checkbox, RadioRows } from '#web/ui/choice.tsx';
import type { SpeakForm } from './use-speak-form.ts';

interface MannerChoiceProps {
  readonly form: SpeakForm;
  readonly answerer: Answer<'conversation.readAnswerer'> | undefined;
}

/** By name or unseen; and whether others see a worry. */
export function MannerChoice({ form, answerer }: MannerChoiceProps) {
  const t = useT();
  const { kind, apart, manner } = form.values;
  const alone = kind === 'worry' && apart;
  const owner = answerer?.owner?.name;
  const byName = alone
    ? t('conversation:speak.byNameHintApart')
    : owner
      ? t('conversation:speak.byNameHint', { owner })
      : t('conversation:speak.byNameHintDesk');
  return (
    <>
      <RadioRows
        label={t('conversation:speak.manner')}
        value={manner}
        onChange={(chosen) => form.setFieldValue('manner', chosen)}
        options={[
          { value: 'byName', label: t('conversation:speak.byName'), text: byName },
          {
            value: 'unseen',
            label: t('conversation:speak.unseen'),
            text: t('conversation:speak.unseenHint'),
          },
        ]}
      />
      {kind === 'worry' && (
        <Checkbox
          label={t('conversation:speak.apart')}
          text={t('conversation:speak.apartHint')}
          checked={apart}
          onChange={(checked) => form.setFieldValue('apart', checked)}
        />
      )}
    </>
  );
}
