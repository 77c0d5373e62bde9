import { useState } from 'react';
import { download } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import classes from './meeting-list.module.css';

/** The series in one's own calendar: as a file once, or as an address that follows every change. */
export function MeetingCalendar({ planId }: { planId: string }) {
  const t = useT();
  const [address, setAddress] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const make = useSend('plan.makeCalendarFeed', { onDone: (feed) => setAddress(feed.address) });
  const end = useSend('plan.endCalendarFeed', {
    onDone: () => {
      setAddress(null);
      say(t('plan:checkIn.calendar.ended'));
    },
  });
  const save = () => {
    setError(null);
    download('plan.readCalendarFile', { planId }).catch((failure: unknown) =>
      setError(failure instanceof Error ? failure : new Error(String(failure))),
    );
  };
  const failed = error ?? make.error ?? end.error;
  return (
    <Section title={t('plan:checkIn.calendar.title')} lede={t('plan:checkIn.calendar.lede')}>
      {failed && <Failure error={failed} />}
      <div className={classes['acts']}>
        <Button onClick={save}>{t('plan:checkIn.calendar.file')}</Button>
        <Button pending={make.isPending && t('web:form.sending')} onClick={() => make.mutate({ planId })}>
          {t('plan:checkIn.calendar.feed')}
        </Button>
        <Button kind="quiet" onClick={() => end.mutate({ planId })}>
          {t('plan:checkIn.calendar.end')}
        </Button>
      </div>
      {address && (
        <div className={classes['address']}>
          <TextField
            readOnly
            value={address}
            label={t('plan:checkIn.calendar.address')}
            description={t('plan:checkIn.calendar.feedOnce')}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            onClick={() =>
              void navigator.clipboard.writeText(address).then(() => say(t('plan:checkIn.calendar.copied')))
            }
          >
            {t('plan:checkIn.calendar.copy')}
          </Button>
        </div>
      )}
    </Section>
  );
}
