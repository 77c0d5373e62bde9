import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { homeRoute } from '#web/frames.tsx';
import { IconOpenPlan } from '#web/ui/icons.tsx';

const messages = ['plan', 'conversation', 'people'] as const;

/** `line` is the id of the line that is opened in its place. */
const opened = ({ line }: Record<string, unknown>): { line?: string } =>
  typeof line === 'string' ? { line } : {};

const currentRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/plan',
  validateSearch: opened,
  component: lazyRouteComponent(() => import('./open-page.tsx'), 'CurrentPlanPage'),
  staticData: { messages, name: 'web:rooms.plan', room: { icon: IconOpenPlan, order: 10 } },
});

const planRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/plan/$planId',
  validateSearch: opened,
  component: lazyRouteComponent(() => import('./open-page.tsx'), 'OpenPlanPage'),
  staticData: { messages },
});

/** `kind` is `action` or `goal`. */
const lineRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/plan/$planId/lines/$kind/$lineId',
  component: lazyRouteComponent(() => import('./open-line-page.tsx'), 'LinePage'),
  staticData: { messages },
});

const changesRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/plan/$planId/changes',
  component: lazyRouteComponent(() => import('./open-changes-page.tsx'), 'ChangesPage'),
  staticData: { messages },
});

const meetingsRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/plan/$planId/minutes',
  component: lazyRouteComponent(() => import('./open-meetings-page.tsx'), 'MeetingsPage'),
  staticData: { messages },
});

const minutesRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/plan/$planId/minutes/$checkInId',
  component: lazyRouteComponent(() => import('./open-minutes-page.tsx'), 'MinutesPage'),
  staticData: { messages },
});

/** `on` is the day whose evening is shown. */
const pastRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/plan/$planId/past',
  validateSearch: ({ on }: Record<string, unknown>): { on?: string } =>
    typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {},
  component: lazyRouteComponent(() => import('./open-past-page.tsx'), 'PastPage'),
  staticData: { messages },
});

export const planHomeRoutes = [
  currentRoute,
  planRoute,
  lineRoute,
  changesRoute,
  meetingsRoute,
  minutesRoute,
  pastRoute,
] as const;
