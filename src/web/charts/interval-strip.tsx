import classes from './charts.module.css';

export interface IntervalStripProps {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Drawn as a dashed line: what it is compared with. */
  readonly reference?: number | undefined;
  /** Lines that carry the eye, such as every 20 %. */
  readonly ticks?: readonly number[];
  readonly dot?: boolean;
}

/** A value with its interval on a scale. Silent: the number stands beside it in words. */
export function IntervalStrip({
  from,
  to,
  value,
  low,
  high,
  reference,
  ticks = [],
  dot = true,
}: IntervalStripProps) {
  const at = (number: number) => `${(100 * (Math.min(to, Math.max(from, number)) - from)) / (to - from)}%`;
  return (
    <svg className={classes['strip']} width="100%" height="16" aria-hidden="true">
      {ticks.map((tick) => (
        <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2="16" className={classes['tick']} />
      ))}
      {reference !== undefined && (
        <line x1={at(reference)} x2={at(reference)} y1="1" y2="15" className={classes['reference']} />
      )}
      <line x1={at(low)} x2={at(high)} y1="8" y2="8" className={classes['interval']} />
      {dot && <circle cx={at(value)} cy="8" r="4.5" className={classes['dot']} />}
    </svg>
  );
}
