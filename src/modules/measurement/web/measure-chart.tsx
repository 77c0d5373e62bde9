import { type Ref, useMemo } from 'react';
import { daysBetween } from '#kernel/calendar.ts';
import { SeriesChart } from '#web/charts/series-chart.tsx';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { type Annotation, type DrawnMeasure, useValueWords } from './measure-words.ts';

interface MeasureChartProps {
  readonly measure: DrawnMeasure;
  readonly annotations: readonly Annotation[];
  /** Between which days it is drawn. */
  readonly fromOn: string;
  readonly toOn: string;
  readonly height?: number;
  readonly svgRef?: Ref<SVGSVGElement>;
}

/** A measure over time: baseline, goal, intervals, and what else happened. */
export function MeasureChart({ measure, annotations, fromOn, toOn, height, svgRef }: MeasureChartProps) {
  const t = useT();
  const format = useFormat();
  const words = useValueWords();
  const { series, baseline, target, name, movement } = measure;
  const at = (day: string) => daysBetween(fromOn, day);
  const last = series.at(-1);
  const marks = useMemo(
    () =>
      annotations.map(({ occurredOn, untilOn }, index) => ({
        at: daysBetween(fromOn, occurredOn),
        until: untilOn === null ? null : daysBetween(fromOn, untilOn),
        number: index + 1,
      })),
    [annotations, fromOn],
  );
  if (!last) return null;
  const half = last.low !== null && last.high !== null ? (last.high - last.low) / 2 : null;
  return (
    <SeriesChart
      label={t('measurement:dashboard.chart', {
        measure: name.text,
        value: words.value(last.value, measure),
        day: format.day(last.readOn),
        target: words.value(target, measure),
        movement: t(`measurement:movement.${movement.word}`),
      })}
      points={series.map(({ readOn, ...point }) => ({ at: at(readOn), ...point }))}
      levels={[
        ...(baseline === null
          ? []
          : [{ value: baseline, label: t('measurement:csv.baseline'), dotted: false }]),
        { value: target, label: t('measurement:csv.target'), dotted: true },
      ]}
      marks={marks}
      from={0}
      to={at(toOn)}
      ends={[format.day(fromOn), format.day(toOn)]}
      said={measure.unit === 'percent' ? words.value(last.value, measure) : format.number(last.value, 2)}
      margin={half === null ? null : t('measurement:dashboard.margin', { half: format.number(half, 2) })}
      {...(height ? { height } : {})}
      {...(svgRef ? { svgRef } : {})}
    />
  );
}
