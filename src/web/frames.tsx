import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { loadMessages } from './i18n.ts';
import { meetOrganisation, requireMe } from './session.ts';

/**
 * The four frames that pages stand in. A module's page names one as its parent: `homeRoute` and `studioRoute` ask for
 * signing in, `bareRoute` does not.
 */
export const rootRoute = createRootRoute({
  beforeLoad: ({ matches }) =>
    loadMessages(matches.flatMap(({ staticData }) => [...(staticData.messages ?? [])])),
});

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'home',
  beforeLoad: ({ location }) => requireMe(location.href),
  component: lazyRouteComponent(() => import('./home/home-shell.tsx'), 'HomeShell'),
});

export const studioRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/studio',
  beforeLoad: ({ location }) => requireMe(location.href),
  component: lazyRouteComponent(() => import('./studio/studio-shell.tsx'), 'StudioShell'),
});

export const bareRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'bare',
  beforeLoad: async ({ location }) => {
    const { founded } = await meetOrganisation();
    if (!founded && location.pathname !== '/welcome') throw redirect({ to: '/welcome' });
    if (founded && location.pathname === '/welcome') throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./shell/bare-shell.tsx'), 'BareShell'),
});
