import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { StatusWord, type Tone } from '#web/ui/marks.tsx';
import { Facts } from '#web/ui/section.tsx';
import classes from './meeting.module.css';
import type { Meeting } from './meeting-page.tsx';

type Guest = NonNullable<Meeting['guest']>;

const TONES: Record<Guest['state'], Tone> = { asked: 'accent', coming: 'works', declined: 'plain' };

/** The guest seat: who was drawn, how anybody can repeat the draw, and the next draw when somebody declines. */
export function MeetingGuest({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const client = useQueryClient();
  const [explained, setExplained] = useState(false);
  const keep = (after: Meeting) =>
    client.setQueryData(ask('plan.readCheckIn', { checkInId: meeting.id }).queryKey, after);
  const draw = useSend('plan.drawGuest', { onDone: keep });
  const answer = useSend('plan.answerAsGuest', { changes: ['plan.readCheckIn', 'plan.readMyInvitations'] });
  const { guest, can } = meeting;
  return (
    <div className={classes['guest']}>
      <span className={classes['guestWord']}>{t('plan:checkIn.guest')}</span>
      {guest && <StatusWord tone={TONES[guest.state]}>{guestWord(guest, t)}</StatusWord>}
      {guest && (
        <button type="button" className="link" onClick={() => setExplained(true)}>
          {t('plan:checkIn.howDrawn')}
        </button>
      )}
      {can.drawGuest && (
        <Button
          pending={draw.isPending && t('web:form.sending')}
          onClick={() => draw.mutate({ checkInId: meeting.id })}
        >
          {guest ? t('plan:checkIn.drawNext') : t('plan:checkIn.drawGuest')}
        </Button>
      )}
      {can.answerAsGuest && guest?.state === 'asked' && (
        <Button kind="primary" onClick={() => answer.mutate({ checkInId: meeting.id, coming: true })}>
          {t('plan:checkIn.take')}
        </Button>
      )}
      {can.answerAsGuest && (
        <Button onClick={() => answer.mutate({ checkInId: meeting.id, coming: false })}>
          {t('plan:checkIn.decline')}
        </Button>
      )}
      {(draw.error ?? answer.error) && <Failure error={draw.error ?? answer.error ?? new Error()} />}
      {explained && guest && <HowDrawn guest={guest} onClose={() => setExplained(false)} />}
    </div>
  );
}

/** Who declined is nobody's business, and the server does not say it. */
function guestWord({ state, person }: Guest, t: Translate): string {
  return person?.name && state !== 'declined'
    ? t(`plan:checkIn.guestStates.${state}Named`, { name: person.name })
    : t(`plan:checkIn.guestStates.${state}`);
}

function HowDrawn({ guest, onClose }: { guest: Guest; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <Dialog open onClose={onClose} title={t('plan:checkIn.howDrawn')} text={t('plan:checkIn.drawRule')}>
      <Facts
        facts={[
          [t('plan:checkIn.candidates'), format.number(guest.candidates)],
          [t('plan:checkIn.drawNumber'), format.number(guest.draw)],
          [t('plan:checkIn.seed'), <code key="seed">{guest.seed}</code>],
        ]}
      />
    </Dialog>
  );
}
