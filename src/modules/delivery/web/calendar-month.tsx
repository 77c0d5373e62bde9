import FullCalendar from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import english from '@fullcalendar/react/locales/en-gb';
import spanish from '@fullcalendar/react/locales/es';
import finnish from '@fullcalendar/react/locales/fi';
import classicTheme from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import { dayIn } from '#kernel/calendar.ts';
import { timeIn } from '#kernel/time-zone.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import classes from './calendar.module.css';
import type { CalendarRelease } from './calendar-page.tsx';

interface CalendarMonthProps {
  readonly month: string;
  readonly releases: readonly CalendarRelease[];
  readonly onMove: (release: CalendarRelease, day: string) => void;
}

const LOCALES = { en: english, fi: finnish, es: spanish };
const PLUGINS = [dayGridPlugin, interactionPlugin, classicTheme];

/** The month as drawn by FullCalendar: releases are dragged from day to day; nothing moves before it is confirmed. */
export function CalendarMonth({ month, releases, onMove }: CalendarMonthProps) {
  const t = useT();
  const language = useLanguage();
  const { zone } = useFormat();
  const byId = (id: string) => releases.find((release) => release.id === id);
  return (
    <div className={classes['drawn']} role="group" aria-label={t('delivery:calendar.drawn')}>
      <FullCalendar
        key={`${month}${language}`}
        plugins={PLUGINS}
        initialView="dayGridMonth"
        initialDate={month}
        locale={LOCALES[language]}
        headerToolbar={false}
        firstDay={1}
        fixedWeekCount={false}
        height="auto"
        dayMaxEvents={4}
        events={releases.map((release) => ({
          id: release.id,
          title: `${timeIn(zone, release.timing.opensAt)} ${release.title} · ${release.ring}`,
          start: dayIn(zone, release.timing.opensAt),
          allDay: true,
          editable: release.can.move,
          durationEditable: false,
          className: classes[release.state] ?? '',
        }))}
        eventClick={({ event }) => {
          const release = byId(event.id);
          if (release?.can.move) onMove(release, dayIn(zone, release.timing.opensAt));
        }}
        eventDrop={({ event, revert }) => {
          const release = byId(event.id);
          const day = event.startStr.slice(0, 10);
          // It stays where it was until its consequence was seen and confirmed.
          revert();
          if (release) onMove(release, day);
        }}
      />
    </div>
  );
}
