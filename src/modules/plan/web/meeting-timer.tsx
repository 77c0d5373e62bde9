import { useEffect, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import classes from './meeting.module.css';
import type { Meeting } from './meeting-page.tsx';

/** The fifteen minutes since the meeting was opened: the same for everybody in it, and across a reload. */
export function MeetingTimer({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const now = useNow();
  const left = meeting.minutes * 60 - Math.floor((now - Date.parse(meeting.openedAt)) / 1000);
  const isOver = left < 0;
  const seconds = Math.abs(left);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const words = isOver
    ? t('plan:checkIn.over', { minutes: Math.ceil(seconds / 60) })
    : t('plan:checkIn.timer', { minutes: Math.ceil(seconds / 60) });
  return (
    <div role="timer" aria-label={words} className={cx(classes['timer'], isOver && classes['over'])}>
      <span aria-hidden="true">{isOver ? `+${clock}` : clock}</span>
      <small aria-hidden="true">{words}</small>
    </div>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  return now;
}
