import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { accessBareRoutes, accessHomeRoutes, accessStudioRoutes } from '#modules/access/web/routes.ts';
import { brandHomeRoutes, brandStudioRoutes } from '#modules/brand/web/routes.ts';
import { pieceStudioRoutes } from '#modules/campaigns/web/piece-routes.ts';
import { campaignsHomeRoutes, campaignsRootRoutes } from '#modules/campaigns/web/reader-routes.ts';
import { campaignsStudioRoutes } from '#modules/campaigns/web/studio-routes.ts';
import { conversationHomeRoutes, conversationStudioRoutes } from '#modules/conversation/web/routes.ts';
import { deliveryStudioRoutes } from '#modules/delivery/web/calendar-routes.ts';
import { deliveryBareRoutes, deliveryHomeRoutes } from '#modules/delivery/web/routes.ts';
import { listeningHomeRoutes, listeningRootRoutes } from '#modules/listening/web/routes.ts';
import { listeningStudioRoutes, listeningTryRoutes } from '#modules/listening/web/studio-routes.ts';
import { measurementHomeRoutes, measurementStudioRoutes } from '#modules/measurement/web/routes.ts';
import { peopleHomeRoutes, peopleStudioRoutes } from '#modules/people/web/routes.ts';
import { planMeetingRoutes } from '#modules/plan/web/course-routes.ts';
import { planHomeRoutes } from '#modules/plan/web/open-routes.ts';
import { planStudioRoutes } from '#modules/plan/web/studio-routes.ts';
import { bareRoute, homeRoute, rootRoute, studioRoute } from './frames.tsx';
import { FailedPage } from './shell/failed-page.tsx';
import { LoadingPage } from './shell/loading-page.tsx';
import { NoSuchPage } from './shell/no-such-page.tsx';
import { IconToday } from './ui/icons.tsx';

const todayRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home/today-page.tsx'), 'TodayPage'),
  staticData: { name: 'web:rooms.today', room: { icon: IconToday, order: 0 } },
});

const studioStartRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./studio/studio-start.tsx'), 'StudioStart'),
});

/** Any other address, inside the frame of Home, so that there is a way on. */
const noSuchRoute = createRoute({ getParentRoute: () => homeRoute, path: '$', component: NoSuchPage });

/** Every page of the product; a module adds the routes of its `web/routes.ts` to the frame that they name as parent. */
const tree = rootRoute.addChildren([
  homeRoute.addChildren([
    todayRoute,
    noSuchRoute,
    ...accessHomeRoutes,
    ...peopleHomeRoutes,
    ...brandHomeRoutes,
    ...conversationHomeRoutes,
    ...deliveryHomeRoutes,
    ...planHomeRoutes,
    ...campaignsHomeRoutes,
    ...listeningHomeRoutes,
    ...measurementHomeRoutes,
  ]),
  studioRoute.addChildren([
    studioStartRoute,
    ...accessStudioRoutes,
    ...peopleStudioRoutes,
    ...brandStudioRoutes,
    ...conversationStudioRoutes,
    ...planStudioRoutes,
    ...campaignsStudioRoutes,
    ...pieceStudioRoutes,
    ...deliveryStudioRoutes,
    ...measurementStudioRoutes,
    ...listeningStudioRoutes,
  ]),
  bareRoute.addChildren([...accessBareRoutes, ...deliveryBareRoutes]),
  ...planMeetingRoutes,
  ...campaignsRootRoutes,
  ...listeningRootRoutes,
  ...listeningTryRoutes,
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingMs: 150,
  defaultPendingMinMs: 200,
  defaultPendingComponent: LoadingPage,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NoSuchPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
