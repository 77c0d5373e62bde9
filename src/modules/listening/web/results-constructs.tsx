import { IntervalRows } from '#web/charts/interval-rows.tsx';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Section } from '#web/ui/section.tsx';
import classes from './results.module.css';
import { type Report, saidChange, saidShare } from './results-words.ts';

const TICKS = [0, 25, 50, 75, 100];

/** What the questions are about, at a glance: the mean of favourable shares of each theme, the lowest last. */
export function ResultConstructs({ constructs }: Pick<Report, 'constructs'>) {
  const t = useT();
  const format = useFormat();
  if (constructs.length < 2) return null;
  const rows = [...constructs]
    .sort((a, b) => b.favourable.value - a.favourable.value)
    .map(({ construct, favourable, change }) => ({
      id: construct,
      name: t(`listening:constructs.${construct}`),
      value: favourable.value,
      low: favourable.low ?? favourable.value,
      high: favourable.high ?? favourable.value,
      said: saidShare(favourable, format),
      note: change?.clear && (
        <small className={classes['note']}>{saidChange(change, { format, t, against: 'before' })}</small>
      ),
    }));
  return (
    <Section title={t('listening:results.glance')} lede={t('listening:results.glanceLede')}>
      <div className={classes['items']}>
        <IntervalRows
          label={t('listening:results.glance')}
          rows={rows}
          from={0}
          to={100}
          ticks={TICKS.map((at) => ({ at, said: format.share(at / 100) }))}
        />
      </div>
    </Section>
  );
}
