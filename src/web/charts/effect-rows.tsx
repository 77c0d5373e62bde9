import type { ReactNode } from 'react';
import { cx } from '#web/ui/class-names.ts';
import classes from './series.module.css';
import { useWidth } from './use-width.ts';

export interface EffectRow {
  readonly id: string;
  readonly name: ReactNode;
  /** Null: nothing may be said yet. */
  readonly effect: { readonly estimate: number; readonly low: number; readonly high: number } | null;
  /** From here on it is worth having. */
  readonly worthFrom: number | null;
  readonly tone: 'works' | 'unsure' | 'harm' | 'plain';
  /** The verdict, as icon and word. */
  readonly verdict: ReactNode;
}

interface EffectRowsProps {
  readonly label: string;
  readonly rows: readonly EffectRow[];
  /** Says a number of the scale with its sign. */
  readonly say: (value: number) => string;
}

/** Effects with their intervals on one scale around zero, what is worth having shaded, each with its verdict. */
export function EffectRows({ label, rows, say }: EffectRowsProps) {
  const reach = reachOf(rows);
  return (
    <ul role="list" aria-label={label} className={classes['effects']}>
      {rows.map((row) => (
        <li key={row.id}>
          <span>{row.name}</span>
          <Strip row={row} reach={reach} say={say} />
          {row.verdict}
        </li>
      ))}
    </ul>
  );
}

const HEIGHT = 40;

function Strip({ row, reach, say }: { row: EffectRow; reach: number; say: (value: number) => string }) {
  const { ref, width } = useWidth();
  const x = (value: number) => ((Math.min(reach, Math.max(-reach, value)) + reach) / (2 * reach)) * width;
  const { effect, worthFrom, tone } = row;
  return (
    <span ref={ref} className={cx(classes[tone])}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} aria-hidden="true">
          {worthFrom !== null && worthFrom < reach && (
            <rect
              x={x(worthFrom)}
              y={0}
              width={width - x(worthFrom)}
              height={24}
              className={classes['worth']}
            />
          )}
          <line x1={x(0)} x2={x(0)} y1={0} y2={24} className={classes['zero']} />
          {effect && (
            <>
              <line x1={x(effect.low)} x2={x(effect.high)} y1={12} y2={12} className={classes['effect']} />
              <circle cx={x(effect.estimate)} cy={12} r={4.5} className={classes['estimate']} />
            </>
          )}
          <text x={0} y={HEIGHT - 2}>
            {say(-reach)}
          </text>
          <text x={x(0)} y={HEIGHT - 2} textAnchor="middle">
            {say(0)}
          </text>
          <text x={width} y={HEIGHT - 2} textAnchor="end">
            {say(reach)}
          </text>
        </svg>
      )}
    </span>
  );
}

/** Half the width of the scale: a round number beyond all intervals. */
function reachOf(rows: readonly EffectRow[]): number {
  const most = Math.max(
    ...rows.flatMap(({ effect, worthFrom }) => [
      Math.abs(effect?.low ?? 0),
      Math.abs(effect?.high ?? 0),
      1.4 * (worthFrom ?? 0),
    ]),
    1e-9,
  );
  const step = 10 ** Math.floor(Math.log10(most));
  return Math.ceil((most / step) * 2) * (step / 2);
}
