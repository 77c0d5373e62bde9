import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { LinkButton } from '#web/ui/button.tsx';
import type { StudioPlan } from './plan-words.ts';

/** What is done with a plan as a whole; each has its page. */
export function PlanActions({ plan }: { plan: StudioPlan }) {
  const t = useT();
  const format = useFormat();
  const meetings = useQuery({
    ...ask('plan.listCheckIns', { planId: plan.id }),
    enabled: plan.state === 'under_way',
  });
  const next = meetings.data?.series?.next[0];
  const params = { planId: plan.id };
  const isAhead = plan.state === 'draft' || plan.state === 'hearing' || plan.state === 'heard';
  return (
    <>
      <LinkButton kind="quiet" to="/studio/plan/$planId/files" params={params}>
        {t('plan:studio.files')}
      </LinkButton>
      <LinkButton kind="quiet" to="/studio/plan/$planId/changelog" params={params}>
        {t('plan:changelog.title')}
      </LinkButton>
      {!isAhead && (
        <LinkButton to="/studio/plan/$planId/check-ins" params={params}>
          {next ? t('plan:studio.checkInOn', { day: format.weekday(next.on) }) : t('plan:checkIn.title')}
        </LinkButton>
      )}
      <LinkButton
        to="/studio/plan/$planId/hearing"
        params={params}
        kind={plan.can.start || (plan.state === 'draft' && plan.can.edit) ? 'primary' : 'secondary'}
      >
        {wordsFor(plan, t)}
      </LinkButton>
    </>
  );
}

function wordsFor({ state, can, hearing }: StudioPlan, t: ReturnType<typeof useT>): string {
  if (state === 'under_way' || state === 'ended') return t('plan:studio.hearingAndStart');
  if (can.start) return t('plan:hearing.start');
  return state === 'draft' && !hearing && can.edit
    ? t('plan:hearing.open')
    : t('plan:studio.hearingAndStart');
}
