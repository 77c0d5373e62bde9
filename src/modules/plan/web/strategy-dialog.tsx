import { useState } from 'react';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { SidePanel } from '#web/ui/dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { isSame } from '../domain/ledger.ts';
import { EditionField, editionsOf, type Texts, textsOf, useEditionSwitch } from './edition-fields.tsx';
import { useEdition, useToday } from './plan-words.ts';
import type { Strategy } from './strategy-page.tsx';

interface StrategyValues extends Record<string, unknown> {
  title: Texts;
  why: Texts;
  serves: Texts;
  startsOn: string;
  endsOn: string;
  ownerId: string | null;
}

/** Writes a strategy, or changes one; when somebody else did meanwhile, both versions are offered. */
export function StrategyDialog({ strategy, onClose }: { strategy: Strategy | null; onClose: () => void }) {
  const t = useT();
  const editions = useEditionSwitch();
  const today = useToday();
  const form = useDraftForm<StrategyValues>({
    name: `plan.strategy.${strategy?.id ?? 'new'}`,
    initial: strategy
      ? valuesOf(strategy)
      : {
          title: textsOf(null),
          why: textsOf(null),
          serves: textsOf(null),
          startsOn: today,
          endsOn: '',
          ownerId: null,
        },
  });
  const { send, conflict } = useSaving({ strategy, form, onClose });
  return (
    <SidePanel open onClose={onClose} title={strategy ? t('plan:strategy.change') : t('plan:strategy.add')}>
      <Form
        form={form}
        module="plan"
        submit={t('plan:studio.save')}
        fieldOf={(path) => (/^(title|why|serves)$/.test(path) ? `${path}.${editions.language}` : path)}
        send={send}
      >
        {editions.view}
        <EditionField form={form} path="title" label={t('plan:strategy.name')} {...editions} />
        <EditionField form={form} path="why" label={t('plan:strategy.why')} rows={4} {...editions} />
        <EditionField form={form} path="serves" label={t('plan:strategy.serves')} rows={4} {...editions} />
        <FieldPair>
          <TextField {...form.getInputProps('startsOn')} type="date" label={t('plan:studio.firstDay')} />
          <TextField {...form.getInputProps('endsOn')} type="date" label={t('plan:studio.lastDay')} />
        </FieldPair>
        <PersonPicker
          label={t('plan:studio.owner')}
          path="ownerId"
          value={form.values.ownerId}
          chosen={strategy?.owner?.name ? { id: strategy.owner.id, name: strategy.owner.name } : null}
          onChange={(ownerId) => form.setFieldValue('ownerId', ownerId)}
          clearable
        />
      </Form>
      {conflict}
    </SidePanel>
  );
}

interface SavingOptions {
  readonly strategy: Strategy | null;
  readonly form: ReturnType<typeof useDraftForm<StrategyValues>>;
  readonly onClose: () => void;
}

function useSaving({ strategy, form, onClose }: SavingOptions) {
  const t = useT();
  const edition = useEdition();
  const [theirs, setTheirs] = useState<Strategy | null>(null);
  const onDone = () => {
    say(t('plan:studio.saved'));
    onClose();
  };
  const create = useSend('plan.createStrategy', { changes: ['plan.listStrategies'], onDone });
  const change = useSend('plan.changeStrategy', { changes: ['plan.listStrategies'], onDone });
  const send = async (values: StrategyValues, version = strategy?.version) => {
    const fields = typedOf(values);
    if (!strategy) return create.mutateAsync(fields);
    try {
      return await change.mutateAsync({ strategyId: strategy.id, version: version ?? 0, ...fields });
    } catch (error) {
      // Safe: a conflict of this endpoint carries the strategy as it stands.
      if (isConflict(error)) setTheirs(error.detail['current'] as Strategy);
      throw error;
    }
  };
  const said = (value: unknown) =>
    typeof value === 'object' && value !== null ? edition(value) : String(value ?? t('plan:studio.nobody'));
  const names = ['title', 'why', 'serves', 'startsOn', 'endsOn'] as const;
  const labels = {
    title: t('plan:strategy.name'),
    why: t('plan:strategy.why'),
    serves: t('plan:strategy.serves'),
    startsOn: t('plan:studio.firstDay'),
    endsOn: t('plan:studio.lastDay'),
  };
  const mine = typedOf(form.values);
  return {
    send: (values: StrategyValues) => send(values),
    conflict: (
      <ConflictDialog
        open={theirs !== null}
        onClose={() => setTheirs(null)}
        differences={names
          .filter((name) => theirs && !isSame(mine[name], theirs[name]))
          .map((name) => ({ field: labels[name], mine: said(mine[name]), theirs: said(theirs?.[name]) }))}
        onKeepMine={() => {
          const version = theirs?.version;
          setTheirs(null);
          void send(form.values, version).then(form.forgetDraft, () => undefined);
        }}
        onTakeTheirs={() => {
          if (theirs) form.setValues(valuesOf(theirs));
          form.forgetDraft();
          onDone();
        }}
      />
    ),
  };
}

function valuesOf({ title, why, serves, startsOn, endsOn, ownerId }: Strategy): StrategyValues {
  return { title: textsOf(title), why: textsOf(why), serves: textsOf(serves), startsOn, endsOn, ownerId };
}

function typedOf({ title, why, serves, startsOn, endsOn, ownerId }: StrategyValues) {
  const text = (texts: Texts) => editionsOf(texts) ?? {};
  return { title: text(title), why: text(why), serves: text(serves), startsOn, endsOn, ownerId };
}
