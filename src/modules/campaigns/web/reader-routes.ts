import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { homeRoute, rootRoute } from '#web/frames.tsx';
import { loadMessages } from '#web/i18n.ts';

const messages = ['campaigns'] as const;

const campaignRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(() => import('./reader-campaign-page.tsx'), 'OpenCampaignPage'),
  staticData: { messages },
});

const packetRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/packets/$ringId',
  component: lazyRouteComponent(() => import('./reader-packet-page.tsx'), 'PacketPage'),
  staticData: { messages },
});

/** Where the short code of a poster leads; whoever is not signed in does that first and comes back. */
const codeRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/p/$code',
  component: lazyRouteComponent(() => import('./reader-code-page.tsx'), 'CodePage'),
  staticData: { messages },
});

/** A screen in a hall: nobody signs in there, and nothing of a frame stands around it. */
const screenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/screen/$token',
  beforeLoad: () => loadMessages(messages),
  component: lazyRouteComponent(() => import('./reader-screen-page.tsx'), 'ScreenPage'),
});

export const campaignsHomeRoutes = [campaignRoute, packetRoute, codeRoute] as const;
export const campaignsRootRoutes = [screenRoute] as const;
