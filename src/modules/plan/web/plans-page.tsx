import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { NewPlanDialog } from './new-plan-dialog.tsx';
import { PlanStateWord } from './state-words.tsx';
import { StudioPlanFrame } from './studio-plan-frame.tsx';

type PlanRow = Answer<'plan.listPlans'>['plans'][number];

/** All plans, drafts too, the newest period first. */
export function PlansPage() {
  const t = useT();
  const plans = useQuery(ask('plan.listPlans', {}));
  const [beginning, setBeginning] = useState(false);
  const begin = plans.data?.can.create && (
    <>
      <LinkButton to="/studio/plan/templates">{t('plan:studio.templates')}</LinkButton>
      <Button kind="primary" icon={<IconPlus size={18} />} onClick={() => setBeginning(true)}>
        {t('plan:studio.newPlan')}
      </Button>
    </>
  );
  return (
    <StudioPlanFrame page="plans" actions={begin}>
      {plans.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {plans.error && <Failure error={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.data?.plans.length === 0 && <EmptyState title={t('plan:studio.empty')} act={begin} />}
      {plans.data && plans.data.plans.length > 0 && (
        <Rows label={t('plan:studio.title')}>
          {plans.data.plans.map((plan) => (
            <PlanRowView key={plan.id} plan={plan} />
          ))}
        </Rows>
      )}
      {beginning && <NewPlanDialog onClose={() => setBeginning(false)} />}
    </StudioPlanFrame>
  );
}

function PlanRowView({ plan }: { plan: PlanRow }) {
  const t = useT();
  const format = useFormat();
  const meta = [
    t('plan:studio.fromTo', { from: format.day(plan.startsOn), to: format.day(plan.endsOn) }),
    plan.owner?.name,
    t('plan:studio.actions', { count: plan.actions }),
    ...(plan.realised > 0 ? [t('plan:studio.realised', { count: plan.realised })] : []),
  ];
  return (
    <Row
      name={
        <Link to="/studio/plan/$planId" params={{ planId: plan.id }}>
          {plan.title.text}
        </Link>
      }
      meta={<span className="num">{meta.filter(Boolean).join(' · ')}</span>}
      act={<PlanStateWord state={plan.state} />}
    />
  );
}
