import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { usePlansSurveys } from './studio-kinds.ts';
import { belongs, useRefusal } from './studio-refusal.ts';
import type { Wave } from './studio-wave-page.tsx';
import { type ReasonedAct, WaveReasonDialog } from './studio-wave-reason-dialog.tsx';

/** What can be done with a wave now. What belongs to its state but cannot be done says why. */
export function WaveActs({ wave }: { wave: Wave }) {
  const t = useT();
  const plans = usePlansSurveys();
  const refusal = useRefusal();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<ReasonedAct | 'open' | 'discard' | null>(null);
  const changes = ['listening'];
  const close = () => setAsked(null);
  const plan = useSend('listening.planWave', { changes });
  const unplan = useSend('listening.unplanWave', { changes });
  const open = useSend('listening.openWave', { changes, onDone: close });
  const discard = useSend('listening.discardWave', {
    changes: ['listening.listWaves'],
    onDone: () => void navigate({ to: '/studio/listening' }),
  });
  if (!plans) return null;
  const { id: waveId, version, can, unanswered } = wave;
  const sending = t('web:form.sending');
  const error = plan.error ?? unplan.error;
  const reasoned = (act: ReasonedAct, kind: 'secondary' | 'quiet') =>
    belongs(can[act]) && (
      <Button kind={kind} locked={refusal(can[act])} onClick={() => setAsked(act)}>
        {t(`listening:studio.acts.${act}`)}
      </Button>
    );
  return (
    <>
      {belongs(can.plan) && (
        <>
          <Button kind="quiet" onClick={() => setAsked('discard')}>
            {t('listening:studio.acts.discard')}
          </Button>
          <Button
            kind="primary"
            locked={refusal(can.plan)}
            pending={plan.isPending && sending}
            onClick={() => plan.mutate({ waveId, version })}
          >
            {t('listening:studio.acts.plan')}
          </Button>
        </>
      )}
      {reasoned('cancel', 'quiet')}
      {belongs(can.unplan) && (
        <Button
          locked={refusal(can.unplan)}
          pending={unplan.isPending && sending}
          onClick={() => unplan.mutate({ waveId })}
        >
          {t('listening:studio.acts.unplan')}
        </Button>
      )}
      {reasoned('close', 'secondary')}
      {reasoned('extend', 'secondary')}
      {unanswered && reasoned('override', 'secondary')}
      {belongs(can.open) && (
        <Button
          kind="primary"
          locked={refusal(can.open, unanswered ? { number: unanswered.number } : {})}
          onClick={() => setAsked('open')}
        >
          {t('listening:studio.acts.open')}
        </Button>
      )}
      {error && <Failure error={error} />}
      <ConfirmDialog
        open={asked === 'open'}
        onClose={close}
        harmless
        title={t('listening:studio.openTitle')}
        text={t('listening:studio.openText', { count: wave.invited ?? 0 })}
        verb={t('listening:studio.acts.open')}
        pending={open.isPending}
        error={open.error}
        onConfirm={() => open.mutate({ waveId })}
      />
      <ConfirmDialog
        open={asked === 'discard'}
        onClose={close}
        title={t('listening:studio.discardTitle')}
        text={t('listening:studio.discardText')}
        verb={t('listening:studio.acts.discard')}
        pending={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate({ waveId })}
      />
      {asked && asked !== 'open' && asked !== 'discard' && (
        <WaveReasonDialog act={asked} wave={wave} onClose={close} />
      )}
    </>
  );
}
