import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { useEdition } from './plan-words.ts';

/** A plan in Studio. */
export function PlanPage() {
  const t = useT();
  const edition = useEdition();
  const { planId } = useParams({ from: '/studio/plan/$planId' });
  const plan = useQuery(ask('plan.readPlan', { planId }));
  return (
    <Page
      title={plan.data ? edition(plan.data.title) : t('plan:lineKinds.plan')}
      crumbs={[{ label: t('web:rooms.plans'), link: { to: '/studio/plan' } }]}
      width="wide"
    >
      {plan.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {plan.error && <Failure error={plan.error} onRetry={() => void plan.refetch()} />}
    </Page>
  );
}
