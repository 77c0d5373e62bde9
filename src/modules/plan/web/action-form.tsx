import { PeoplePicker } from '#modules/people/web/people-picker.tsx';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { type ActionValues, typedAction, valuesOfAction, wrongAmounts } from './action-values.ts';
import { changedFields } from './changed-fields.ts';
import { CostFields } from './cost-fields.tsx';
import { EditionField, useEditionSwitch } from './edition-fields.tsx';
import { fieldOfLine } from './phase-panel.tsx';
import { AudiencePicker, LinesPicker } from './pickers.tsx';
import { usePlanDesk } from './plan-desk.ts';
import { ACTION_KINDS } from './plan-lists.ts';
import { useEdition } from './plan-words.ts';
import classes from './studio.module.css';

interface ActionFormProps {
  readonly action: Answer<'plan.readAction'>;
  readonly onEnd: () => void;
}

/** Every field of an action but its state, which has its own dialog; only what was changed is written. */
export function ActionForm({ action, onEnd }: ActionFormProps) {
  const t = useT();
  const { edits } = usePlanDesk();
  const editions = useEditionSwitch();
  const form = useDraftForm<ActionValues>({
    name: `plan.action.${action.id}`,
    initial: valuesOfAction(action),
  });
  const send = async (values: ActionValues) => {
    const { base } = values;
    const fields = changedFields(base, typedAction(values));
    const edit = { kind: 'action', id: action.id, version: base.version, base, fields } as const;
    if (!(await edits.save(edit))) throw new Error('left for later');
    form.forgetDraft();
    say(t('plan:studio.saved'));
    onEnd();
  };
  return (
    <Form
      form={form}
      module="plan"
      submit={t('plan:studio.save')}
      fieldOf={(path) => fieldOfLine(path, editions.language)}
      check={(values) => wrongAmounts(values, t('plan:cost.notAnAmount'), t('plan:cost.whatNeeded'))}
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
      <EditionField form={form} path="title" label={t('plan:fields.title')} {...editions} />
      <EditionField
        form={form}
        path="description"
        label={t('plan:fields.description')}
        rows={3}
        {...editions}
      />
      <ActionPeople form={form} action={action} />
      <FieldPair>
        <TextField {...form.getInputProps('startsOn')} type="date" label={t('plan:fields.startsOn')} />
        <TextField {...form.getInputProps('dueOn')} type="date" label={t('plan:fields.dueOn')} />
      </FieldPair>
      <CostFields form={form} />
    </Form>
  );
}

function ActionPeople({
  form,
  action,
}: Pick<ActionFormProps, 'action'> & { form: ReturnType<typeof useDraftForm<ActionValues>> }) {
  const t = useT();
  const edition = useEdition();
  const { plan } = usePlanDesk();
  const { ownerId, helperIds, audienceId, goalIds, waitsForIds, kind } = form.values;
  const names = { ...plan.names, ...action.names };
  const owner = ownerId === null ? undefined : names[ownerId];
  return (
    <>
      <SelectField
        label={t('plan:fields.kind')}
        value={kind}
        onChange={(value) => form.setFieldValue('kind', ACTION_KINDS.find((one) => one === value) ?? kind)}
        data={ACTION_KINDS.map((value) => ({ value, label: t(`plan:kinds.${value}`) }))}
      />
      <PersonPicker
        label={t('plan:fields.ownerId')}
        path="ownerId"
        value={ownerId}
        chosen={ownerId && owner ? { id: ownerId, name: owner } : null}
        onChange={(chosen) => form.setFieldValue('ownerId', chosen)}
        clearable
      />
      <div className={classes['picker']}>
        <span className="field-label" aria-hidden="true">
          {t('plan:fields.helperIds')}
        </span>
        <PeoplePicker
          label={t('plan:fields.helperIds')}
          value={helperIds}
          known={Object.entries(names).map(([id, name]) => ({
            id,
            name,
            title: null,
            employeeNumber: null,
            email: null,
          }))}
          onChange={(ids) => form.setFieldValue('helperIds', ids)}
        />
      </div>
      <AudiencePicker
        value={audienceId}
        chosenName={audienceId === null ? undefined : names[audienceId]}
        onChange={(chosen) => form.setFieldValue('audienceId', chosen)}
      />
      <LinesPicker
        label={t('plan:fields.goalIds')}
        value={goalIds}
        lines={plan.goals.map(({ id, sentence }) => ({ id, title: edition(sentence) }))}
        onChange={(ids) => form.setFieldValue('goalIds', ids)}
      />
      <LinesPicker
        label={t('plan:fields.waitsForIds')}
        value={waitsForIds}
        lines={plan.actions
          .filter(({ id }) => id !== action.id)
          .map(({ id, title }) => ({ id, title: edition(title) }))}
        onChange={(ids) => form.setFieldValue('waitsForIds', ids)}
      />
    </>
  );
}
