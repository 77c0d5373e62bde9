import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { addDays } from '#kernel/calendar.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask, useSend } from '#web/query.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows, StatusWord } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { CourseFrame } from './course-frame.tsx';
import { MeetingCalendar } from './meeting-calendar.tsx';
import { MeetingSeriesForm, SeriesFacts } from './meeting-series.tsx';
import { useToday } from './plan-words.ts';

export type Meetings = Answer<'plan.listCheckIns'>;

/** The weekly check-in of a plan: when it is, how to have it in one's calendar, and every meeting, the skipped ones too. */
export function MeetingListPage() {
  const t = useT();
  const { planId } = useParams({ from: '/studio/plan/$planId/check-ins' });
  const meetings = useQuery(ask('plan.listCheckIns', { planId }));
  useLive([`plan.plan:${planId}`], ['plan.listCheckIns']);
  const { data } = meetings;
  return (
    <CourseFrame
      planId={planId}
      planTitle={data?.planTitle.text}
      title={t('plan:checkIn.title')}
      lede={t('plan:checkIn.lede')}
      actions={data && <OpenMeeting planId={planId} meetings={data} />}
    >
      {meetings.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {meetings.error && <Failure error={meetings.error} onRetry={() => void meetings.refetch()} />}
      {data && (
        <>
          <Series planId={planId} meetings={data} />
          {data.series && <MeetingCalendar planId={planId} />}
          <Held meetings={data} />
        </>
      )}
    </CourseFrame>
  );
}

/** Opens the meeting of this week, or goes on with the one that is open. */
function OpenMeeting({ planId, meetings }: { planId: string; meetings: Meetings }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const today = useToday();
  const open = useSend('plan.openCheckIn', {
    changes: ['plan.listCheckIns'],
    onDone: ({ id }) => void navigate({ to: '/meeting/$checkInId', params: { checkInId: id } }),
  });
  const { checkIns, series, can, planState } = meetings;
  const goesOn = checkIns.find(({ closedAt }) => closedAt === null);
  if (goesOn)
    return (
      <LinkButton kind="primary" to="/meeting/$checkInId" params={{ checkInId: goesOn.id }}>
        {t('plan:checkIn.goOn', { day: format.weekday(goesOn.occursOn) })}
      </LinkButton>
    );
  const held = new Set(checkIns.map(({ occursOn }) => occursOn));
  // The meeting of the series that is nearest, so that one held a day early or late is still this week's.
  const near = [...(series?.skipped ?? []), ...(series?.next ?? []).map(({ on }) => on)].find(
    (on) => !held.has(on) && on >= addDays(today, -3) && on <= addDays(today, 3),
  );
  const occursOn = near ?? today;
  const locked = can.open
    ? held.has(occursOn) && t('plan:checkIn.heldToday')
    : planState === 'under_way'
      ? t('plan:errors.only_who_runs_the_meeting')
      : t('plan:errors.not_under_way');
  return (
    <>
      {open.error && <Failure error={open.error} />}
      <Button
        kind="primary"
        locked={locked}
        pending={open.isPending && t('web:form.sending')}
        onClick={() => open.mutate({ planId, occursOn })}
      >
        {t('plan:checkIn.openOn', { day: format.weekday(occursOn) })}
      </Button>
    </>
  );
}

function Series({ planId, meetings: { series, can } }: { planId: string; meetings: Meetings }) {
  const t = useT();
  const [changing, setChanging] = useState(false);
  if (!series)
    return (
      <Section title={t('plan:checkIn.when')}>
        <EmptyState title={t('plan:checkIn.noSeries')} text={t('plan:checkIn.noSeriesText')} />
        {can.change && <MeetingSeriesForm planId={planId} series={null} onDone={() => undefined} />}
      </Section>
    );
  return (
    <Section
      title={t('plan:checkIn.when')}
      end={
        can.change && (
          <button type="button" className="link" onClick={() => setChanging(true)}>
            {t('plan:checkIn.changeSeries')}
          </button>
        )
      }
    >
      <SeriesFacts series={series} />
      {changing && (
        <Dialog open onClose={() => setChanging(false)} title={t('plan:checkIn.changeSeries')}>
          <MeetingSeriesForm planId={planId} series={series} onDone={() => setChanging(false)} />
        </Dialog>
      )}
    </Section>
  );
}

/** Meetings that were held and those that nobody held, newest first. */
function Held({ meetings: { checkIns, series } }: { meetings: Meetings }) {
  const t = useT();
  const skipped = series?.skipped ?? [];
  const days = [
    ...checkIns.map((meeting) => ({ on: meeting.occursOn, meeting })),
    ...skipped.map((on) => ({ on, meeting: null })),
  ].sort((one, other) => (one.on < other.on ? 1 : -1));
  return (
    <Section
      title={t('plan:checkIn.meetings')}
      end={skipped.length > 0 && t('plan:checkIn.skipped', { count: skipped.length })}
    >
      {days.length === 0 && <p className="small">{t('plan:checkIn.noMeetings')}</p>}
      {days.length > 0 && (
        <Rows label={t('plan:checkIn.meetings')}>
          {days.map(({ on, meeting }) =>
            meeting ? <HeldRow key={meeting.id} meeting={meeting} /> : <SkippedRow key={on} on={on} />,
          )}
        </Rows>
      )}
    </Section>
  );
}

function HeldRow({ meeting }: { meeting: Meetings['checkIns'][number] }) {
  const t = useT();
  const format = useFormat();
  const { id, occursOn, closedAt, realised, partly, not } = meeting;
  return (
    <Row
      name={
        <Link to="/meeting/$checkInId" params={{ checkInId: id }}>
          {t('plan:checkIn.meetingOf', { day: format.weekday(occursOn) })}
        </Link>
      }
      meta={<span className="num">{t('plan:checkIn.counts', { realised, partly, not })}</span>}
      act={
        closedAt === null ? (
          <StatusWord tone="accent">{t('plan:checkIn.goesOn')}</StatusWord>
        ) : (
          <StatusWord tone="works">{t('plan:checkIn.published')}</StatusWord>
        )
      }
    />
  );
}

function SkippedRow({ on }: { on: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <Row
      name={t('plan:checkIn.meetingOf', { day: format.weekday(on) })}
      act={<StatusWord tone="unsure">{t('plan:checkIn.wasSkipped')}</StatusWord>}
    />
  );
}
