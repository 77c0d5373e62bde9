import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayIn } from '#kernel/calendar.ts';
import { instantIn, timeIn } from '#kernel/time-zone.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair } from '#web/ui/form.tsx';
import { SkeletonLines, StatusWord } from '#web/ui/marks.tsx';
import { say } from '#web/ui/toast.tsx';
import classes from './calendar.module.css';
import type { Moving } from './calendar-page.tsx';

interface CalendarMoveProps {
  readonly moving: Moving;
  readonly onClose: () => void;
}

const ADVICE_TONES = { go: 'works', soften: 'unsure', wait: 'unsure', talk_first: 'harm' } as const;

/** Moves a release: what the other time would do is counted and shown first, and nothing moves before the button is pressed. */
export function CalendarMove({ moving: { release, day }, onClose }: CalendarMoveProps) {
  const t = useT();
  const format = useFormat();
  const { zone } = format;
  const [on, setOn] = useState(day);
  const [at, setAt] = useState(timeIn(zone, release.timing.opensAt));
  const isWritten = /^\d{4}-\d\d-\d\d$/.test(on) && /^\d\d:\d\d/.test(at);
  const opensAt = isWritten ? instantIn(zone, on, at.slice(0, 5)) : release.timing.opensAt;
  const consequence = useQuery({
    ...ask('delivery.previewRelease', { releaseId: release.id, opensAt }),
    placeholderData: keepPreviousData,
  });
  const move = useSend('delivery.moveRelease', {
    changes: ['delivery'],
    onDone: () => {
      say(t('delivery:calendar.moved', { title: release.title, at: format.instant(opensAt) }));
      onClose();
    },
  });
  const stays = opensAt === release.timing.opensAt;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('delivery:calendar.moveTitle', { title: release.title })}
      text={t('delivery:calendar.now', {
        at: format.instant(release.timing.opensAt),
        audience: release.audience?.name ?? release.ring,
      })}
      actions={
        <>
          <Button onClick={onClose}>{t('web:dialog.cancel')}</Button>
          <Button
            kind="primary"
            pending={move.isPending && t('web:form.sending')}
            locked={stays && t('delivery:calendar.chooseOther')}
            onClick={() =>
              move.mutate({
                releaseId: release.id,
                version: release.version,
                timing: { kind: release.timing.kind, opensAt },
              })
            }
          >
            {t('delivery:calendar.move', { day: format.weekday(dayIn(zone, opensAt)) })}
          </Button>
        </>
      }
    >
      <FieldPair>
        <TextField
          type="date"
          label={t('delivery:calendar.day')}
          description={isWritten && format.weekday(on)}
          value={on}
          onChange={({ currentTarget: { value } }) => setOn(value)}
        />
        <TextField
          type="time"
          label={t('delivery:calendar.time')}
          description={zone}
          value={at}
          onChange={({ currentTarget: { value } }) => setAt(value)}
        />
      </FieldPair>
      {consequence.error && <Failure error={consequence.error} onRetry={() => void consequence.refetch()} />}
      {consequence.isPending && <SkeletonLines label={t('delivery:calendar.counting')} />}
      {consequence.data && <Then consequence={consequence.data} />}
      {move.error && <Failure error={move.error} />}
    </Dialog>
  );
}

/** What would happen at the time that is chosen. */
function Then({ consequence }: { consequence: Answer<'delivery.previewRelease'> }) {
  const t = useT();
  const { asPlanned, advice, pushesOut, holidays, onLeave, people } = consequence;
  return (
    <div role="status" className={classes['then']}>
      <p>
        <StatusWord tone={ADVICE_TONES[advice]}>{t(`delivery:advice.${advice}`)}</StatusWord>
      </p>
      <p>
        {asPlanned.overloaded > 0
          ? t('delivery:calendar.overloads', {
              count: asPlanned.overloaded,
              people,
              minutes: Math.round(asPlanned.minutesOver),
            })
          : t('delivery:calendar.overloadsNobody', { count: people })}
      </p>
      {onLeave > 0 && <p>{t('delivery:reason.onLeave', { count: onLeave })}</p>}
      {holidays.map(({ heldOn, name }) => (
        <p key={`${heldOn}${name}`}>{name}</p>
      ))}
      {pushesOut.map(({ messageId, title, people: count }) => (
        <p key={messageId}>{t('delivery:calendar.pushesOut', { title, count })}</p>
      ))}
    </div>
  );
}
