import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { CalendarWays } from './open-calendar.tsx';

type Meetings = Answer<'plan.listCheckIns'>;

/** When the plan meets, what the meetings said, and how to have them in one's calendar. */
export function MeetingsPage() {
  const t = useT();
  const { planId } = useParams({ from: '/home/plan/$planId/minutes' });
  const meetings = useQuery(ask('plan.listCheckIns', { planId }));
  useLive([`plan.plan:${planId}`], ['plan.listCheckIns']);
  const { data, error } = meetings;
  return (
    <Page
      title={t('plan:open.minutes.title')}
      lede={t('plan:open.minutes.lead')}
      crumbs={[{ label: t('plan:open.backToPlan'), link: { to: '/plan/$planId', params: { planId } } }]}
      aside={data?.series && <CalendarWays planId={planId} />}
    >
      {meetings.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {error && <Failure error={error} onRetry={() => void meetings.refetch()} />}
      {data && (
        <>
          <Series series={data.series} />
          {data.checkIns.length === 0 ? (
            <EmptyState title={t('plan:open.minutes.none')} />
          ) : (
            <Section title={t('plan:open.minutes.held')}>
              <Held planId={planId} checkIns={data.checkIns} />
            </Section>
          )}
        </>
      )}
    </Page>
  );
}

function Series({ series }: { series: Meetings['series'] }) {
  const t = useT();
  const format = useFormat();
  if (!series) return <p className="small">{t('plan:open.minutes.noSeries')}</p>;
  const { weekday, time, next, skipped, owner } = series;
  const days = (some: readonly string[]) => format.list(some.map((day) => format.day(day)));
  return (
    <Section title={t('plan:checkIn.series', { weekday: weekdayName(weekday, format.locale), time })}>
      {owner?.name && <p>{owner.name}</p>}
      {next.length > 0 && (
        <p>{t('plan:open.minutes.next', { days: days(next.slice(0, 3).map(({ on }) => on)) })}</p>
      )}
      {skipped.length > 0 && (
        <p className="small">{t('plan:open.minutes.skippedOn', { days: days(skipped) })}</p>
      )}
    </Section>
  );
}

/** Monday is 1; the second of November 2026 was one. */
function weekdayName(weekday: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 10, 1 + weekday)),
  );
}

function Held({ planId, checkIns }: { planId: string; checkIns: Meetings['checkIns'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Rows>
      {checkIns.map(({ id: checkInId, occursOn, closedAt, realised, partly, not }) => {
        const day = format.longDay(occursOn);
        const counts = [
          t('plan:open.minutes.realised', { count: realised }),
          t('plan:open.minutes.partly', { count: partly }),
          t('plan:open.minutes.not', { count: not }),
        ].join(' · ');
        return (
          <Row
            key={checkInId}
            name={
              closedAt ? (
                <Link to="/plan/$planId/minutes/$checkInId" params={{ planId, checkInId }}>
                  {t('plan:checkIn.minutes', { day })}
                </Link>
              ) : (
                day
              )
            }
            meta={closedAt ? counts : t('plan:open.minutes.goingOn')}
          />
        );
      })}
    </Rows>
  );
}
