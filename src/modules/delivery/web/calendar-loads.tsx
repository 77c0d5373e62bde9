import { useQuery } from '@tanstack/react-query';
import { addDays, daysBetween } from '#kernel/calendar.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Section } from '#web/ui/section.tsx';
import classes from './calendar.module.css';

type Load = Answer<'delivery.readCalendar'>['loads'][number];

interface CalendarLoadsProps {
  readonly loads: readonly Load[];
  readonly from: string;
  readonly to: string;
}

const HEIGHT = 40;

/** What is asked of each audience in the days that are shown, under its heading. */
export function CalendarLoads(shown: CalendarLoadsProps) {
  const t = useT();
  const budget = useBudget();
  return (
    <Section
      title={t('delivery:calendar.load')}
      end={t('delivery:calendar.loadText', { count: Math.round(budget) })}
    >
      <LoadBands {...shown} />
    </Section>
  );
}

/** For each audience, the minutes asked of a member in the seven days up to each day, against the budget of a week. */
export function LoadBands({ loads, from, to }: CalendarLoadsProps) {
  const budget = useBudget();
  const count = daysBetween(from, to) + 1;
  const days = Array.from({ length: count }, (_, index) => addDays(from, index));
  return loads.map((load) => (
    <Band key={load.audience?.id ?? 'everybody'} load={load} days={days} budget={budget} />
  ));
}

/** Reading minutes of a week. */
function useBudget(): number {
  const settings = useQuery(ask('delivery.readSettings', {}));
  return (settings.data?.caps.secondsAWeek ?? 600) / 60;
}

function Band({ load, days, budget }: { load: Load; days: readonly string[]; budget: number }) {
  const t = useT();
  const format = useFormat();
  const asked = new Map(load.days.map(({ on, minutes }) => [on, minutes]));
  const weeks = days.map((day) => ({
    day,
    minutes: Array.from({ length: 7 }, (_, back) => asked.get(addDays(day, -back)) ?? 0).reduce(
      (sum, one) => sum + one,
      0,
    ),
  }));
  const name = load.audience?.name ?? t('delivery:calendar.everybody');
  const most = Math.max(budget * 1.4, ...weeks.map(({ minutes }) => minutes));
  const worst = weeks.toSorted((one, other) => other.minutes - one.minutes)[0];
  const over = worst ? Math.round(worst.minutes - budget) : 0;
  const pixels = (minutes: number) => Math.round((minutes / most) * HEIGHT);
  return (
    <div className={classes['band']}>
      <p>
        <strong>{name}</strong>
        <span className="small">
          {over > 0 && worst
            ? t('delivery:calendar.over', { count: over, day: format.shortDay(worst.day) })
            : t('delivery:calendar.within')}
        </span>
      </p>
      <div className={classes['bars']} style={{ height: HEIGHT }} aria-hidden="true">
        <span className={classes['budget']} style={{ bottom: pixels(budget) }} />
        {weeks.map(({ day, minutes }) => (
          <span key={day} className={classes['bar']}>
            <span className={classes['overload']} style={{ height: pixels(Math.max(0, minutes - budget)) }} />
            <span className={classes['load']} style={{ height: pixels(Math.min(minutes, budget)) }} />
          </span>
        ))}
      </div>
      <details>
        <summary>{t('delivery:calendar.numbers')}</summary>
        <table className={classes['numbers']}>
          <caption className="hidden">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('delivery:calendar.day')}</th>
              <th scope="col">{t('delivery:calendar.minutesInWeek')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ day, minutes }) => (
              <tr key={day}>
                <th scope="row">{format.day(day)}</th>
                <td className="num">{format.number(minutes, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
