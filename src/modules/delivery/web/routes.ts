import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { bareRoute, homeRoute } from '#web/frames.tsx';
import type { Place } from '../contract/channel.ts';

const messages = ['delivery'] as const;

/** Through what the reader came, besides the feed: a poster’s code, a screen, a letter. */
function cameFrom({ from }: Record<string, unknown>): { from?: Place } {
  return from === 'poster' || from === 'email' || from === 'screen' || from === 'chat' ? { from } : {};
}

const messageRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/messages/$messageId',
  validateSearch: cameFrom,
  component: lazyRouteComponent(() => import('./message-page.tsx'), 'MessagePage'),
  staticData: { messages },
});

const feedRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/feed',
  component: lazyRouteComponent(() => import('./feed-page.tsx'), 'FeedPage'),
  staticData: { messages, name: 'web:rooms.feed' },
});

const digestRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/digest',
  component: lazyRouteComponent(() => import('./digest-page.tsx'), 'DigestPage'),
  staticData: { messages, name: 'web:rooms.digest' },
});

const attentionRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/me/attention',
  component: lazyRouteComponent(() => import('./attention-page.tsx'), 'AttentionPage'),
  staticData: { messages, name: 'web:rooms.attention' },
});

const channelsRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/me/channels',
  component: lazyRouteComponent(() => import('./channels-page.tsx'), 'ChannelsPage'),
  staticData: { messages, name: 'web:rooms.channels' },
});

/** Behind the button of a letter; its token stands after #, which no log or referrer sees. */
const letterRoute = createRoute({
  getParentRoute: () => bareRoute,
  path: '/m',
  component: lazyRouteComponent(() => import('./letter-page.tsx'), 'LetterPage'),
  staticData: { messages },
});

const leavingRoute = createRoute({
  getParentRoute: () => bareRoute,
  path: '/unsubscribe',
  component: lazyRouteComponent(() => import('./leaving-page.tsx'), 'LeavingPage'),
  staticData: { messages },
});

export const deliveryHomeRoutes = [
  messageRoute,
  feedRoute,
  digestRoute,
  attentionRoute,
  channelsRoute,
] as const;
export const deliveryBareRoutes = [letterRoute, leavingRoute] as const;
