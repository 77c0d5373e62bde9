import { useLayoutEffect, useRef, useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import { Section } from '#web/ui/section.tsx';
import classes from './open.module.css';
import { roomFor, type Stretch, timeLineOf } from './open-time-line.ts';
import type { OpenPlan } from './open-words.ts';

const LINE_Y = 44;

/** The phases as one line in time, with today as a ring; drawn at the width that there is, so that text keeps its size. */
export function PhasesInTime({ plan }: { plan: OpenPlan }) {
  const t = useT();
  const format = useFormat();
  const { frame, width } = useWidth();
  const phases = plan.phases.map(({ id, title, startsOn, endsOn }) => ({
    id,
    title: title.text,
    startsOn,
    endsOn,
  }));
  const { stretches, today, weeks } = timeLineOf(phases, plan);
  if (stretches.length === 0) return null;
  const spoken = t('plan:open.timeline', {
    phases: format.list(
      stretches.map(({ title, startsOn, endsOn }) =>
        t('plan:open.phaseInTime', { title, from: format.day(startsOn), to: format.day(endsOn) }),
      ),
    ),
    day: format.day(plan.today),
  });
  const rooms = roomFor(stretches, width);
  return (
    <Section title={t('plan:studio.weeks', { count: weeks })}>
      <div ref={frame} className={classes['time']}>
        <svg height={92} role="img" aria-label={spoken}>
          <path d={`M0 ${LINE_Y}H${width}`} stroke="var(--line)" />
          {stretches.map((stretch, index) => (
            <PhaseStroke key={stretch.id} {...{ stretch, width, room: rooms[index] ?? null }} />
          ))}
          {today !== null && <Today at={today * width} width={width} />}
        </svg>
      </div>
    </Section>
  );
}

function PhaseStroke({ stretch, width, room }: { stretch: Stretch; width: number; room: number | null }) {
  const format = useFormat();
  const { title, startsOn, from, to, isNow } = stretch;
  // Round ends reach three pixels further, and a gap tells one phase from the next.
  const [start, end] = [from * width + 3, Math.max(from * width + 4, to * width - 7)];
  return (
    <>
      <path
        d={`M${start} ${LINE_Y}H${end}`}
        stroke={isNow ? 'var(--accent)' : 'var(--ink-3)'}
        strokeOpacity={isNow ? 1 : 0.55}
        strokeWidth={6}
        strokeLinecap="round"
      />
      {room !== null && (
        <>
          <text x={from * width} y={69} className={cx(isNow && classes['onNow'])}>
            {shortened(title, room)}
          </text>
          <text x={from * width} y={87} className={classes['day']}>
            {format.shortDay(startsOn)}
          </text>
        </>
      )}
    </>
  );
}

function Today({ at, width }: { at: number; width: number }) {
  const t = useT();
  const anchor = at < 30 ? 'start' : at > width - 30 ? 'end' : 'middle';
  const x = anchor === 'start' ? 0 : anchor === 'end' ? width : at;
  return (
    <>
      <circle cx={at} cy={LINE_Y} r={7} fill="var(--paper)" stroke="var(--accent)" strokeWidth={3} />
      <text x={x} y={26} textAnchor={anchor} className={classes['todayWord']}>
        {t('plan:studio.today')}
      </text>
    </>
  );
}

// Inter at 13 px runs to about 6.6 px a letter.
const shortened = (title: string, room: number) => {
  const letters = Math.floor((room - 8) / 6.6);
  return title.length <= letters ? title : `${title.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
};

/** The width of the frame, as it is and as it becomes. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(350);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    setWidth(element.clientWidth);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { frame, width };
}
