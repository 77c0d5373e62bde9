import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useT } from '#web/i18n.ts';
import { ask, forget, useSend } from '#web/query.ts';
import { TextArea } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './meeting.module.css';
import type { Meeting } from './meeting-page.tsx';
import { placeOf } from './meeting-place.ts';

/** The end of the meeting: what nobody talked about yet, a note, and the minutes for everyone. */
export function MeetingClosing({ meeting, onGo }: { meeting: Meeting; onGo: (place: string) => void }) {
  const t = useT();
  const client = useQueryClient();
  const form = useDraftForm({ name: `meeting.${meeting.id}.note`, initial: { note: meeting.note ?? '' } });
  const close = useSend('plan.closeCheckIn', {
    onDone: (after) => {
      client.setQueryData(ask('plan.readCheckIn', { checkInId: meeting.id }).queryKey, after);
      say(t('plan:checkIn.closed'));
      void forget(client, ['plan']);
    },
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const open = meeting.items.filter(({ outcome }) => outcome === null);
  return (
    <article className={classes['item']}>
      <h1 ref={heading} tabIndex={-1} className={classes['title']}>
        {meeting.items.length === 0
          ? t('plan:checkIn.nothing')
          : open.length === 0
            ? t('plan:checkIn.allSaid')
            : t('plan:checkIn.stillOpen', { count: open.length })}
      </h1>
      {open.length > 0 && (
        <ul role="list" className={classes['open']}>
          {open.map((item) => (
            <li key={placeOf(item)}>
              <button type="button" className="inline-link" onClick={() => onGo(placeOf(item))}>
                {item.title?.text ?? t(`plan:checkIn.kinds.${item.kind}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {meeting.can.record && (
        <Form
          form={form}
          module="plan"
          submit={t('plan:checkIn.close')}
          send={({ note }) =>
            close.mutateAsync({ checkInId: meeting.id, version: meeting.version, note: note.trim() || null })
          }
        >
          <TextArea
            {...form.getInputProps('note')}
            label={t('plan:checkIn.note')}
            description={t('plan:checkIn.noteHint')}
            maxLength={3000}
          />
        </Form>
      )}
    </article>
  );
}
