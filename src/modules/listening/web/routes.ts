import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { homeRoute, rootRoute } from '#web/frames.tsx';
import { loadMessages } from '#web/i18n.ts';
import { meetOrganisation, requireMe } from '#web/session.ts';

const messages = ['listening'] as const;

/** The sealed page stands in no frame: what is answered there is joined with nobody. */
const answerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/answer/$waveId',
  beforeLoad: ({ location }) => Promise.all([requireMe(location.href), loadMessages(messages)]),
  component: lazyRouteComponent(() => import('./answer-page.tsx'), 'AnswerPage'),
});

/** Nobody signs in here: a printed code is typed, on one's own device or at the kiosk. */
const codeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/code',
  beforeLoad: () => Promise.all([meetOrganisation(), loadMessages(messages)]),
  component: lazyRouteComponent(() => import('./code-page.tsx'), 'CodePage'),
});

const kioskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/kiosk',
  beforeLoad: () => Promise.all([meetOrganisation(), loadMessages(messages)]),
  component: lazyRouteComponent(() => import('./kiosk-page.tsx'), 'KioskPage'),
});

/** What anybody may know of a wave, and how the promise was attacked. */
const publicWaveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/waves/$waveId',
  beforeLoad: () => Promise.all([meetOrganisation(), loadMessages(messages)]),
  component: lazyRouteComponent(() => import('./trust-wave-page.tsx'), 'PublicWavePage'),
});

const trustRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/trust',
  beforeLoad: () => Promise.all([meetOrganisation(), loadMessages(messages)]),
  component: lazyRouteComponent(() => import('./trust-page.tsx'), 'TrustPage'),
});

const receiptRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/receipts/$waveId',
  component: lazyRouteComponent(() => import('./receipt-page.tsx'), 'ReceiptPage'),
  staticData: { messages },
});

const resultsRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/results',
  component: lazyRouteComponent(() => import('./results-list-page.tsx'), 'ResultsListPage'),
  staticData: { messages, name: 'web:rooms.surveyResults' },
});

const reportRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/results/$waveId',
  validateSearch: ({ group }: Record<string, unknown>): { group?: string } =>
    typeof group === 'string' ? { group } : {},
  component: lazyRouteComponent(() => import('./results-page.tsx'), 'ResultsPage'),
  staticData: { messages },
});

const withheldRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/results/$waveId/withheld',
  component: lazyRouteComponent(() => import('./results-withheld-page.tsx'), 'WithheldPage'),
  staticData: { messages },
});

const readersRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/results/$waveId/readers',
  component: lazyRouteComponent(() => import('./results-readers-page.tsx'), 'ResultReadersPage'),
  staticData: { messages },
});

export const listeningRootRoutes = [answerRoute, codeRoute, kioskRoute, publicWaveRoute, trustRoute] as const;
export const listeningHomeRoutes = [
  receiptRoute,
  resultsRoute,
  reportRoute,
  withheldRoute,
  readersRoute,
] as const;
