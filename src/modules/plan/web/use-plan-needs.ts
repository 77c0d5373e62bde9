import { useQuery } from '@tanstack/react-query';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { ask } from '#web/query.ts';
import type { Need, Needs } from '#web/studio/needs-today.ts';
import type { Format } from '#web/ui/format.ts';
import { IconClock, IconEye, IconPlan } from '#web/ui/icons.tsx';
import { IconOffer, IconSuggestion } from './line-icons.tsx';

type PlanNeed = Answer<'plan.readPlanNeeds'>['plans'][number];

/** What the plans want today: decisions that people wait for, what is late or blocked, hearings, and a start that is free. */
export function usePlanNeeds(): Needs {
  const t = useT();
  const format = useFormat();
  const found = useQuery(ask('plan.readPlanNeeds', {}));
  if (found.error) return { state: 'failed', error: found.error, retry: () => void found.refetch() };
  if (!found.data) return { state: 'loading' };
  return { state: 'there', needs: found.data.plans.flatMap((plan) => needsOf(plan, t, format)) };
}

function needsOf(plan: PlanNeed, t: Translate, format: Format): Need[] {
  const { planId, openSuggestions, openOffers, blocked, late } = plan;
  const title = plan.title.text;
  const toPlan = { to: '/studio/plan/$planId', params: { planId } } as const;
  const need = (code: string, rest: Omit<Need, 'id'>): Need => ({ id: `plan/${planId}/${code}`, ...rest });
  return [
    ...(openSuggestions > 0
      ? [
          need('suggestions', {
            order: 20,
            icon: IconSuggestion,
            tone: 'unsure',
            title: t('plan:counts.suggestions', { count: openSuggestions }),
            meta: title,
            act: { verb: t('plan:needs.decide'), link: toPlan },
          }),
        ]
      : []),
    ...(openOffers > 0
      ? [
          need('offers', {
            order: 40,
            icon: IconOffer,
            tone: 'plain',
            title: t('plan:counts.offers', { count: openOffers }),
            meta: title,
            act: { verb: t('plan:needs.answer'), link: toPlan },
          }),
        ]
      : []),
    ...(plan.state === 'under_way' && blocked + late > 0
      ? [
          need('late', {
            order: 10,
            icon: IconClock,
            tone: 'harm',
            title: t('plan:needs.late', { count: blocked + late, title }),
            meta: t('plan:needs.lateMeta', { late: format.number(late), blocked: format.number(blocked) }),
            act: {
              verb: t('plan:needs.look'),
              link: { to: '/studio/plan/$planId/check-ins', params: { planId } },
            },
          }),
        ]
      : []),
    ...hearingNeeds(plan, t, format),
  ];
}

/** Of a plan that has not started: that it may, or that too few have read it. */
function hearingNeeds(
  { planId, title: { text: title }, state, hearing }: PlanNeed,
  t: Translate,
  format: Format,
): Need[] {
  const toHearing = { to: '/studio/plan/$planId/hearing', params: { planId } } as const;
  return [
    ...(hearing?.canStart
      ? [
          {
            id: `plan/${planId}/start`,
            order: 20,
            icon: IconPlan,
            tone: 'plain',
            title: t('plan:needs.canStart', { title }),
            act: { verb: t('plan:hearing.start'), link: toHearing },
          } satisfies Need,
        ]
      : []),
    ...(state === 'hearing' && hearing && hearing.share !== null && hearing.share < hearing.shareNeeded
      ? [
          {
            id: `plan/${planId}/share`,
            order: 40,
            icon: IconEye,
            tone: 'unsure',
            title: t('plan:needs.share', { title, share: format.number(hearing.share) }),
            meta: t('plan:needs.shareMeta', {
              needed: format.number(hearing.shareNeeded),
              day: format.weekday(hearing.closesOn),
            }),
            act: { verb: t('plan:needs.look'), link: toHearing },
          } satisfies Need,
        ]
      : []),
  ];
}
