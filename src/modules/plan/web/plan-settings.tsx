import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { SidePanel } from '#web/ui/dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { changedFields } from './changed-fields.ts';
import { EditionField, editionsOf, type Texts, textsOf, useEditionSwitch } from './edition-fields.tsx';
import { fieldOfLine } from './phase-panel.tsx';
import { usePlanDesk } from './plan-desk.ts';
import { type StudioPlan, useEdition } from './plan-words.ts';

interface PlanValues extends Record<string, unknown> {
  base: Pick<StudioPlan, 'version' | 'title' | 'purpose' | 'strategyId' | 'ownerId' | 'startsOn' | 'endsOn'>;
  title: Texts;
  purpose: Texts;
  strategyId: string | null;
  ownerId: string | null;
  startsOn: string;
  endsOn: string;
}

const NO_STRATEGY = 'none';

/** What a plan is called, why, which strategy it serves, whose it is and when it runs; a draft can be thrown away. */
export function PlanSettings({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { plan, edits } = usePlanDesk();
  const editions = useEditionSwitch();
  const { version, title, purpose, strategyId, ownerId, startsOn, endsOn } = plan;
  const facts = { strategyId, ownerId, startsOn, endsOn };
  const form = useDraftForm<PlanValues>({
    name: `plan.plan.${plan.id}`,
    initial: {
      base: { version, title, purpose, ...facts },
      title: textsOf(title),
      purpose: textsOf(purpose),
      ...facts,
    },
  });
  const send = async ({ base, ...values }: PlanValues) => {
    const fields = changedFields(base, {
      title: editionsOf(values.title) ?? {},
      purpose: editionsOf(values.purpose),
      strategyId: values.strategyId,
      ownerId: values.ownerId,
      startsOn: values.startsOn,
      endsOn: values.endsOn,
    });
    if (!(await edits.save({ kind: 'plan', id: plan.id, version: base.version, base, fields })))
      throw new Error('left for later');
    say(t('plan:studio.saved'));
    onClose();
  };
  const chosen = form.values.ownerId;
  const owner = chosen === null ? undefined : plan.names[chosen];
  return (
    <SidePanel open onClose={onClose} title={t('plan:studio.about')}>
      <Form
        form={form}
        module="plan"
        submit={t('plan:studio.save')}
        fieldOf={(path) => fieldOfLine(path, editions.language)}
        send={send}
        others={plan.state === 'draft' && <Discard />}
      >
        {editions.view}
        <EditionField form={form} path="title" label={t('plan:fields.title')} {...editions} />
        <EditionField form={form} path="purpose" label={t('plan:fields.purpose')} rows={3} {...editions} />
        <StrategyPicker
          value={form.values.strategyId}
          onChange={(picked) => form.setFieldValue('strategyId', picked)}
        />
        <PersonPicker
          label={t('plan:fields.ownerId')}
          path="ownerId"
          value={chosen}
          chosen={chosen && owner ? { id: chosen, name: owner } : null}
          onChange={(picked) => form.setFieldValue('ownerId', picked)}
          clearable
        />
        <FieldPair>
          <TextField {...form.getInputProps('startsOn')} type="date" label={t('plan:studio.firstDay')} />
          <TextField {...form.getInputProps('endsOn')} type="date" label={t('plan:studio.lastDay')} />
        </FieldPair>
      </Form>
    </SidePanel>
  );
}

interface StrategyPickerProps {
  readonly value: string | null;
  readonly onChange: (strategyId: string | null) => void;
}

function StrategyPicker({ value, onChange }: StrategyPickerProps) {
  const t = useT();
  const edition = useEdition();
  const strategies = useQuery(ask('plan.listStrategies', {}));
  return (
    <SelectField
      label={t('plan:fields.strategyId')}
      value={value ?? NO_STRATEGY}
      onChange={(picked) => onChange(picked === NO_STRATEGY ? null : picked)}
      data={[
        { value: NO_STRATEGY, label: t('plan:studio.noStrategy') },
        ...(strategies.data?.strategies ?? []).map(({ id, title }) => ({ value: id, label: edition(title) })),
      ]}
    />
  );
}

function Discard() {
  const t = useT();
  const edition = useEdition();
  const navigate = useNavigate();
  const { plan } = usePlanDesk();
  const [asking, setAsking] = useState(false);
  const discard = useSend('plan.discardPlan', { onDone: () => void navigate({ to: '/studio/plan' }) });
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t('plan:studio.discard')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('plan:studio.discardTitle', { title: edition(plan.title) })}
        text={t('plan:studio.discardText')}
        verb={t('plan:studio.discardVerb')}
        pending={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate({ planId: plan.id })}
      />
    </>
  );
}
