import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { addDays, addMonths, dayIn, weekday } from '#kernel/calendar.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import classes from './calendar.module.css';
import { CalendarAudiences } from './calendar-audiences.tsx';
import { CalendarFeeds } from './calendar-feeds.tsx';
import { CalendarList } from './calendar-list.tsx';
import { CalendarLoads } from './calendar-loads.tsx';
import { CalendarMove } from './calendar-move.tsx';

// The drawn month is for those who see and point; the list below says and does the same.
const CalendarMonth = lazy(() =>
  import('./calendar-month.tsx').then((part) => ({ default: part.CalendarMonth })),
);

export type CalendarRelease = Answer<'delivery.readCalendar'>['releases'][number];

/** As many as one connection follows; a month has rarely more. */
const MOST_TOPICS = 50;

/** A rolling week needs the six days before the first that is shown. */
const WEEK_BEFORE = 6;

export interface Moving {
  readonly release: CalendarRelease;
  /** Where it was dragged to; without, its own day. */
  readonly day: string;
}

/** All releases of all senders and channels by day, with what they ask of each audience above them. */
export function CalendarPage() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: '/studio/calendar' });
  const [audienceIds, setAudienceIds] = useState<readonly string[]>([]);
  const [moving, setMoving] = useState<Moving | null>(null);
  const today = dayIn(format.zone, new Date().toISOString());
  const month = `${(search.on ?? today).slice(0, 7)}-01`;
  const { from, to } = shownDays(month);
  const calendar = useQuery({
    ...ask('delivery.readCalendar', {
      fromOn: addDays(from, -WEEK_BEFORE),
      toOn: to,
      ...(audienceIds.length > 0 ? { audienceIds: [...audienceIds] } : {}),
    }),
    placeholderData: keepPreviousData,
  });
  useLive(
    (calendar.data?.releases ?? []).slice(0, MOST_TOPICS).map(({ id }) => `delivery.release:${id}`),
    ['delivery.readCalendar'],
  );
  const asked = calendar.data?.releases.find(({ id }) => id === search.release);
  const moved = moving ?? (asked ? { release: asked, day: dayIn(format.zone, asked.timing.opensAt) } : null);
  const show = (on: string) => void navigate({ to: '/studio/calendar', search: { on }, replace: true });
  const monthName = new Intl.DateTimeFormat(format.locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}T00:00:00Z`));
  const shown = (calendar.data?.releases ?? []).filter(
    ({ timing }) => dayIn(format.zone, timing.opensAt) >= from,
  );
  return (
    <Page
      title={t('web:rooms.calendar')}
      lede={t('delivery:calendar.lede')}
      width="wide"
      actions={
        <>
          <Button onClick={() => show(addMonths(month, -1))}>{t('delivery:calendar.before')}</Button>
          <Button onClick={() => show(today)}>{t('delivery:calendar.today')}</Button>
          <Button onClick={() => show(addMonths(month, 1))}>{t('delivery:calendar.after')}</Button>
        </>
      }
    >
      <CalendarAudiences chosen={audienceIds} onChange={setAudienceIds} />
      {calendar.error && <Failure error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {calendar.data && (
        <>
          <h2 className={classes['month']} aria-live="polite">
            {monthName}
          </h2>
          <CalendarLoads loads={calendar.data.loads} from={from} to={to} />
          <Suspense fallback={<SkeletonRows label={t('web:page.loading')} />}>
            <CalendarMonth
              month={month}
              releases={shown}
              onMove={(release, day) => setMoving({ release, day })}
            />
          </Suspense>
          <CalendarList
            releases={shown}
            onMove={(release) => setMoving({ release, day: dayIn(format.zone, release.timing.opensAt) })}
          />
        </>
      )}
      <CalendarFeeds audienceIds={audienceIds} />
      {moved && (
        <CalendarMove
          key={`${moved.release.id}${moved.day}`}
          moving={moved}
          onClose={() => {
            setMoving(null);
            if (search.release) show(search.on ?? today);
          }}
        />
      )}
    </Page>
  );
}

/** From the Monday at or before the first of a month to the Sunday at or after its last day. */
function shownDays(month: string): { from: string; to: string } {
  const last = addDays(addMonths(month, 1), -1);
  return { from: addDays(month, 1 - weekday(month)), to: addDays(last, 7 - weekday(last)) };
}
