import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { PlanActions } from './plan-actions.tsx';
import { PlanBand } from './plan-band.tsx';
import { PlanDeskFrame } from './plan-desk-frame.tsx';
import { PlanViews } from './plan-views.tsx';
import { useEdition } from './plan-words.ts';

/** A plan in Studio: how it stands, and its lines as outline, board, timeline or table. */
export function PlanPage() {
  const t = useT();
  const edition = useEdition();
  const { planId } = useParams({ from: '/studio/plan/$planId' });
  const plan = useQuery(ask('plan.readPlan', { planId }));
  useLive([`plan.plan:${planId}`], ['plan']);
  const there = plan.data;
  return (
    <Page
      title={there ? edition(there.title) : t('plan:lineKinds.plan')}
      crumbs={[{ label: t('web:rooms.plans'), link: { to: '/studio/plan' } }]}
      lede={there?.purpose && edition(there.purpose)}
      actions={there && <PlanActions plan={there} />}
      width="wide"
    >
      {plan.isPending && <SkeletonRows label={t('web:page.loading')} count={9} />}
      {plan.error && <Failure error={plan.error} onRetry={() => void plan.refetch()} />}
      {there && (
        <PlanDeskFrame plan={there}>
          <PlanBand plan={there} />
          <PlanViews />
        </PlanDeskFrame>
      )}
    </Page>
  );
}
