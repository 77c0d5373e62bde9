import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EffectRows } from '#web/charts/effect-rows.tsx';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows, StatusWord } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { useUnitName } from './effect-view.tsx';
import { useValueWords, verdictTone } from './measure-words.ts';
import classes from './measurement.module.css';
import { ResultsFrame } from './results-frame.tsx';

/** All effects of ended experiments so far, pooled over campaigns. */
export function CataloguePage() {
  const t = useT();
  const format = useFormat();
  const words = useValueWords();
  const unitName = useUnitName();
  const found = useQuery(ask('measurement.readCatalogue', {}));
  return (
    <ResultsFrame page="effects">
      {found.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.families.length === 0 && <EmptyState title={t('measurement:effects.none')} />}
      {found.data?.families.map(({ family, kind, unit, effects, pooled }) => (
        <Section
          key={`${family}/${kind}/${unit}`}
          title={t(`measurement:experimentKinds.${kind}`)}
          end={unitName(unit)}
        >
          <EffectRows
            label={t(`measurement:experimentKinds.${kind}`)}
            say={words.signed}
            rows={effects.map(({ experimentId, name, campaign, endedOn, effect, verdict }) => ({
              id: experimentId,
              effect,
              worthFrom: null,
              tone: verdictTone(verdict),
              verdict: (
                <StatusWord tone={verdictTone(verdict)}>{t(`measurement:verdicts.${verdict}`)}</StatusWord>
              ),
              name: (
                <>
                  <Link to="/studio/results/experiments/$experimentId" params={{ experimentId }}>
                    {name}
                  </Link>
                  <span className={classes['meta']}>
                    {' '}
                    {campaign.title.text} · {format.day(endedOn)}
                  </span>
                </>
              ),
            }))}
          />
          {pooled && (
            <p className={classes['meta']}>
              {t('measurement:effects.pooled', {
                count: pooled.campaigns,
                estimate: words.signed(pooled.estimate),
                low: words.signed(pooled.low),
                high: words.signed(pooled.high),
                share: format.share(pooled.heterogeneity),
              })}
            </p>
          )}
        </Section>
      ))}
    </ResultsFrame>
  );
}
