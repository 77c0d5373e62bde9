import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { ACTION_STATES, type ActionState } from '../contract/line.ts';
import classes from './open-line.module.css';
import type { OpenLine } from './open-words.ts';

interface StandingFormProps {
  readonly line: OpenLine;
  readonly action: NonNullable<OpenLine['action']>;
}

/** The owner of an action says how it stands, and why. */
export function StandingForm({ line, action }: StandingFormProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <p data-screen-only>
        <Button onClick={() => setOpen(true)}>{t('plan:open.standing')}</Button>
      </p>
    );
  return (
    <section className={classes['writing']} aria-label={t('plan:open.standing')}>
      <Standing line={line} action={action} onDone={() => setOpen(false)} />
    </section>
  );
}

type Said = { readonly state: ActionState; readonly reason: string };

function Standing({ line, action, onDone }: StandingFormProps & { readonly onDone: () => void }) {
  const t = useT();
  const save = useSend('plan.changeActionState', { changes: ['plan'] });
  const [theirs, setTheirs] = useState<{
    mine: Said;
    version: number;
    state: ActionState;
    reason: string;
  } | null>(null);
  // The version that one began with, so that what somebody else says meanwhile is shown and not written over.
  const [begunWith] = useState(line.version ?? 1);
  const form = useDraftForm<Said>({
    name: `standing-${line.id}`,
    initial: { state: action.state, reason: action.stateReason ?? '' },
  });
  const send = async (said: Said, version = begunWith) => {
    try {
      await save.mutateAsync({
        actionId: line.id,
        version,
        state: said.state,
        reason: said.reason.trim() || null,
      });
      form.forgetDraft();
      say(t('plan:open.standingSaved'));
      onDone();
    } catch (error) {
      const current = isConflict(error) ? currentOf(error.detail) : null;
      if (!current) throw error;
      setTheirs({ mine: said, ...current });
    }
  };
  return (
    <>
      <Form
        form={form}
        module="plan"
        send={(said) => send(said)}
        submit={t('plan:open.standingSave')}
        others={
          <Button kind="quiet" onClick={onDone}>
            {t('web:dialog.cancel')}
          </Button>
        }
      >
        <SelectField
          {...form.getInputProps('state')}
          label={t('plan:studio.state')}
          searchable={false}
          data={ACTION_STATES.map((value) => ({ value, label: t(`plan:actionStates.${value}`) }))}
        />
        <TextField {...form.getInputProps('reason')} label={t('plan:open.standingReason')} maxLength={500} />
      </Form>
      {theirs && (
        <ConflictDialog
          open
          onClose={() => setTheirs(null)}
          differences={differences(theirs, t)}
          onKeepMine={() => {
            setTheirs(null);
            void send(theirs.mine, theirs.version);
          }}
          onTakeTheirs={() => {
            form.forgetDraft();
            setTheirs(null);
            onDone();
          }}
        />
      )}
    </>
  );
}

function differences(
  { mine, state, reason }: { mine: Said; state: ActionState; reason: string },
  t: ReturnType<typeof useT>,
) {
  return [
    {
      field: t('plan:studio.state'),
      mine: t(`plan:actionStates.${mine.state}`),
      theirs: t(`plan:actionStates.${state}`),
    },
    { field: t('plan:open.standingReason'), mine: mine.reason, theirs: reason },
  ].filter((one) => one.mine !== one.theirs);
}

/** What stands there now, out of the refusal of a stale version. */
function currentOf(detail: unknown): { version: number; state: ActionState; reason: string } | null {
  if (typeof detail !== 'object' || detail === null || !('current' in detail)) return null;
  const { current } = detail;
  if (typeof current !== 'object' || current === null) return null;
  const { version, state, stateReason } = { version: null, state: null, stateReason: null, ...current };
  const known = ACTION_STATES.find((one) => one === state);
  if (typeof version !== 'number' || !known) return null;
  return { version, state: known, reason: typeof stateReason === 'string' ? stateReason : '' };
}
