import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { bareRoute, homeRoute } from '#web/frames.tsx';
import { IconMe } from '#web/ui/icons.tsx';

const messages = ['access'] as const;

const meRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./me-page.tsx'), 'MePage'),
  staticData: { messages, name: 'web:rooms.me', room: { icon: IconMe, order: 90 } },
});

const welcomeRoute = createRoute({
  getParentRoute: () => bareRoute,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./welcome-page.tsx'), 'WelcomePage'),
  staticData: { messages },
});

export type WayIn = 'password' | 'link' | 'code';

/** `next` is where the visitor wanted to go: a path of ours, never another site. */
const signInRoute = createRoute({
  getParentRoute: () => bareRoute,
  path: '/sign-in',
  validateSearch: ({ next, way }: Record<string, unknown>): { next?: string; way?: WayIn } => ({
    ...(typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {}),
    ...(way === 'link' || way === 'code' ? { way } : {}),
  }),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
  staticData: { messages },
});

const linkRoute = createRoute({
  getParentRoute: () => bareRoute,
  path: '/sign-in/link',
  component: lazyRouteComponent(() => import('./link-page.tsx'), 'LinkPage'),
  staticData: { messages },
});

const invitationRoute = createRoute({
  getParentRoute: () => bareRoute,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
  staticData: { messages },
});

export const accessHomeRoutes = [meRoute] as const;
export const accessBareRoutes = [welcomeRoute, signInRoute, linkRoute, invitationRoute] as const;
