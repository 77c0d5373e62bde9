import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { isDay } from '#kernel/calendar.ts';
import { rootRoute, studioRoute } from '#web/frames.tsx';
import { requireMe } from '#web/session.ts';

const messages = ['plan', 'people'] as const;

/** `template` is the one whose preview stands open. */
const templatesRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/templates',
  validateSearch: ({ template }: Record<string, unknown>): { template?: string } =>
    typeof template === 'string' ? { template } : {},
  component: lazyRouteComponent(() => import('./template-page.tsx'), 'TemplatePage'),
  staticData: { messages, name: 'web:rooms.planFromTemplate', who: ['planner'], creates: true },
});

const hearingRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/$planId/hearing',
  component: lazyRouteComponent(() => import('./hearing-page.tsx'), 'HearingPage'),
  staticData: { messages },
});

const meetingsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/$planId/check-ins',
  component: lazyRouteComponent(() => import('./meeting-list-page.tsx'), 'MeetingListPage'),
  staticData: { messages },
});

/** The meeting has the whole screen, and a frame of its own. `at` is the thing on the table: `action/<id>`, `case/<id>`. */
const meetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meeting/$checkInId',
  validateSearch: ({ at }: Record<string, unknown>): { at?: string } =>
    typeof at === 'string' ? { at } : {},
  beforeLoad: ({ location }) => requireMe(location.href),
  component: lazyRouteComponent(() => import('./meeting-page.tsx'), 'MeetingPage'),
  staticData: { messages },
});

const importsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/$planId/files',
  component: lazyRouteComponent(() => import('./import-files-page.tsx'), 'ImportFilesPage'),
  staticData: { messages },
});

const importRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/$planId/files/$importId',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  staticData: { messages },
});

const documentRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/$planId/document',
  component: lazyRouteComponent(() => import('./import-document-page.tsx'), 'DocumentPage'),
  staticData: { messages },
});

const changelogRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/$planId/changelog',
  component: lazyRouteComponent(() => import('./history-changelog-page.tsx'), 'ChangelogPage'),
  staticData: { messages },
});

/** `on` is the day that is looked back at. */
const pastRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/plan/$planId/past',
  validateSearch: ({ on }: Record<string, unknown>): { on?: string } =>
    typeof on === 'string' && isDay(on) ? { on } : {},
  component: lazyRouteComponent(() => import('./history-past-page.tsx'), 'PastPage'),
  staticData: { messages },
});

/** How a plan goes: from a template through its hearing to its meetings, its files and its history. */
export const planCourseRoutes = [
  templatesRoute,
  hearingRoute,
  meetingsRoute,
  importsRoute,
  importRoute,
  documentRoute,
  changelogRoute,
  pastRoute,
] as const;

/** Stands beside the faces, in no frame. */
export const planMeetingRoutes = [meetingRoute] as const;
