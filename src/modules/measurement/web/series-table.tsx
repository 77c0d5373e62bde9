import { ChartTable } from '#web/charts/chart-table.tsx';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { type DrawnMeasure, useValueWords } from './measure-words.ts';

/** The readings of a measure as a table under its picture. */
export function SeriesTable({ measure }: { measure: DrawnMeasure }) {
  const t = useT();
  const format = useFormat();
  const words = useValueWords();
  return (
    <ChartTable
      summary={t('measurement:dashboard.table')}
      caption={measure.name.text}
      head={[t('measurement:csv.day'), t('measurement:csv.value'), t('measurement:dashboard.intervalHead')]}
      rows={measure.series.map(({ readOn, value, low, high }) => [
        format.day(readOn),
        words.value(value, measure),
        low !== null && high !== null ? words.interval(low, high) : t('measurement:dashboard.noInterval'),
      ])}
    />
  );
}
