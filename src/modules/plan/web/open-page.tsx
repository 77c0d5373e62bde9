import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconOpenPlan } from '#web/ui/icons.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { OpenPlanView } from './open-plan-view.tsx';
import type { OpenPlan } from './open-words.ts';
import { PlanStateWord } from './state-words.tsx';

type Others = Answer<'plan.readCurrentPlan'>['others'];

/** The plan that is under way or in its hearing; where there are several, the others below it. */
export function CurrentPlanPage() {
  const { line } = useSearch({ from: '/home/plan' });
  const current = useQuery(ask('plan.readCurrentPlan', {}));
  const navigate = useNavigate({ from: '/plan' });
  const open = (next: string | undefined) =>
    void navigate({ search: next ? { line: next } : {}, replace: true, resetScroll: false });
  return (
    <PlanFrame
      plan={current.data?.plan ?? undefined}
      others={current.data?.others ?? []}
      isEmpty={current.data?.plan === null}
      pending={current.isPending}
      error={current.error}
      retry={() => void current.refetch()}
      openId={line}
      onOpen={open}
    />
  );
}

/** An open plan by its address. */
export function OpenPlanPage() {
  const { planId } = useParams({ from: '/home/plan/$planId' });
  const { line } = useSearch({ from: '/home/plan/$planId' });
  const plan = useQuery(ask('plan.readOpenPlan', { planId }));
  const navigate = useNavigate({ from: '/plan/$planId' });
  const open = (next: string | undefined) =>
    void navigate({ search: next ? { line: next } : {}, replace: true, resetScroll: false });
  return (
    <PlanFrame
      plan={plan.data}
      others={[]}
      isEmpty={false}
      pending={plan.isPending}
      error={plan.error}
      retry={() => void plan.refetch()}
      openId={line}
      onOpen={open}
    />
  );
}

interface PlanFrameProps {
  readonly plan: OpenPlan | undefined;
  readonly others: Others;
  readonly isEmpty: boolean;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly openId: string | undefined;
  readonly onOpen: (lineId: string | undefined) => void;
}

function PlanFrame({ plan, others, isEmpty, pending, error, retry, openId, onOpen }: PlanFrameProps) {
  const t = useT();
  return (
    <Page
      title={plan?.title.text ?? t('plan:open.title')}
      eyebrow={
        plan && (
          <>
            <IconOpenPlan size={18} />
            {eyebrowOf(plan.state, t)}
          </>
        )
      }
      lede={plan && leadOf(plan.state, t)}
      width="wide"
    >
      {pending && <SkeletonLines label={t('web:page.loading')} widths={[40, 92, 88, 30, 70, 84, 61]} />}
      {error && !plan && <Failure error={error} onRetry={retry} />}
      {plan && <OpenPlanView plan={plan} openId={openId} onOpen={onOpen} />}
      {isEmpty && <EmptyState title={t('plan:open.empty')} />}
      {others.length > 0 && <OtherPlans others={others} />}
    </Page>
  );
}

function eyebrowOf(state: OpenPlan['state'], t: ReturnType<typeof useT>): string {
  return t(`plan:open.eyebrow.${state === 'draft' ? 'hearing' : state}`);
}

function leadOf(state: OpenPlan['state'], t: ReturnType<typeof useT>): string {
  switch (state) {
    case 'draft':
    case 'hearing':
      return t('plan:open.lead');
    case 'heard':
      return t('plan:open.leadHeard');
    case 'under_way':
      return t('plan:open.leadUnderWay');
    case 'ended':
      return t('plan:open.leadEnded');
  }
}

function OtherPlans({ others }: { others: Others }) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t('plan:open.otherPlans')}>
      <Rows>
        {others.map(({ id: planId, title, state, startsOn, endsOn }) => (
          <Row
            key={planId}
            name={
              <Link to="/plan/$planId" params={{ planId }} lang={title.language}>
                {title.text}
              </Link>
            }
            meta={t('plan:studio.fromTo', { from: format.day(startsOn), to: format.day(endsOn) })}
            act={<PlanStateWord state={state} />}
          />
        ))}
      </Rows>
    </Section>
  );
}
