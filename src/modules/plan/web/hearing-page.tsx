import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconDone } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Section } from '#web/ui/section.tsx';
import { CourseFrame } from './course-frame.tsx';
import classes from './hearing.module.css';
import { HearingBlockers } from './hearing-blockers.tsx';
import { HearingDaysForm } from './hearing-days-form.tsx';
import { HearingReach } from './hearing-reach.tsx';
import { HearingStart, HearingStarted } from './hearing-start.tsx';
import { type StudioPlan, useEdition } from './plan-words.ts';
import { PlanStateWord } from './state-words.tsx';

/** The way of a plan to its start: its hearing, who has read it, what still blocks it, the start itself, and the end. */
export function HearingPage() {
  const t = useT();
  const edition = useEdition();
  const { planId } = useParams({ from: '/studio/plan/$planId/hearing' });
  const plan = useQuery(ask('plan.readPlan', { planId }));
  useLive(topicsOf(planId, plan.data), ['plan.readPlan', 'plan.readStartBlockers']);
  return (
    <CourseFrame
      planId={planId}
      planTitle={plan.data && edition(plan.data.title)}
      title={t('plan:hearing.title')}
      lede={t('plan:hearing.lede')}
      actions={plan.data && <PlanStateWord state={plan.data.state} />}
    >
      {plan.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {plan.error && <Failure error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && (plan.data.start ? <After plan={plan.data} /> : <Before plan={plan.data} />)}
    </CourseFrame>
  );
}

/** A screen hears of so many topics at most; of a plan with more lines it hears what was said of the first. */
const MOST_TOPICS = 50;

/** The plan, and its lines: what people ask about a line wakes the line's own topic. */
function topicsOf(planId: string, plan: StudioPlan | undefined): string[] {
  const lines = [
    ...(plan?.goals ?? []).map(({ id }) => `plan.goal:${id}`),
    ...(plan?.actions ?? []).map(({ id }) => `plan.action:${id}`),
  ];
  return [`plan.plan:${planId}`, ...lines].slice(0, MOST_TOPICS);
}

function After({ plan }: { plan: StudioPlan }) {
  const t = useT();
  return (
    <>
      <Section title={t('plan:hearing.startHeading')}>
        <HearingStarted plan={plan} />
      </Section>
      {(plan.start?.blockers.length ?? 0) > 0 && (
        <Section title={t('plan:hearing.stoodInTheWay')}>
          <HearingBlockers plan={plan} blockers={plan.start?.blockers ?? []} />
        </Section>
      )}
      {plan.reach.length > 0 && (
        <Section title={t('plan:hearing.whoHasRead')}>
          <HearingReach reach={plan.reach} needed={plan.hearing?.shareNeeded ?? null} />
        </Section>
      )}
    </>
  );
}

function Before({ plan }: { plan: StudioPlan }) {
  const t = useT();
  const start = useQuery(ask('plan.readStartBlockers', { planId: plan.id }));
  const blockers = start.data?.blockers ?? [];
  return (
    <>
      <Section title={blockers.length > 0 ? t('plan:hearing.cannotStart') : t('plan:hearing.startHeading')}>
        {start.isPending && <SkeletonRows label={t('web:page.loading')} count={3} />}
        {start.error && <Failure error={start.error} onRetry={() => void start.refetch()} />}
        {start.data && blockers.length === 0 && (
          <p className={classes['ready']}>
            <IconDone size={18} />
            {t('plan:hearing.ready')}
          </p>
        )}
        {blockers.length > 0 && <HearingBlockers plan={plan} blockers={blockers} />}
        {start.data && <HearingStart plan={plan} blocked={blockers.length} can={start.data.can} />}
      </Section>
      {start.data && start.data.reach.length > 0 && (
        <div id="hearing-reach" className={classes['part']}>
          <Section title={t('plan:hearing.whoHasRead')}>
            <HearingReach reach={start.data.reach} needed={plan.hearing?.shareNeeded ?? null} />
            <p className={`small ${classes['note']}`}>{t('plan:hearing.readCounts')}</p>
          </Section>
        </div>
      )}
      <div id="hearing-days" className={classes['part']}>
        <Section
          title={plan.hearing ? t('plan:hearing.days') : t('plan:hearing.open')}
          lede={t('plan:hearing.openText')}
        >
          {plan.can.edit ? (
            <HearingDaysForm key={plan.hearing?.version ?? 0} plan={plan} />
          ) : (
            <p className="small">{t('plan:hearing.plannersOpen')}</p>
          )}
        </Section>
      </div>
    </>
  );
}
