import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { isDay } from '#kernel/calendar.ts';
import { studioRoute } from '#web/frames.tsx';
import { IconCalendar } from '#web/ui/icons.tsx';

const messages = ['delivery', 'people'] as const;
// As `CALENDAR_READERS` and `PLANNERS` of the contract, which would bring its schemas into the first script of every page.
const readers = ['planner', 'admin', 'leader', 'representative'] as const;
const planners = ['planner', 'admin'] as const;

/** `on`: a day of the month that is shown; `release`: the one to be moved. */
export interface CalendarSearch {
  readonly on?: string;
  readonly release?: string;
}

const calendarRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/calendar',
  validateSearch: ({ on, release }: Record<string, unknown>): CalendarSearch => ({
    ...(typeof on === 'string' && isDay(on) ? { on } : {}),
    ...(typeof release === 'string' ? { release } : {}),
  }),
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
  staticData: {
    messages,
    name: 'web:rooms.calendar',
    who: readers,
    room: { icon: IconCalendar, order: 45 },
  },
});

const settingsRoute = createRoute({
  getParentRoute: () => studioRoute,
  path: '/settings/attention',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
  staticData: { messages, name: 'web:rooms.attentionSettings', who: planners },
});

/** The calendar of all releases, and the settings that protect attention. */
export const deliveryStudioRoutes = [calendarRoute, settingsRoute] as const;
