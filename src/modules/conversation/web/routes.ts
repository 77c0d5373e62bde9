import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { homeRoute, studioRoute } from '#web/frames.tsx';
import { IconSpeak } from '#web/ui/icons.tsx';
import { boardPlace, speakPlace } from './places.ts';
import { inboxPlace } from './studio-places.ts';

const messages = ['conversation', 'people'] as const;
// Whoever may be given cases, or look after them; a member who owns one comes from Home.
const who = ['planner', 'leader', 'representative', 'admin', 'manager'] as const;

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

const inboxRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/cases',
  validateSearch: inboxPlace,
  component: lazyRouteComponent(() => import('./studio-inbox-page.tsx'), 'StudioInboxPage'),
  staticData: { messages, name: 'web:rooms.cases', who, room: { icon: IconSpeak, order: 45 } },
});

const studioCaseRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./studio-case-page.tsx'), 'StudioCasePage'),
  staticData: { messages },
});

const moderationRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/cases/moderation',
  component: lazyRouteComponent(() => import('./studio-moderation-page.tsx'), 'StudioModerationPage'),
  staticData: { messages, name: 'web:rooms.moderation', who: ['planner', 'representative'] },
});

const topicsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/cases/topics',
  component: lazyRouteComponent(() => import('./studio-topics-page.tsx'), 'StudioTopicsPage'),
  staticData: { messages, name: 'web:rooms.topics', who: ['planner'] },
});

const rulesRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/cases/rules',
  component: lazyRouteComponent(() => import('./studio-rules-page.tsx'), 'StudioRulesPage'),
  staticData: { messages, name: 'web:rooms.houseRules', who: ['planner', 'admin'] },
});

const studioSessionsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/cases/sessions',
  component: lazyRouteComponent(() => import('./studio-sessions-page.tsx'), 'StudioSessionsPage'),
  staticData: { messages, name: 'web:rooms.sessions', who: ['planner', 'leader'] },
});

const studioSessionRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/cases/sessions/$sessionId',
  component: lazyRouteComponent(() => import('./studio-session-page.tsx'), 'StudioSessionPage'),
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

export const conversationStudioRoutes = [
  inboxRoute,
  studioCaseRoute,
  moderationRoute,
  topicsRoute,
  rulesRoute,
  studioSessionsRoute,
  studioSessionRoute,
] as const;
