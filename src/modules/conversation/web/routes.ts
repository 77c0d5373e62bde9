import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { homeRoute } from '#web/frames.tsx';
import { IconSpeak } from '#web/ui/icons.tsx';
import { boardPlace, speakPlace } from './places.ts';

const messages = ['conversation', 'people'] as const;
const speakRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/speak',
  validateSearch: speakPlace,
  component: lazyRouteComponent(() => import('./speak-page.tsx'), 'SpeakPage'),
  staticData: { messages, name: 'web:rooms.speak', room: { icon: IconSpeak, order: 20 } },
});

const boardRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/speak/board',
  validateSearch: boardPlace,
  component: lazyRouteComponent(() => import('./board-page.tsx'), 'BoardPage'),
  staticData: { messages, name: 'web:rooms.closureBoard' },
});

const mineRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/speak/mine',
  component: lazyRouteComponent(() => import('./mine-page.tsx'), 'MinePage'),
  staticData: { messages, name: 'web:rooms.myCases' },
});

const caseRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/speak/cases/$caseId',
  component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
  staticData: { messages },
});

const codeRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/speak/unseen',
  component: lazyRouteComponent(() => import('./code-page.tsx'), 'CodePage'),
  staticData: { messages },
});

/** `keptId` is what this browser calls the case: neither its code nor its id stands in an address. */
const unseenRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/speak/unseen/$keptId',
  component: lazyRouteComponent(() => import('./unseen-case-page.tsx'), 'UnseenCasePage'),
  staticData: { messages },
});

const sessionsRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/speak/sessions',
  component: lazyRouteComponent(() => import('./sessions-page.tsx'), 'SessionsPage'),
  staticData: { messages, name: 'web:rooms.sessions' },
});

const sessionRoute = createRoute({
  getParentRoute: () => homeRoute,
  path: '/speak/sessions/$sessionId',
  component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage'),
  staticData: { messages },
});

export const conversationHomeRoutes = [
  speakRoute,
  boardRoute,
  mineRoute,
  caseRoute,
  codeRoute,
  unseenRoute,
  sessionsRoute,
  sessionRoute,
] as const;

export const conversationStudioRoutes = [] as const;
