import { type Ref, useId } from 'react';
import classes from './series.module.css';
import { useWidth } from './use-width.ts';

export interface SeriesPoint {
  /** Where it stands in time, in any unit that grows: days since some day. */
  readonly at: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A line across the whole picture, such as where it began or should end. */
export interface SeriesLevel {
  readonly value: number;
  readonly label: string;
  readonly dotted: boolean;
}

/** Something that happened; its number leads to the words under the picture. */
export interface SeriesMark {
  readonly at: number;
  readonly until: number | null;
  readonly number: number;
}

export interface SeriesChartProps {
  /** The whole picture in a sentence. */
  readonly label: string;
  readonly points: readonly SeriesPoint[];
  readonly levels: readonly SeriesLevel[];
  readonly marks: readonly SeriesMark[];
  /** Between which times it is drawn, the same for pictures that are compared. */
  readonly from: number;
  readonly to: number;
  /** What stands under its left and right end. */
  readonly ends: readonly [string, string];
  /** The newest value and its interval, said: «71 %», «±6». */
  readonly said: string;
  readonly margin: string | null;
  readonly height?: number;
  readonly svgRef?: Ref<SVGSVGElement>;
}

const [TOP, BOTTOM, RIGHT] = [20, 22, 84];

/** A measure over time: readings with the band of their intervals, levels, and what else happened. Drawn at its own width. */
export function SeriesChart(props: SeriesChartProps) {
  const { label, points, levels, marks, from, to, ends, said, margin, height = 150, svgRef } = props;
  const { ref, width } = useWidth();
  const clip = useId();
  const inner = Math.max(1, width - RIGHT);
  const bottom = height - BOTTOM;
  const x = (at: number) => (to > from ? 4 + ((at - from) / (to - from)) * (inner - 8) : inner / 2);
  const y = scaleOf(points, levels, bottom);
  const last = points.at(-1);
  const band = points.filter(({ low, high }) => low !== null && high !== null);
  return (
    <div ref={ref} className={classes['series']}>
      {width > 0 && (
        <svg ref={svgRef} width={width} height={height} role="img" aria-label={label}>
          <title>{label}</title>
          <clipPath id={clip}>
            <rect x={0} y={0} width={inner} height={bottom} />
          </clipPath>
          {marks.map((mark) => (
            <Mark key={mark.number} mark={mark} x={x} bottom={bottom} inner={inner} />
          ))}
          <line x1={0} x2={inner} y1={bottom} y2={bottom} className={classes['axis']} />
          {levels.map((level) => (
            <Level
              key={level.label}
              level={level}
              y={y(level.value)}
              inner={inner}
              away={last && y(last.value)}
            />
          ))}
          <g clipPath={`url(#${clip})`}>
            {band.length > 1 && (
              <polygon
                className={classes['band']}
                points={[
                  ...band.map(({ at, high, value }) => `${x(at)},${y(high ?? value)}`),
                  ...band.map(({ at, low, value }) => `${x(at)},${y(low ?? value)}`).reverse(),
                ].join(' ')}
              />
            )}
            {band.map(({ at, low, high, value }) => (
              <line
                key={at}
                x1={x(at)}
                x2={x(at)}
                y1={y(low ?? value)}
                y2={y(high ?? value)}
                className={classes['whisker']}
              />
            ))}
          </g>
          <polyline
            className={classes['path']}
            points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')}
          />
          {points.map(({ at, value }) => (
            <circle
              key={at}
              cx={x(at)}
              cy={y(value)}
              r={points.length > 40 ? 1.5 : 3}
              className={classes['dot']}
            />
          ))}
          {last && (
            <>
              <text x={x(last.at) + 10} y={y(last.value) + 5} className={classes['strong']}>
                {said}
              </text>
              {margin && (
                <text x={x(last.at) + 10} y={y(last.value) + 20}>
                  {margin}
                </text>
              )}
            </>
          )}
          <text x={0} y={height - 5}>
            {ends[0]}
          </text>
          {ends[1] !== ends[0] && (
            <text x={inner} y={height - 5} textAnchor="end">
              {ends[1]}
            </text>
          )}
        </svg>
      )}
    </div>
  );
}

interface LevelProps {
  readonly level: SeriesLevel;
  readonly y: number;
  readonly inner: number;
  /** Where the newest value is said; the name of the level keeps away from it. */
  readonly away: number | undefined;
}

function Level({ level: { label, dotted }, y, inner, away }: LevelProps) {
  const near = away !== undefined && Math.abs(away - y) < 26;
  return (
    <>
      <line x1={0} x2={inner} y1={y} y2={y} className={dotted ? classes['target'] : classes['baseline']} />
      {near ? (
        <text x={2} y={y - 5}>
          {label}
        </text>
      ) : (
        <text x={inner + 6} y={y + 4}>
          {label}
        </text>
      )}
    </>
  );
}

interface MarkProps {
  readonly mark: SeriesMark;
  readonly x: (at: number) => number;
  readonly bottom: number;
  readonly inner: number;
}

function Mark({ mark: { at, until, number }, x, bottom, inner }: MarkProps) {
  const from = Math.max(0, x(at));
  const to = Math.min(inner, x(until ?? at));
  if (from > inner || to < 0) return null;
  return (
    <>
      {until !== null && to - from > 1 && (
        <rect x={from} y={TOP - 6} width={to - from} height={bottom - TOP + 6} className={classes['span']} />
      )}
      <line x1={from} x2={from} y1={TOP - 6} y2={bottom} className={classes['mark']} />
      <text x={from} y={10} textAnchor={from < 8 ? 'start' : 'middle'} className={classes['number']}>
        {number}
      </text>
    </>
  );
}

/** Heights for values: all intervals and levels have room. */
function scaleOf(points: readonly SeriesPoint[], levels: readonly SeriesLevel[], bottom: number) {
  const values = [
    ...points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
    ...levels.map(({ value }) => value),
  ];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = high > low ? (high - low) * 0.06 : Math.max(1, Math.abs(high) * 0.1);
  const [least, most] = [low - room, high + room];
  return (value: number) => TOP + ((most - value) / (most - least)) * (bottom - TOP - 4);
}
