import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PlainSelect } from '#modules/people/web/plain-select.tsx';
import { ChartTable } from '#web/charts/chart-table.tsx';
import { TrendLine } from '#web/charts/trend-line.tsx';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { CONSTRUCT_LIST } from './studio-kinds.ts';
import classes from './studio-wave.module.css';

type Segment = Answer<'listening.readImportedTrend'>['segments'][number];
type Construct = (typeof CONSTRUCT_LIST)[number];

const UNITS = ['favourable', 'score', 'enps'] as const;
type Unit = (typeof UNITS)[number];
const RANGES: Record<Unit, { from: number; to: number }> = {
  favourable: { from: 0, to: 100 },
  score: { from: 0, to: 100 },
  enps: { from: -100, to: 100 },
};

/** A construct over the years and over a change of vendor, each join and each loss said. */
export function ImportedTrend() {
  const t = useT();
  const [construct, setConstruct] = useState<Construct>('engagement');
  const [unit, setUnit] = useState<Unit>('favourable');
  const [organisation, setOrganisation] = useState('');
  const houses = useQuery(ask('listening.listImportedOrganisations', {}));
  const line = useQuery(
    ask('listening.readImportedTrend', { construct, unit, ...(organisation ? { organisation } : {}) }),
  );
  if (houses.data?.organisations.length === 0) return null;
  return (
    <Section title={t('listening:studio.trend.title')} lede={t('listening:studio.trend.lede')}>
      <div className={classes['row']}>
        <PlainSelect
          label={t('listening:studio.construct')}
          value={construct}
          // Safe: the options are the constructs.
          onChange={(value) => setConstruct(value as Construct)}
        >
          {CONSTRUCT_LIST.map((value) => (
            <option key={value} value={value}>
              {t(`listening:constructs.${value}`)}
            </option>
          ))}
        </PlainSelect>
        <PlainSelect
          label={t('listening:studio.trend.unit')}
          value={unit}
          // Safe: the options are the units.
          onChange={(value) => setUnit(value as Unit)}
        >
          {UNITS.map((value) => (
            <option key={value} value={value}>
              {t(`listening:studio.trend.units.${value}`)}
            </option>
          ))}
        </PlainSelect>
        <PlainSelect
          label={t('listening:studio.trend.organisation')}
          value={organisation}
          onChange={setOrganisation}
        >
          <option value="">{t('listening:studio.trend.ours')}</option>
          {(houses.data?.organisations ?? []).map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </PlainSelect>
      </div>
      {line.error && <Failure error={line.error} onRetry={() => void line.refetch()} />}
      {line.data?.segments.length === 0 && <EmptyState title={t('listening:studio.trend.none')} />}
      {line.data?.segments.map((segment) => (
        <Stretch key={`${segment.vendor ?? ''} ${segment.measure}`} segment={segment} range={RANGES[unit]} />
      ))}
    </Section>
  );
}

function Stretch({ segment, range }: { segment: Segment; range: { from: number; to: number } }) {
  const t = useT();
  const format = useFormat();
  const { vendor, measure, source, losses, points, join } = segment;
  const name = t('listening:studio.trend.stretch', {
    vendor: vendor ?? t('listening:studio.trend.own'),
    measure,
  });
  const said = points.map(({ on, value }) => `${on} ${format.number(value)}`);
  const ticks = [range.from, (range.from + range.to) / 2, range.to];
  return (
    <div className={classes['part']}>
      <div className={classes['partHead']}>
        <h3>{name}</h3>
        {source && <span className="small">{source}</span>}
      </div>
      {join.kind === 'linked' ? (
        <p className="small">
          {t('listening:studio.trend.joins.linked', {
            years: format.list(join.years),
            shift: format.number(join.shift, 1),
          })}
        </p>
      ) : (
        <p className="small">{t(`listening:studio.trend.joins.${join.kind}`)}</p>
      )}
      <TrendLine
        label={t('listening:results.trendOf', { item: name, values: format.list(said) })}
        points={points.map(({ on, value, low, high }) => ({
          ...{ id: on, name: on.slice(0, 4), value },
          low: low ?? value,
          high: high ?? value,
          said: format.number(value),
        }))}
        from={range.from}
        to={range.to}
        ticks={ticks.map((at) => ({ at, said: format.number(at) }))}
      />
      {losses.map((loss) => (
        <p key={loss} className="small">
          {t(`listening:conversions.${loss}`)}
        </p>
      ))}
      <ChartTable
        summary={t('listening:results.asTable')}
        caption={name}
        head={[t('listening:studio.trend.year'), t('listening:studio.trend.value')]}
        rows={points.map(({ on, value, low, high }) => [
          on,
          low === null || high === null
            ? format.number(value, 1)
            : `${format.number(value, 1)} (${format.number(low, 1)}–${format.number(high, 1)})`,
        ])}
      />
    </div>
  );
}
