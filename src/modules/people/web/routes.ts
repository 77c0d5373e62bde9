import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { homeRoute, studioRoute } from '#web/frames.tsx';
import { IconPeople, IconTogether } from '#web/ui/icons.tsx';
import { directoryFilters } from './directory-filters.ts';

const messages = ['people'] as const;
const keepers = ['planner', 'admin'] as const;
const readers = ['planner', 'admin', 'leader', 'representative'] as const;

/** Which tree the org chart shows, and the person at whom it stands open. */
export interface ChartPlace {
  readonly by?: 'unit';
  readonly at?: string;
}

function chartPlace({ by, at }: Record<string, unknown>): ChartPlace {
  return {
    ...(by === 'unit' ? { by } : {}),
    ...(typeof at === 'string' && /^[\da-f-]{36}$/.test(at) ? { at } : {}),
  };
}

const colleaguesRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/people',
  validateSearch: directoryFilters,
  component: lazyRouteComponent(() => import('./colleagues-page.tsx'), 'ColleaguesPage'),
  staticData: {
    messages,
    name: 'web:rooms.people',
    room: { icon: IconTogether, order: 50, phone: 'menu' },
  },
});

const colleagueRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('./colleague-page.tsx'), 'ColleaguePage'),
  staticData: { messages },
});

const colleagueChartRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/people/chart',
  validateSearch: chartPlace,
  component: lazyRouteComponent(() => import('./colleague-chart-page.tsx'), 'ColleagueChartPage'),
  staticData: { messages, name: 'web:rooms.orgChart' },
});

const directoryRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/people',
  validateSearch: directoryFilters,
  component: lazyRouteComponent(() => import('./directory-page.tsx'), 'DirectoryPage'),
  staticData: {
    messages,
    name: 'web:rooms.people',
    who: readers,
    room: { icon: IconPeople, order: 70 },
  },
});

const personRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
  staticData: { messages },
});

const chartRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/people/chart',
  validateSearch: chartPlace,
  component: lazyRouteComponent(() => import('./chart-page.tsx'), 'ChartPage'),
  staticData: { messages, name: 'web:rooms.orgChart', who: readers },
});

const unitsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/people/units',
  validateSearch: ({ unit }: Record<string, unknown>): { unit?: string } =>
    typeof unit === 'string' ? { unit } : {},
  component: lazyRouteComponent(() => import('./units-page.tsx'), 'UnitsPage'),
  staticData: { messages, name: 'web:rooms.units', who: readers },
});

const audiencesRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/people/audiences',
  validateSearch: ({ retired }: Record<string, unknown>): { retired?: 'yes' } =>
    retired === 'yes' ? { retired } : {},
  component: lazyRouteComponent(() => import('./audiences-page.tsx'), 'AudiencesPage'),
  staticData: { messages, name: 'web:rooms.audiences', who: readers },
});

const newAudienceRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/people/audiences/new',
  component: lazyRouteComponent(() => import('./new-audience-page.tsx'), 'NewAudiencePage'),
  staticData: { messages, name: 'web:rooms.newAudience', who: keepers, creates: true },
});

const audienceRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/people/audiences/$audienceId',
  component: lazyRouteComponent(() => import('./audience-page.tsx'), 'AudiencePage'),
  staticData: { messages },
});

const importsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/people/import',
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
  staticData: { messages, name: 'web:rooms.importPeople', who: keepers },
});

const importRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/people/import/$importId',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  staticData: { messages },
});

const attributesRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/people/attributes',
  component: lazyRouteComponent(() => import('./attributes-page.tsx'), 'AttributesPage'),
  staticData: { messages, name: 'web:rooms.attributes', who: readers },
});

export const peopleHomeRoutes = [colleaguesRoute, colleagueChartRoute, colleagueRoute] as const;
export const peopleStudioRoutes = [
  directoryRoute,
  chartRoute,
  unitsRoute,
  audiencesRoute,
  newAudienceRoute,
  audienceRoute,
  importsRoute,
  importRoute,
  attributesRoute,
  personRoute,
] as const;
