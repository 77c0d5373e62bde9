import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, dayIn } from '#kernel/calendar.ts';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import type { Proposal } from './studio-focus-page.tsx';
import { usePlansSurveys } from './studio-kinds.ts';

interface FocusDialogProps {
  readonly waveId: string;
  readonly group: string;
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

/** A quarter of a year: before that a change can hardly be felt. */
const ASK_AGAIN_DAYS = 90;
const NOWHERE = '';

/** Takes a proposal up: as an action of the plan, with the day on which the same people are asked whether it helped. */
export function FocusDialog({ waveId, group, proposal, onClose }: FocusDialogProps) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const [title, setTitle] = useState(proposal.action.title);
  const [chosenPhase, setPhase] = useState<string | null>(null);
  const [askAgainOn, setDay] = useState(() =>
    addDays(dayIn(format.zone, new Date().toISOString()), ASK_AGAIN_DAYS),
  );
  // An action that was made stays made when the second step fails: trying again makes no other.
  const [made, setMade] = useState<string | null>(null);
  const phases = usePhases();
  const phaseId = chosenPhase ?? phases[0]?.value ?? NOWHERE;
  const act = useSend('plan.addAction', { changes: ['plan'] });
  const choose = useSend('listening.chooseFocus', { changes: ['listening.readFocus'] });
  const run = async () => {
    const actionId =
      made ??
      (phaseId === NOWHERE
        ? null
        : (
            await act.mutateAsync({
              phaseId,
              title: { [language]: title.trim() },
              description: { [language]: proposal.action.description },
            })
          ).id);
    setMade(actionId);
    await choose.mutateAsync({ waveId, group, itemId: proposal.itemId, actionId, askAgainOn });
    say(t(actionId ? 'listening:studio.focus.saidInPlan' : 'listening:studio.focus.saidChosen'));
    onClose();
  };
  const error = act.error ?? choose.error;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('listening:studio.focus.choose')}
      text={editionFor(proposal.text, language)}
      actions={
        <>
          <Button onClick={onClose}>{t('web:dialog.cancel')}</Button>
          <Button
            kind="primary"
            pending={(act.isPending || choose.isPending) && t('web:form.sending')}
            // What went wrong is said above by the two sends.
            onClick={() => void run().catch(() => undefined)}
          >
            {t(phaseId === NOWHERE ? 'listening:studio.focus.withoutPlan' : 'listening:studio.focus.toPlan')}
          </Button>
        </>
      }
    >
      {phases.length > 0 && (
        <>
          <TextField
            label={t('listening:studio.focus.action')}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <SelectField
            label={t('listening:studio.focus.phase')}
            value={phaseId}
            onChange={setPhase}
            data={[...phases, { value: NOWHERE, label: t('listening:studio.focus.noPhase') }]}
          />
        </>
      )}
      <TextField
        type="date"
        label={t('listening:studio.focus.askAgainOn')}
        description={t('listening:studio.focus.askAgainText')}
        value={askAgainOn}
        onChange={(event) => event.currentTarget.value && setDay(event.currentTarget.value)}
      />
      {error && <Failure error={error} />}
    </Dialog>
  );
}

/** The phases of the plan that runs or is being made, the newest plan; none for those who may not write plans. */
function usePhases(): { value: string; label: string }[] {
  const enabled = usePlansSurveys();
  const plans = useQuery({ ...ask('plan.listPlans', {}), enabled });
  const planId = plans.data?.plans.find(({ state }) => state !== 'ended')?.id ?? '';
  const plan = useQuery({ ...ask('plan.readPlan', { planId }), enabled: planId !== '' });
  const language = useLanguage();
  if (!plan.data?.can.edit) return [];
  return plan.data.phases.map(({ id, title }) => ({ value: id, label: editionFor(title, language) }));
}
