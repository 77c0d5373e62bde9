import type { ReactNode } from 'react';
import classes from './charts.module.css';
import { IntervalStrip } from './interval-strip.tsx';

export interface IntervalRow {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The number as it is said: «34 %». */
  readonly said: string;
  readonly note?: ReactNode;
}

interface IntervalRowsProps {
  readonly label: string;
  readonly rows: readonly IntervalRow[];
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly said: string }[];
}

/** Values with their intervals, one below the other on one scale, each with its name and number beside it. */
export function IntervalRows({ label, rows, from, to, ticks }: IntervalRowsProps) {
  return (
    <div className={classes['rows']}>
      <ul aria-label={label}>
        {rows.map(({ id, name, value, low, high, said, note }) => (
          <li key={id}>
            <span className={classes['name']}>
              {name}
              {note}
            </span>
            <IntervalStrip
              from={from}
              to={to}
              value={value}
              low={low}
              high={high}
              ticks={ticks.map((tick) => tick.at)}
            />
            <b className="num">{said}</b>
          </li>
        ))}
      </ul>
      <div className={classes['axis']} aria-hidden="true">
        <span />
        <span>
          {ticks.map((tick) => (
            <i key={tick.at} style={{ left: `${(100 * (tick.at - from)) / (to - from)}%` }}>
              {tick.said}
            </i>
          ))}
        </span>
        <span />
      </div>
    </div>
  );
}
