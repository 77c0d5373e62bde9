import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayIn } from '#kernel/calendar.ts';
import { editionFor } from '#kernel/language.ts';
import { ChartTable } from '#web/charts/chart-table.tsx';
import { TrendLine, type TrendPoint } from '#web/charts/trend-line.tsx';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Section } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import classes from './results.module.css';
import { isShown, type Report, saidChange, saidInterval, saidShare } from './results-words.ts';

const TICKS = [0, 25, 50, 75, 100];

/** A question over the waves that asked it, with the interval of each value and of the last change. */
export function ResultsTrend({ report }: { report: Report }) {
  const t = useT();
  const language = useLanguage();
  const asked = report.items.filter(({ favourable }) => favourable !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const itemId = chosen ?? asked.find(({ change }) => change?.clear)?.itemId ?? asked[0]?.itemId;
  if (!report.before || !itemId) return null;
  return (
    <Section title={t('listening:results.trend')} lede={t('listening:results.trendLede')}>
      <div className={classes['group']}>
        <SelectField
          label={t('listening:results.question')}
          data={asked.map((item) => ({ value: item.itemId, label: editionFor(item.text, language) }))}
          value={itemId}
          onChange={(value) => setChosen(value)}
          allowDeselect={false}
        />
      </div>
      <Trend waveId={report.wave.id} group={report.group.key} itemId={itemId} />
    </Section>
  );
}

function Trend({ waveId, group, itemId }: { waveId: string; group: string; itemId: string }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const trend = useQuery({
    ...ask('listening.readResultTrend', { waveId, group, itemId }),
    placeholderData: (before) => before,
  });
  if (trend.error) return <Failure error={trend.error} onRetry={() => void trend.refetch()} />;
  if (!trend.data) return null;
  const points = trend.data.points.flatMap(({ waveId: id, closedAt, favourable }): TrendPoint[] => {
    if (!isShown(favourable)) return [];
    const { value } = favourable;
    return [
      {
        id,
        name: format.shortDay(dayIn(format.zone, closedAt)),
        value,
        low: favourable.low ?? value,
        high: favourable.high ?? value,
        said: saidShare(favourable, format),
      },
    ];
  });
  const change = trend.data.points.at(-1)?.change;
  if (points.length < 2) return <p className={classes['facts']}>{t('listening:results.trendTooShort')}</p>;
  return (
    <>
      <TrendLine
        label={t('listening:results.trendOf', {
          item: editionFor(trend.data.text, language),
          values: points.map(({ name, said }) => `${name}: ${said}`).join(', '),
        })}
        points={points}
        from={0}
        to={100}
        ticks={TICKS.map((at) => ({ at, said: format.share(at / 100) }))}
      />
      {change && <p className={classes['facts']}>{saidChange(change, { format, t, against: 'before' })}</p>}
      <ChartTable
        summary={t('listening:results.asTable')}
        caption={t('listening:results.trend')}
        head={[
          t('listening:results.closed'),
          t('listening:results.favourable'),
          t('listening:results.interval'),
        ]}
        rows={points.map(({ name, said, low, high }) => [name, said, saidInterval({ low, high }, format)])}
      />
    </>
  );
}
