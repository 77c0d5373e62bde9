import { useQuery } from '@tanstack/react-query';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { changedFields } from './changed-fields.ts';
import { EditionField, editionsOf, type Texts, textsOf, useEditionSwitch } from './edition-fields.tsx';
import classes from './panel.module.css';
import { fieldOfLine } from './phase-panel.tsx';
import { AudiencePicker } from './pickers.tsx';
import { usePlanDesk } from './plan-desk.ts';
import type { StudioGoal } from './plan-words.ts';

interface GoalValues extends Record<string, unknown> {
  base: Pick<StudioGoal, 'version' | 'sentence' | 'audienceId' | 'ownerId' | 'byOn' | 'serves'>;
  sentence: Texts;
  audienceId: string | null;
  ownerId: string | null;
  byOn: string;
  serves: StudioGoal['serves'];
}

/** Writes a goal; only what was changed is sent. */
export function GoalForm({ goal, onEnd }: { goal: StudioGoal; onEnd: () => void }) {
  const t = useT();
  const { plan, edits } = usePlanDesk();
  const editions = useEditionSwitch();
  const { version, sentence, audienceId, ownerId, byOn, serves } = goal;
  const form = useDraftForm<GoalValues>({
    name: `plan.goal.${goal.id}`,
    initial: {
      base: { version, sentence, audienceId, ownerId, byOn, serves },
      sentence: textsOf(sentence),
      audienceId,
      ownerId,
      byOn: byOn ?? '',
      serves,
    },
  });
  const send = async ({ base, ...values }: GoalValues) => {
    const fields = changedFields(base, {
      sentence: editionsOf(values.sentence) ?? {},
      audienceId: values.audienceId,
      ownerId: values.ownerId,
      byOn: values.byOn || null,
      serves: values.serves,
    });
    const edit = { kind: 'goal', id: goal.id, version: base.version, base, fields } as const;
    if (!(await edits.save(edit))) throw new Error('left for later');
    form.forgetDraft();
    say(t('plan:studio.saved'));
    onEnd();
  };
  const chosen = form.values.ownerId;
  const owner = chosen === null ? undefined : plan.names[chosen];
  const audience = form.values.audienceId;
  return (
    <Form
      form={form}
      module="plan"
      submit={t('plan:studio.save')}
      fieldOf={(path) => fieldOfLine(path, editions.language)}
      send={send}
      others={
        <Button
          onClick={() => {
            form.forgetDraft();
            onEnd();
          }}
        >
          {t('web:dialog.cancel')}
        </Button>
      }
    >
      {editions.view}
      <EditionField
        form={form}
        path="sentence"
        label={t('plan:fields.sentence')}
        description={t('plan:goal.sentenceHint')}
        rows={2}
        {...editions}
      />
      <AudiencePicker
        value={audience}
        chosenName={audience === null ? undefined : plan.names[audience]}
        onChange={(picked) => form.setFieldValue('audienceId', picked)}
      />
      <TextField {...form.getInputProps('byOn')} type="date" label={t('plan:fields.byOn')} />
      <PersonPicker
        label={t('plan:fields.ownerId')}
        path="ownerId"
        value={chosen}
        chosen={chosen && owner ? { id: chosen, name: owner } : null}
        onChange={(picked) => form.setFieldValue('ownerId', picked)}
        clearable
      />
      <Serves value={form.values.serves} onChange={(picked) => form.setFieldValue('serves', picked)} />
    </Form>
  );
}

interface ServesProps {
  readonly value: StudioGoal['serves'];
  readonly onChange: (serves: StudioGoal['serves']) => void;
}

/** The values and promises of the brand core that a goal serves. */
function Serves({ value, onChange }: ServesProps) {
  const t = useT();
  const core = useQuery(ask('brand.readCore', {}));
  const choices = [
    ...(core.data?.values ?? []).map(({ id, name }) => ({ kind: 'value' as const, id, title: name?.text })),
    ...(core.data?.promises ?? []).map(({ id, sentence }) => ({
      kind: 'promise' as const,
      id,
      title: sentence?.text,
    })),
  ];
  return (
    <fieldset className={classes['costList']}>
      <legend className="field-label">{t('plan:fields.serves')}</legend>
      {core.data && choices.length === 0 && <p className="small">{t('plan:goal.noCore')}</p>}
      {choices.map(({ kind, id, title }) => (
        <Checkbox
          key={id}
          label={title ?? '…'}
          text={t(`plan:threadKinds.${kind}`)}
          checked={value.some((one) => one.id === id)}
          onChange={(on) => onChange(on ? [...value, { kind, id }] : value.filter((one) => one.id !== id))}
        />
      ))}
    </fieldset>
  );
}
