import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { instantAt, wallTime } from './studio-wall-time.ts';
import type { Wave } from './studio-wave-page.tsx';

/** Acts out of turn: each needs a reason that everybody reads. */
export type ReasonedAct = 'override' | 'extend' | 'close' | 'cancel';

const LEAST_REASON = 10;

interface WaveReasonDialogProps {
  readonly act: ReasonedAct;
  readonly wave: Wave;
  readonly onClose: () => void;
}

/** Asks for the public reason of an act out of turn, and says openly what it does. */
export function WaveReasonDialog({ act, wave, onClose }: WaveReasonDialogProps) {
  const t = useT();
  const format = useFormat();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(wallTime(wave.closesAt, format.zone));
  const options = { changes: ['listening'], onDone: onClose };
  const override = useSend('listening.openWave', options);
  const extend = useSend('listening.extendWave', options);
  const close = useSend('listening.closeWave', options);
  const cancel = useSend('listening.cancelWave', options);
  const { isPending, error } = { override, extend, close, cancel }[act];
  const waveId = wave.id;
  const run = () => {
    const said = reason.trim();
    if (act === 'override') override.mutate({ waveId, overrideReason: said });
    if (act === 'close') close.mutate({ waveId, reason: said });
    if (act === 'cancel') cancel.mutate({ waveId, reason: said });
    const closesAt = instantAt(until, format.zone);
    if (act === 'extend' && closesAt) extend.mutate({ waveId, closesAt, reason: said });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`listening:studio.reasoned.${act}.title`)}
      text={t(`listening:studio.reasoned.${act}.text`, { count: wave.invited ?? 0 })}
      actions={
        <>
          <Button onClick={onClose}>{t('web:dialog.cancel')}</Button>
          <Button
            kind={act === 'cancel' ? 'danger' : 'primary'}
            locked={reason.trim().length < LEAST_REASON && t('listening:studio.reasonNeeded')}
            pending={isPending && t('web:form.sending')}
            onClick={run}
          >
            {t(`listening:studio.acts.${act}`)}
          </Button>
        </>
      }
    >
      {act === 'cancel' && wave.status === 'open' && (
        <Notice tone="harm" title={t('listening:studio.allBallotsDestroyed')} />
      )}
      {act === 'extend' && (
        <TextField
          type="datetime-local"
          label={t('listening:studio.closesAt')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      )}
      <TextArea
        label={t('listening:studio.reason')}
        description={t('listening:studio.reasonText')}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {error && <Failure error={error} />}
    </Dialog>
  );
}
