import { useLayoutEffect, useRef, useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import classes from './board.module.css';

type Bars = Answer<'conversation.readClosureFigures'>['byDays'];

const HEIGHT = 84;
const STEP = 11;
const RADIUS = 4;
/** Above so many in a column a dot stands for several. */
const MOST_DOTS = 7;
const AXIS_STEPS = [1, 2, 5, 10, 20, 60];

/**
 * One dot per case over the days that its answer took; hollow while it waits. With many cases a dot stands for several, and the
 * chart says so. Drawn at the width that it has, so that words keep their size.
 */
export function DaysChart({ byDays }: { byDays: Bars }) {
  const t = useT();
  const format = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(296);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const last = Math.max(5, ...byDays.map(({ days }) => days));
  const most = Math.max(...byDays.map(({ answered, waiting }) => answered + waiting));
  const each = Math.max(1, Math.ceil(most / MOST_DOTS));
  const x = (day: number) => RADIUS + 2 + (day / last) * (width - 2 * RADIUS - 12);
  const tick = AXIS_STEPS.find((step) => last / step <= 6) ?? 10;
  return (
    <div ref={frame} className={classes['chart']}>
      <svg width={width} height={HEIGHT + 24} aria-hidden="true">
        <path d={`M0 ${HEIGHT}H${width}`} stroke="var(--line)" />
        {byDays.flatMap((bar) => dotsOf(bar, each, x))}
        {Array.from({ length: Math.floor(last / tick) + 1 }, (_, index) => index * tick).map((day) => (
          <text key={day} x={x(day)} y={HEIGHT + 18} textAnchor={day === 0 ? 'start' : 'middle'}>
            {format.number(day)}
          </text>
        ))}
      </svg>
      <p className="small num">
        {each > 1 ? t('conversation:board.dotOf', { count: each }) : t('conversation:board.dot')}
      </p>
    </div>
  );
}

function dotsOf({ days, answered, waiting }: Bars[number], each: number, x: (day: number) => number) {
  const [full, hollow] = [Math.ceil(answered / each), Math.ceil(waiting / each)];
  return Array.from({ length: full + hollow }, (_, index) => (
    <circle
      // biome-ignore lint/suspicious/noArrayIndexKey: the dots of a day are all alike and never move
      key={`${days}/${index}`}
      cx={x(days)}
      cy={HEIGHT - 8 - index * STEP}
      r={RADIUS}
      fill={index < full ? 'var(--accent)' : 'var(--paper)'}
      stroke={index < full ? 'var(--accent)' : 'var(--unsure)'}
      strokeWidth={1.6}
    />
  ));
}
