import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { homeRoute, studioRoute } from '#web/frames.tsx';
import { IconResults } from '#web/ui/icons.tsx';

const messages = ['measurement'] as const;
// As `READERS` of the contract, which would bring its schemas into the first script of every page.
const readers = ['planner', 'leader', 'representative', 'admin'] as const;

type Search = Record<string, unknown>;

const resultsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/results',
  validateSearch: ({ plan, campaign }: Search): { plan?: string; campaign?: string } => ({
    ...(typeof plan === 'string' ? { plan } : {}),
    ...(typeof campaign === 'string' ? { campaign } : {}),
  }),
  component: lazyRouteComponent(() => import('./dashboard-page.tsx'), 'DashboardPage'),
  staticData: {
    messages,
    name: 'web:rooms.results',
    who: readers,
    room: { icon: IconResults, order: 60 },
  },
});

const measureRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/results/measures/$measureId',
  component: lazyRouteComponent(() => import('./measure-page.tsx'), 'MeasurePage'),
  staticData: { messages },
});

const importRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/results/imports/$importId',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ReadingsImportPage'),
  staticData: { messages },
});

const experimentsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/results/experiments',
  component: lazyRouteComponent(() => import('./experiments-page.tsx'), 'ExperimentsPage'),
  staticData: { messages, name: 'web:rooms.experiments', who: readers },
});

const experimentRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/results/experiments/$experimentId',
  component: lazyRouteComponent(() => import('./experiment-page.tsx'), 'ExperimentPage'),
  staticData: { messages },
});

const effectsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/results/effects',
  component: lazyRouteComponent(() => import('./catalogue-page.tsx'), 'CataloguePage'),
  staticData: { messages, name: 'web:rooms.effects', who: readers },
});

const reportRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/campaigns/$campaignId/report',
  validateSearch: ({ version }: Search): { version?: string } =>
    typeof version === 'string' ? { version } : {},
  component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage'),
  staticData: { messages },
});

export const measurementHomeRoutes = [reportRoute] as const;
export const measurementStudioRoutes = [
  resultsRoute,
  measureRoute,
  importRoute,
  experimentsRoute,
  experimentRoute,
  effectsRoute,
] as const;
