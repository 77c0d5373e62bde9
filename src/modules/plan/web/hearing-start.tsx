import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './hearing.module.css';
import { type StudioPlan, useEdition } from './plan-words.ts';

interface HearingStartProps {
  readonly plan: StudioPlan;
  readonly blocked: number;
  readonly can: { readonly start: boolean; readonly override: boolean };
}

/** The button that starts the plan, locked with the reason; and a leader's way past what blocks it. */
export function HearingStart({ plan, blocked, can }: HearingStartProps) {
  const t = useT();
  const edition = useEdition();
  const [asking, setAsking] = useState<'start' | 'override' | null>(null);
  const start = useSend('plan.startPlan', {
    changes: ['plan'],
    onDone: () => {
      say(t('plan:hearing.started', { title: edition(plan.title) }));
      setAsking(null);
    },
  });
  const locked =
    !can.start && (blocked > 0 ? t('plan:hearing.locked', { count: blocked }) : t('plan:hearing.notYours'));
  return (
    <div className={classes['start']}>
      <Button kind="primary" locked={locked} onClick={() => setAsking('start')}>
        {t('plan:hearing.start')}
      </Button>
      {can.override && (
        <>
          <Button kind="quiet" onClick={() => setAsking('override')}>
            {t('plan:hearing.startAnyway')}
          </Button>
          <span className="small">{t('plan:hearing.overrideShown')}</span>
        </>
      )}
      {asking === 'start' && (
        <ConfirmDialog
          open
          harmless
          onClose={() => setAsking(null)}
          title={t('plan:hearing.startTitle', { title: edition(plan.title) })}
          text={t('plan:hearing.startText')}
          verb={t('plan:hearing.start')}
          pending={start.isPending}
          error={start.error}
          onConfirm={() => start.mutate({ planId: plan.id })}
        />
      )}
      {asking === 'override' && (
        <ReasonDialog
          name={`plan.${plan.id}.override`}
          title={t('plan:hearing.overrideTitle', { title: edition(plan.title) })}
          text={t('plan:hearing.overrideShown')}
          label={t('plan:hearing.overrideReason')}
          field="overrideReason"
          verb={t('plan:hearing.startAnyway')}
          send={(overrideReason) => start.mutateAsync({ planId: plan.id, overrideReason })}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

/** Who started the plan and when, and in spite of what; and how it is ended. */
export function HearingStarted({ plan }: { plan: StudioPlan }) {
  const t = useT();
  const format = useFormat();
  const edition = useEdition();
  const [ending, setEnding] = useState(false);
  const end = useSend('plan.endPlan', {
    changes: ['plan'],
    onDone: () => {
      say(t('plan:hearing.ended', { title: edition(plan.title) }));
      setEnding(false);
    },
  });
  const { start } = plan;
  if (!start) return null;
  const name = start.by?.name ?? t('plan:changelog.somebody');
  return (
    <>
      <p>{t('plan:hearing.startedBy', { name, day: format.dayOf(start.at) })}</p>
      {start.overrideReason && (
        <p className={classes['said']}>
          {t('plan:hearing.overridden', { name, reason: start.overrideReason })}
        </p>
      )}
      {plan.end && (
        <p className={classes['said']}>
          {t('plan:hearing.endedBy', {
            name: plan.end.by?.name ?? t('plan:changelog.somebody'),
            day: format.dayOf(plan.end.at),
            reason: plan.end.reason,
          })}
        </p>
      )}
      {!plan.end && plan.can.edit && (
        <div className={classes['start']}>
          <Button onClick={() => setEnding(true)}>{t('plan:hearing.end')}</Button>
        </div>
      )}
      {ending && (
        <ReasonDialog
          name={`plan.${plan.id}.end`}
          title={t('plan:hearing.endTitle', { title: edition(plan.title) })}
          text={t('plan:hearing.endText')}
          label={t('plan:hearing.endReason')}
          field="reason"
          verb={t('plan:hearing.end')}
          send={(reason) => end.mutateAsync({ planId: plan.id, reason })}
          onClose={() => setEnding(false)}
        />
      )}
    </>
  );
}

interface ReasonDialogProps {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly field: 'reason' | 'overrideReason';
  readonly verb: string;
  readonly send: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for the sentence that everybody will read beside the act. */
function ReasonDialog({ name, title, text, label, field, verb, send, onClose }: ReasonDialogProps) {
  const t = useT();
  const form = useDraftForm({ name, initial: { reason: '' } });
  return (
    <Dialog open onClose={onClose} title={title} text={text}>
      <Form
        form={form}
        module="plan"
        submit={verb}
        fieldOf={(path) => (path === field ? 'reason' : path)}
        check={({ reason }) => (reason.trim() ? {} : { reason: t('plan:hearing.reasonNeeded') })}
        send={({ reason }) => send(reason.trim())}
        others={<Button onClick={onClose}>{t('web:dialog.cancel')}</Button>}
      >
        <TextArea {...form.getInputProps('reason')} data-path="reason" label={label} maxLength={500} />
      </Form>
    </Dialog>
  );
}
