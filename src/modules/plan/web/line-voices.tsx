import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import type { OpenLineKind } from '../contract/line.ts';
import { LineCases } from './line-cases.tsx';
import { OfferView } from './offer-view.tsx';
import classes from './panel.module.css';
import { usePlanDesk } from './plan-desk.ts';
import { SuggestionView } from './suggestion-view.tsx';

/** What people said about a line: their questions and worries, what they would have otherwise, and who can help. */
export function LineVoices({ kind, lineId }: { kind: OpenLineKind; lineId: string }) {
  const t = useT();
  const { plan } = usePlanDesk();
  const line = useQuery(ask('plan.readOpenLine', { planId: plan.id, lineKind: kind, lineId }));
  const suggestions = line.data?.suggestions ?? [];
  const offers = line.data?.offers ?? [];
  return (
    <>
      <LineCases kind={kind} lineId={lineId} />
      {line.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {line.error && <Failure error={line.error} onRetry={() => void line.refetch()} />}
      {suggestions.length > 0 && (
        <section className={classes['part']}>
          <h3>{t('plan:panel.suggestions')}</h3>
          {suggestions.map((one) => (
            <SuggestionView key={one.id} suggestion={one} />
          ))}
        </section>
      )}
      {offers.length > 0 && (
        <section className={classes['part']}>
          <h3>{t('plan:panel.offers')}</h3>
          {offers.map((one) => (
            <OfferView key={one.id} offer={one} />
          ))}
        </section>
      )}
    </>
  );
}
