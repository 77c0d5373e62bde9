import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, studioRoute } from '#web/frames.tsx';
import { loadMessages } from '#web/i18n.ts';
import { requireMe } from '#web/session.ts';
import { IconListening } from '#web/ui/icons.tsx';

const messages = ['listening'] as const;
// As `SURVEYORS` and `READERS` of the contract, which would bring its schemas into the first script of every page.
const readers = ['planner', 'leader', 'admin', 'representative'] as const;
const surveyors = ['planner', 'leader', 'admin'] as const;

const listeningRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/listening',
  validateSearch: ({ archived }: Record<string, unknown>): { archived?: 'yes' } =>
    archived === 'yes' ? { archived } : {},
  component: lazyRouteComponent(() => import('./studio-list-page.tsx'), 'ListeningPage'),
  staticData: {
    messages,
    name: 'web:rooms.listening',
    who: readers,
    room: { icon: IconListening, order: 42 },
  },
});

const newSurveyRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/listening/new',
  component: lazyRouteComponent(() => import('./studio-new-page.tsx'), 'NewSurveyPage'),
  staticData: { messages, name: 'web:rooms.newSurvey', who: surveyors, creates: true },
});

const surveyRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/listening/surveys/$surveyId',
  component: lazyRouteComponent(() => import('./studio-survey-page.tsx'), 'SurveyPage'),
  staticData: { messages },
});

const waveRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/listening/waves/$waveId',
  component: lazyRouteComponent(() => import('./studio-wave-page.tsx'), 'WavePage'),
  staticData: { messages },
});

const waveAnswerRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/listening/waves/$waveId/answer',
  component: lazyRouteComponent(() => import('./studio-answer-page.tsx'), 'WaveAnswerPage'),
  staticData: { messages },
});

const themesRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/listening/waves/$waveId/themes',
  component: lazyRouteComponent(() => import('./studio-themes-page.tsx'), 'ThemesPage'),
  staticData: { messages },
});

const focusRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/listening/waves/$waveId/focus',
  validateSearch: ({ group }: Record<string, unknown>): { group?: string } =>
    typeof group === 'string' ? { group } : {},
  component: lazyRouteComponent(() => import('./studio-focus-page.tsx'), 'FocusPage'),
  staticData: { messages },
});

const importsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/listening/imports',
  component: lazyRouteComponent(() => import('./studio-imports-page.tsx'), 'ResultImportsPage'),
  staticData: { messages, name: 'web:rooms.otherResults', who: readers },
});

const importRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/listening/imports/$importId',
  component: lazyRouteComponent(() => import('./studio-import-page.tsx'), 'ResultImportPage'),
  staticData: { messages },
});

const limitsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/listening/limits',
  component: lazyRouteComponent(() => import('./studio-limits-page.tsx'), 'SurveyLimitsPage'),
  staticData: { messages, name: 'web:rooms.surveyLimits', who: readers },
});

/** Preview and test run stand in no frame: they are the sealed page itself. */
const tryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/studio/listening/surveys/$surveyId/try',
  beforeLoad: ({ location }) => Promise.all([requireMe(location.href), loadMessages(messages)]),
  component: lazyRouteComponent(() => import('./studio-try-page.tsx'), 'TrySurveyPage'),
});

export const listeningStudioRoutes = [
  listeningRoute,
  newSurveyRoute,
  surveyRoute,
  waveRoute,
  waveAnswerRoute,
  themesRoute,
  focusRoute,
  importsRoute,
  importRoute,
  limitsRoute,
] as const;

export const listeningTryRoutes = [tryRoute] as const;
