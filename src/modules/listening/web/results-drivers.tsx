import { useQuery } from '@tanstack/react-query';
import { editionFor } from '#kernel/language.ts';
import { ChartTable } from '#web/charts/chart-table.tsx';
import { IntervalRows } from '#web/charts/interval-rows.tsx';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './results.module.css';
import { saidInterval, saidShare } from './results-words.ts';

const TICK = 20;

/** What goes with the outcome, each share with its interval. It goes with it; it need not be the cause. */
export function ResultsDrivers({ waveId }: { waveId: string }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const found = useQuery(ask('listening.readDrivers', { waveId }));
  const drivers = found.data?.drivers;
  const title = drivers
    ? t('listening:results.driversOf', { outcome: editionFor(drivers.outcome.text, language) })
    : t('listening:results.drivers');
  const rows = (drivers?.items ?? []).map(({ itemId, text, share }) => ({
    id: itemId,
    name: editionFor(text, language),
    value: share.value,
    low: share.low ?? share.value,
    high: share.high ?? share.value,
    said: saidShare(share, format),
  }));
  const top = Math.min(
    100,
    Math.max(TICK, TICK * Math.ceil(Math.max(0, ...rows.map(({ high }) => high)) / TICK)),
  );
  const ticks = Array.from({ length: top / TICK + 1 }, (_, at) => ({
    at: at * TICK,
    said: format.share((at * TICK) / 100),
  }));
  return (
    <Section title={title} lede={t('listening:results.driversLede')}>
      {found.isPending && <SkeletonRows label={t('web:page.loading')} count={4} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.why && <p className={classes['facts']}>{t(`listening:noDrivers.${found.data.why}`)}</p>}
      {drivers && (
        <>
          <IntervalRows label={title} rows={rows} from={0} to={top} ticks={ticks} />
          <p className={classes['facts']}>
            {t('listening:results.explained', {
              share: saidShare(drivers.explained, format),
              count: drivers.people,
              method: drivers.method,
            })}
          </p>
          <ChartTable
            summary={t('listening:results.asTable')}
            caption={title}
            head={[
              t('listening:results.question'),
              t('listening:results.share'),
              t('listening:results.interval'),
            ]}
            rows={rows.map(({ name, said, low, high }) => [name, said, saidInterval({ low, high }, format)])}
          />
        </>
      )}
    </Section>
  );
}
