import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { bareRoute, homeRoute, studioRoute } from '#web/frames.tsx';
import { IconMe, IconSettings } from '#web/ui/icons.tsx';
import { auditFilters } from './audit-words.ts';

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

const oidcRoute = createRoute({
  getParentRoute: () => bareRoute,
  path: '/sign-in/oidc',
  component: lazyRouteComponent(() => import('./oidc-page.tsx'), 'OidcPage'),
  staticData: { messages },
});

const invitationRoute = createRoute({
  getParentRoute: () => bareRoute,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
  staticData: { messages },
});

const settingsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./organisation-page.tsx'), 'OrganisationPage'),
  staticData: {
    messages,
    name: 'web:rooms.settings',
    who: ['admin', 'planner', 'representative'],
    room: { icon: IconSettings, order: 90 },
  },
});

const rolesRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/settings/roles',
  component: lazyRouteComponent(() => import('./roles-page.tsx'), 'RolesPage'),
  staticData: {
    messages: ['access', 'people'],
    name: 'web:rooms.roles',
    who: ['admin', 'planner', 'representative'],
  },
});

const codesRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/settings/codes',
  component: lazyRouteComponent(() => import('./codes-page.tsx'), 'CodesPage'),
  staticData: { messages: ['access', 'people'], name: 'web:rooms.codes', who: ['admin'] },
});

const tokensRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('./tokens-page.tsx'), 'TokensPage'),
  staticData: { messages, name: 'web:rooms.tokens', who: ['admin', 'planner'] },
});

const auditRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/settings/audit',
  validateSearch: auditFilters,
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
  staticData: {
    messages: ['access', 'people'],
    name: 'web:rooms.audit',
    who: ['admin', 'representative'],
  },
});

export const accessHomeRoutes = [meRoute] as const;
export const accessStudioRoutes = [settingsRoute, rolesRoute, codesRoute, tokensRoute, auditRoute] as const;
export const accessBareRoutes = [welcomeRoute, signInRoute, linkRoute, oidcRoute, invitationRoute] as const;
