import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { studioRoute } from '#web/frames.tsx';
import { IconPlan } from '#web/ui/icons.tsx';
import { planCourseRoutes } from './course-routes.ts';

const messages = ['plan', 'people'] as const;
// As `STUDIO` of the contract, which would bring its schemas into the first script of every page.
const who = ['planner', 'leader', 'admin'] as const;

const VIEWS = ['outline', 'board', 'timeline', 'table'] as const;
/** Four ways to look at the same lines. */
export type PlanView = (typeof VIEWS)[number];

/** `line` is `action/<id>` or of another kind: what stands beside the view. */
export interface PlanSearch {
  readonly view?: PlanView;
  readonly line?: string;
}

const plansRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan',
  component: lazyRouteComponent(() => import('./plans-page.tsx'), 'PlansPage'),
  staticData: { messages, name: 'web:rooms.plan', who, room: { icon: IconPlan, order: 30 } },
});

const strategyRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/strategy',
  component: lazyRouteComponent(() => import('./strategy-page.tsx'), 'StrategyPage'),
  staticData: { messages, name: 'web:rooms.strategy', who },
});

const planRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/$planId',
  validateSearch: ({ view, line }: Record<string, unknown>): PlanSearch => {
    const known = VIEWS.find((one) => one === view);
    return {
      ...(known && known !== 'outline' ? { view: known } : {}),
      ...(typeof line === 'string' ? { line } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage'),
  staticData: { messages },
});

/** A line by itself, as other modules know it: leads into its plan. */
const lineRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/lines/$kind/$lineId',
  component: lazyRouteComponent(() => import('./line-page.tsx'), 'LinePage'),
  staticData: { messages },
});

export const planStudioRoutes = [
  plansRoute,
  strategyRoute,
  lineRoute,
  planRoute,
  ...planCourseRoutes,
] as const;
