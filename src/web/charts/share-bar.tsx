import { cx } from '#web/ui/class-names.ts';
import classes from './charts.module.css';

export interface SharePart {
  readonly id: string;
  readonly label: string;
  /** In percent of the whole. */
  readonly percent: number;
  /** The share as it is said: «≥ 95 %». */
  readonly said: string;
  /** −1 bad, 0 neither, 1 good, and the halves between them; null where no side is good. */
  readonly side: number | null;
}

/** Shares of a whole in one bar, from bad to good, each named with its number below. */
export function ShareBar({ label, parts }: { label: string; parts: readonly SharePart[] }) {
  const total = Math.max(
    1,
    parts.reduce((sum, { percent }) => sum + percent, 0),
  );
  return (
    <figure className={classes['shares']}>
      <div className={classes['bar']} aria-hidden="true">
        {parts
          .filter(({ percent }) => percent > 0)
          .map(({ id, percent, side }) => (
            <span
              key={id}
              className={cx(classes[toneOf(side)])}
              style={{ width: `${(100 * percent) / total}%` }}
            />
          ))}
      </div>
      <ul aria-label={label}>
        {parts.map(({ id, label: name, said, side }) => (
          <li key={id}>
            <i className={cx(classes['key'], classes[toneOf(side)])} aria-hidden="true" />
            {name} <b className="num">{said}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Single shares that do not add up to a whole: several choices of one person. */
export function ShareRows({ label, parts }: { label: string; parts: readonly SharePart[] }) {
  return (
    <ul aria-label={label} className={classes['shareRows']}>
      {parts.map(({ id, label: name, percent, said }) => (
        <li key={id}>
          <span>{name}</span>
          <span className={classes['track']} aria-hidden="true">
            <i style={{ width: `${Math.min(100, percent)}%` }} />
          </span>
          <b className="num">{said}</b>
        </li>
      ))}
    </ul>
  );
}

function toneOf(side: number | null): string {
  if (side === null) return 'plainSide';
  if (side === 0) return 'neither';
  if (side > 0) return side > 0.6 ? 'good' : 'rather';
  return side < -0.6 ? 'bad' : 'ratherBad';
}
