import { useMutation } from '@tanstack/react-query';
import { download } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import pageClasses from './open.module.css';
import lineClasses from './open-line.module.css';
import classes from './open-news.module.css';

/** The check-ins in one's own calendar: a file to add once, or an address that a calendar follows. */
export function CalendarWays({ planId }: { planId: string }) {
  const t = useT();
  const feed = useSend('plan.makeCalendarFeed');
  const file = useMutation({ mutationFn: () => download('plan.readCalendarFile', { planId }) });
  const end = useSend('plan.endCalendarFeed', {
    onDone: () => {
      feed.reset();
      say(t('plan:checkIn.calendar.ended'));
    },
  });
  const failed = file.error ?? feed.error ?? end.error;
  const copy = async (address: string) => {
    await navigator.clipboard.writeText(address);
    say(t('plan:open.minutes.copied'));
  };
  return (
    <Section title={t('plan:open.minutes.calendar')}>
      <div className={classes['ways']}>
        <button type="button" className="link" onClick={() => file.mutate()}>
          {t('plan:checkIn.calendar.file')}
        </button>
        {!feed.data && (
          <button type="button" className="link" onClick={() => feed.mutate({ planId })}>
            {t('plan:checkIn.calendar.feed')}
          </button>
        )}
        <button type="button" className="link" onClick={() => end.mutate({ planId })}>
          {t('plan:checkIn.calendar.end')}
        </button>
      </div>
      {failed && <Failure error={failed} />}
      {feed.data && (
        <>
          <p className={lineClasses['field']}>{t('plan:open.minutes.address')}</p>
          <p className={classes['address']}>{feed.data.address}</p>
          <p className={classes['acts']}>
            <Button onClick={() => void copy(feed.data.address)}>{t('plan:open.minutes.copy')}</Button>
          </p>
          <p className={pageClasses['small']}>{t('plan:checkIn.calendar.feedOnce')}</p>
        </>
      )}
    </Section>
  );
}
