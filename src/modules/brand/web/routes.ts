import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { homeRoute, studioRoute } from '#web/frames.tsx';
import { IconBrand, IconThread } from '#web/ui/icons.tsx';

const messages = ['brand'] as const;
// As `EDITORS` of the contract, which would bring its schemas into the first script of every page.
const who = ['planner', 'leader', 'admin'] as const;

/** `language`: to read in another than one's own. */
const readIn = ({ language }: Record<string, unknown>): { language?: Language } => {
  const chosen = LANGUAGES.find((one) => one === language);
  return chosen ? { language: chosen } : {};
};

const coreRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/brand',
  validateSearch: readIn,
  component: lazyRouteComponent(() => import('./core-page.tsx'), 'CorePage'),
  staticData: { messages, name: 'web:rooms.core', room: { icon: IconBrand, order: 60, phone: 'menu' } },
});

const versionsRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/brand/versions',
  component: lazyRouteComponent(() => import('./versions-page.tsx'), 'VersionsPage'),
  staticData: { messages },
});

const versionRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/brand/versions/$versionId',
  validateSearch: readIn,
  component: lazyRouteComponent(() => import('./core-page.tsx'), 'VersionPage'),
  staticData: { messages },
});

/** `object` is `promise/<id>`; `year` narrows to what was open in it; `table` shows the numbers. */
const threadRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/thread',
  validateSearch: ({
    object,
    year,
    table,
  }: Record<string, unknown>): { object?: string; year?: number; table?: true } => ({
    ...(typeof object === 'string' ? { object } : {}),
    ...(typeof year === 'number' && year >= 1970 && year <= 2200 ? { year } : {}),
    ...(table === true ? { table } : {}),
  }),
  component: lazyRouteComponent(() => import('./thread-page.tsx'), 'ThreadPage'),
  // «Needs you today» says what other modules need.
  staticData: {
    messages: ['brand', 'campaigns', 'conversation', 'listening', 'plan'],
    name: 'web:rooms.thread',
    who,
    room: { icon: IconThread, order: 10 },
  },
});

/** `edit` is the id of the object that is being written, or `new-` and the kind of a new one. */
const draftRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/brand',
  validateSearch: ({ edit }: Record<string, unknown>): { edit?: string } =>
    typeof edit === 'string' ? { edit } : {},
  component: lazyRouteComponent(() => import('./draft-page.tsx'), 'DraftPage'),
  staticData: {
    messages: ['brand', 'people'],
    name: 'web:rooms.brand',
    who,
    room: { icon: IconBrand, order: 20 },
  },
});

const changesRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/brand/changes',
  component: lazyRouteComponent(() => import('./changes-page.tsx'), 'ChangesPage'),
  staticData: { messages },
});

const historyRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/brand/history',
  component: lazyRouteComponent(() => import('./history-page.tsx'), 'HistoryPage'),
  staticData: { messages },
});

export const brandHomeRoutes = [coreRoute, versionsRoute, versionRoute] as const;
export const brandStudioRoutes = [threadRoute, draftRoute, changesRoute, historyRoute] as const;
