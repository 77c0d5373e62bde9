import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { studioRoute } from '#web/frames.tsx';
import { IconCampaigns } from '#web/ui/icons.tsx';

const messages = ['campaigns', 'delivery', 'plan', 'people'] as const;
// As `WRITERS` of the contract, which would bring its schemas into the first script of every page, and leaders, who read drafts.
const readers = ['planner', 'leader', 'admin'] as const;
const writers = ['planner', 'admin'] as const;

const campaignsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('./campaigns-page.tsx'), 'CampaignsPage'),
  staticData: {
    messages,
    name: 'web:rooms.campaigns',
    who: readers,
    room: { icon: IconCampaigns, order: 40, whoIsThere: true },
  },
});

const newCampaignRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/new',
  component: lazyRouteComponent(() => import('./new-campaign-page.tsx'), 'NewCampaignPage'),
  staticData: { messages, name: 'web:rooms.newCampaign', who: writers, creates: true },
});

const screensRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/screens',
  component: lazyRouteComponent(() => import('./screens-page.tsx'), 'ScreensPage'),
  staticData: { messages, name: 'web:rooms.screens', who: writers },
});

const campaignRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(() => import('./campaign-page.tsx'), 'CampaignPage'),
  staticData: { messages },
});

const packetRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/$campaignId/rings/$ringId',
  component: lazyRouteComponent(() => import('./packet-page.tsx'), 'PacketPage'),
  staticData: { messages },
});

const threadPieceRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/campaigns/pieces/$pieceId',
  component: lazyRouteComponent(() => import('./thread-piece-page.tsx'), 'ThreadPiecePage'),
  staticData: { messages },
});

export const campaignsStudioRoutes = [
  campaignsRoute,
  newCampaignRoute,
  screensRoute,
  campaignRoute,
  packetRoute,
  threadPieceRoute,
] as const;
