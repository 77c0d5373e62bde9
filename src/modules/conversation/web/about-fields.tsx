import { useQuery } from '@tanstack/react-query';
import { useUnitChoices } from '#modules/people/web/unit-choices.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { FieldPair } from '#web/ui/form.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import classes from './speak.module.css';
import type { SpeakForm } from './use-speak-form.ts';

/** Topic and unit of a free case: both may stay open, then it lies on the desk. */
export function AboutFields({ form }: { form: SpeakForm }) {
  const t = useT();
  const units = useUnitChoices();
  const topics = useQuery(ask('conversation.listTopics', {}));
  const choices = (topics.data?.topics ?? []).map(({ id, name }) => ({ value: id, label: name.text }));
  const clear = { 'aria-label': t('conversation:speak.leaveOpen') };
  const { topicId, unitId } = form.values;
  return (
    <details className={classes['about']} open={topicId !== null || unitId !== null}>
      <summary className="link">{t('conversation:speak.about')}</summary>
      <FieldPair>
        {choices.length > 0 && (
          <SelectField
            label={t('conversation:speak.topic')}
            data={choices}
            value={topicId}
            onChange={(value) => form.setFieldValue('topicId', value)}
            clearable
            clearButtonProps={clear}
          />
        )}
        <SelectField
          label={t('conversation:speak.unit')}
          data={units}
          value={unitId}
          onChange={(value) => form.setFieldValue('unitId', value)}
          clearable
          clearButtonProps={clear}
        />
      </FieldPair>
    </details>
  );
}
