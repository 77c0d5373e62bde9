import { Circle, Line, Path, Rect, Svg, Text, View } from '@react-pdf/renderer';
import { INK, QUIET } from './pdf.tsx';

const WIDTH = 483;
const RULE = '#dcd9d0';

/** A measure over time: its points with their intervals, and lines at baseline and target. */
export interface SeriesPlot {
  readonly caption: string;
  readonly points: readonly {
    /** Days, or anything that grows with time. */
    readonly at: number;
    readonly value: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly levels: readonly { readonly value: number; readonly label: string; readonly dashed: boolean }[];
  /** What happened, at its time. */
  readonly marks: readonly number[];
  readonly from: string;
  readonly to: string;
  /** A number as its reader writes it. */
  readonly format: (value: number) => string;
}

const HEIGHT = 120;
const LEFT = 44;
const RIGHT = WIDTH - 96;

/** A line with its band of intervals; the label of each level stands at its right end. */
export function Series({
  caption,
  points,
  levels,
  marks,
  from,
  to,
  format,
  accent,
}: SeriesPlot & { accent: string }) {
  const values = [
    ...points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
    ...levels.map(({ value }) => value),
  ];
  const times = points.map(({ at }) => at);
  const y = scale(Math.min(...values), Math.max(...values), { from: HEIGHT - 10, to: 10 });
  const x = scale(Math.min(...times), Math.max(...times), { from: LEFT, to: RIGHT });
  const banded = points.filter(({ low, high }) => low !== null && high !== null);
  const band = [
    ...banded.map(({ at, high }) => [x(at), y(high ?? 0)] as const),
    ...[...banded].reverse().map(({ at, low }) => [x(at), y(low ?? 0)] as const),
  ];
  return (
    <View wrap={false} style={{ marginBottom: 10 }}>
      <Text style={{ fontSize: 9, color: QUIET, marginBottom: 2 }}>{caption}</Text>
      <View style={{ height: HEIGHT + 14, width: WIDTH }}>
        <Svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
          {marks
            .filter((at) => at >= Math.min(...times) && at <= Math.max(...times))
            .map((at) => (
              <Line key={at} x1={x(at)} x2={x(at)} y1={6} y2={HEIGHT - 6} stroke={RULE} strokeWidth={1} />
            ))}
          {levels.map(({ value, label, dashed }) => (
            <Line
              key={label}
              x1={LEFT}
              x2={RIGHT}
              y1={y(value)}
              y2={y(value)}
              stroke={QUIET}
              strokeWidth={0.75}
              strokeDasharray={dashed ? '4 3' : ''}
            />
          ))}
          {band.length > 2 ? <Path d={`${pathOf(band)} Z`} fill={accent} fillOpacity={0.16} /> : null}
          {points.length > 1 ? (
            <Path
              d={pathOf(points.map(({ at, value }) => [x(at), y(value)] as const))}
              stroke={accent}
              strokeWidth={1.5}
              fill="none"
            />
          ) : null}
          {points.map(({ at, value }) => (
            <Circle key={at} cx={x(at)} cy={y(value)} r={2.2} fill={accent} />
          ))}
        </Svg>
        {apart(levels.map(({ value, label }) => ({ top: y(value), text: `${label} ${format(value)}` }))).map(
          ({ top, text }) => (
            <Text key={text} style={{ ...TINY, left: RIGHT + 6, top: top - 6 }}>
              {text}
            </Text>
          ),
        )}
        <Text style={{ ...TINY, left: 0, top: 4 }}>{format(Math.max(...values))}</Text>
        <Text style={{ ...TINY, left: 0, top: HEIGHT - 16 }}>{format(Math.min(...values))}</Text>
        <Text style={{ ...TINY, left: LEFT, top: HEIGHT }}>{from}</Text>
        <Text style={{ ...TINY, left: RIGHT - 60, width: 60, textAlign: 'right', top: HEIGHT }}>{to}</Text>
      </View>
    </View>
  );
}

const TINY = { position: 'absolute' as const, fontSize: 7.5, color: QUIET };

/** A share in percent, with what stands behind it. */
export interface BarRow {
  readonly label: string;
  /** 0 to 100; null where it is withheld. */
  readonly percent: number | null;
  readonly text: string;
}

/** Bars of shares, a row each. */
export function Bars({ rows, accent }: { rows: readonly BarRow[]; accent: string }) {
  const full = 190;
  return (
    <View style={{ marginBottom: 8 }}>
      {rows.map(({ label, percent, text }, place) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
          key={place}
          wrap={false}
          style={{ flexDirection: 'row', alignItems: 'center', marginBottom: 3 }}
        >
          <Text style={{ width: 180, paddingRight: 8, maxLines: 2, textOverflow: 'ellipsis', fontSize: 9 }}>
            {label}
          </Text>
          <Svg width={full} height={9} viewBox={`0 0 ${full} 9`}>
            <Rect x={0} y={0} width={full} height={9} fill="#f1efe8" />
            {percent === null ? null : (
              <Rect x={0} y={0} width={(full * Math.min(100, percent)) / 100} height={9} fill={accent} />
            )}
          </Svg>
          <Text style={{ marginLeft: 8, fontSize: 9, color: percent === null ? QUIET : INK }}>{text}</Text>
        </View>
      ))}
    </View>
  );
}

