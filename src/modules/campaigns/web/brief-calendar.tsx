import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { addDays, dayIn, daysBetween, weekday } from '#kernel/calendar.ts';
import { LoadBands } from '#modules/delivery/web/calendar-loads.tsx';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import classes from './brief-calendar.module.css';
import { BriefSection } from './brief-section.tsx';
import campaignClasses from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { useReadsCalendar } from './use-reads-calendar.ts';

const WEEKS = 4;
const DAYS = 7 * WEEKS;
/** A title that stands in the last days would have no room after its day. */
const TITLE_DAYS = 6;
/** The load of a day is that of the seven days up to it. */
const DAYS_BEFORE = 6;
const MOST_AUDIENCES = 4;

type Release = Answer<'delivery.readCalendar'>['releases'][number];

/** Four weeks from the last on: what is asked of the people of the rings, by whomever, and what of it is this campaign's. */
export function BriefCalendar() {
  const t = useT();
  const format = useFormat();
  const reads = useReadsCalendar();
  const { id: campaignId } = useCampaign();
  const rings = useQuery(ask('campaigns.listRings', { campaignId }));
  const pieces = useQuery(ask('campaigns.listPieces', { campaignId }));
  const audienceIds = [...new Set((rings.data?.rings ?? []).map(({ audience }) => audience.id))];
  const today = dayIn(format.zone, new Date().toISOString());
  const from = addDays(today, 1 - weekday(today) - 7);
  const to = addDays(from, DAYS - 1);
  const calendar = useQuery({
    ...ask('delivery.readCalendar', {
      fromOn: addDays(from, -DAYS_BEFORE),
      toOn: to,
      ...(audienceIds.length > 0 ? { audienceIds: audienceIds.slice(0, MOST_AUDIENCES) } : {}),
    }),
    enabled: reads && rings.isSuccess,
  });
  if (!reads) return null;
  const pieceOf = new Map((pieces.data?.pieces ?? []).map(({ id, messageId }) => [messageId, id]));
  const dayOf = (release: Release) => dayIn(format.zone, release.timing.opensAt);
  const own = (calendar.data?.releases ?? []).filter(
    (release) => pieceOf.has(release.messageId) && dayOf(release) >= from,
  );
  const bands = (calendar.data?.loads ?? []).filter(({ audience }) => audience || audienceIds.length === 0);
  return (
    <BriefSection id="calendar" title={t('web:rooms.calendar')} end={t('campaigns:strip.means')}>
      {calendar.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {calendar.error && <Failure error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.data && (
        <>
          <ol className={classes['weeks']} aria-hidden="true">
            {Array.from({ length: WEEKS }, (_, week) => addDays(from, 7 * week)).map((monday) => (
              <li key={monday}>{format.shortDay(monday)}</li>
            ))}
          </ol>
          <LoadBands loads={bands} from={from} to={to} />
          <p className={classes['own']}>{t('campaigns:strip.own')}</p>
          {own.length === 0 && <p className={campaignClasses['none']}>{t('campaigns:strip.none')}</p>}
          <ol className={classes['strip']}>
            {own.map((release) => (
              <li key={release.id} style={placeOf(daysBetween(from, dayOf(release)))}>
                <Link
                  to="/studio/campaigns/$campaignId/pieces/$pieceId"
                  params={{ campaignId, pieceId: pieceOf.get(release.messageId) ?? '' }}
                >
                  {release.title}
                </Link>
                <small>{[format.shortDay(dayOf(release)), release.ring].join(' · ')}</small>
              </li>
            ))}
          </ol>
          <Link to="/studio/calendar" search={{ on: today }} className="link">
            {t('campaigns:strip.open')}
          </Link>
        </>
      )}
    </BriefSection>
  );
}

/** From its day on as wide as a title needs; in the last days it ends at the edge instead. */
function placeOf(day: number): CSSProperties {
  const first = Math.min(day, DAYS - TITLE_DAYS);
  // Safe: React hands custom properties to the style as they are.
  return {
    '--column': `${first + 1} / span ${TITLE_DAYS}`,
    '--day': `${((100 * (day - first)) / TITLE_DAYS).toFixed(2)}%`,
  } as CSSProperties;
}
