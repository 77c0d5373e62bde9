import classes from './charts.module.css';
import { useWidth } from './use-width.ts';

export interface TrendPoint {
  readonly id: string;
  /** What stands below it: «Nov ’26». */
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly said: string;
}

interface TrendLineProps {
  /** The whole line in a sentence. */
  readonly label: string;
  readonly points: readonly TrendPoint[];
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly said: string }[];
}

const HEIGHT = 200;
const [LEFT, RIGHT, TOP, BOTTOM] = [48, 56, 12, 30];

/** A value over time with the band of its interval; the last number stands at its point. */
export function TrendLine({ label, points, from, to, ticks }: TrendLineProps) {
  const { ref, width } = useWidth();
  const inner = Math.max(0, width - LEFT - RIGHT);
  const x = (at: number) => LEFT + (points.length > 1 ? (inner * at) / (points.length - 1) : inner / 2);
  const y = (value: number) => TOP + ((to - value) / (to - from)) * (HEIGHT - TOP - BOTTOM);
  const along = (pick: (point: TrendPoint) => number) =>
    points.map((point, at) => `${x(at)},${y(pick(point))}`);
  const band = [...along(({ high }) => high), ...along(({ low }) => low).reverse()].join(' ');
  const last = points.at(-1);
  const every = Math.max(1, Math.ceil(points.length / Math.max(1, Math.floor(inner / 72))));
  return (
    <div ref={ref} className={classes['trend']}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          {ticks.map((tick) => (
            <g key={tick.at}>
              <line
                x1={LEFT}
                x2={width - RIGHT}
                y1={y(tick.at)}
                y2={y(tick.at)}
                className={classes['tick']}
              />
              <text x={LEFT - 8} y={y(tick.at) + 4} textAnchor="end">
                {tick.said}
              </text>
            </g>
          ))}
          <polygon points={band} className={classes['band']} />
          <polyline points={along(({ value }) => value).join(' ')} className={classes['path']} />
          {points.map((point, at) => (
            <g key={point.id}>
              <line
                x1={x(at)}
                x2={x(at)}
                y1={y(point.low)}
                y2={y(point.high)}
                className={classes['whisker']}
              />
              <circle cx={x(at)} cy={y(point.value)} r="3.5" className={classes['dot']} />
              {(points.length - 1 - at) % every === 0 && (
                <text x={x(at)} y={HEIGHT - 8} textAnchor="middle">
                  {point.name}
                </text>
              )}
            </g>
          ))}
          {last && (
            <text x={x(points.length - 1) + 10} y={y(last.value) + 4} className={classes['strong']}>
              {last.said}
            </text>
          )}
        </svg>
      )}
    </div>
  );
}