/** An estimate with its interval, beside the smallest change worth having. */
export interface IntervalRow {
  readonly label: string;
  readonly interval: { readonly estimate: number; readonly low: number; readonly high: number } | null;
  readonly worth: number;
  /** The verdict, and the numbers in words. */
  readonly word: string;
  readonly numbers: string;
}

/** Intervals on an axis of their own each, with zero and the band that is too small to matter. */
export function Intervals({ rows, accent }: { rows: readonly IntervalRow[]; accent: string }) {
  const full = 230;
  return (
    <View style={{ marginBottom: 8 }}>
      {rows.map(({ label, interval, worth, word, numbers }, place) => {
        const ends = interval ? [interval.low, interval.high, -worth, worth, 0] : [-worth, worth];
        const x = scale(Math.min(...ends), Math.max(...ends), { from: 6, to: full - 6 });
        return (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
            key={place}
            wrap={false}
            style={{ marginBottom: 8 }}
          >
            <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
              <Text style={{ maxWidth: 300 }}>{label}</Text>
              <Text style={{ fontWeight: 600 }}>{word}</Text>
            </View>
            <View style={{ flexDirection: 'row', alignItems: 'center' }}>
              <Svg width={full} height={20} viewBox={`0 0 ${full} 20`}>
                <Rect x={x(-worth)} y={3} width={x(worth) - x(-worth)} height={14} fill="#f1efe8" />
                <Line x1={x(0)} x2={x(0)} y1={1} y2={19} stroke={QUIET} strokeWidth={0.75} />
                {interval ? (
                  <>
                    <Line
                      x1={x(interval.low)}
                      x2={x(interval.high)}
                      y1={10}
                      y2={10}
                      stroke={accent}
                      strokeWidth={2}
                    />
                    <Circle cx={x(interval.estimate)} cy={10} r={3.5} fill={accent} />
                  </>
                ) : null}
              </Svg>
              <Text style={{ marginLeft: 10, fontSize: 9, color: QUIET, flex: 1 }}>{numbers}</Text>
            </View>
          </View>
        );
      })}
    </View>
  );
}

/** From a span of values to a span of points; values that are all alike lie in the middle. */
function scale(low: number, high: number, span: { from: number; to: number }): (value: number) => number {
  if (!(high > low)) return () => (span.from + span.to) / 2;
  return (value) => span.from + ((value - low) / (high - low)) * (span.to - span.from);
}

const pathOf = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');

const LINE = 10;

/** Labels moved apart, so that two levels near each other can both be read. */
function apart(labels: readonly { top: number; text: string }[]): { top: number; text: string }[] {
  const sorted = [...labels].sort((one, other) => one.top - other.top);
  const placed: { top: number; text: string }[] = [];
  for (const label of sorted) {
    const above = placed.at(-1);
    placed.push({ ...label, top: above ? Math.max(label.top, above.top + LINE) : label.top });
  }
  return placed;
}
