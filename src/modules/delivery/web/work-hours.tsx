import { useT } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import type { WorkDay } from './preference-values.ts';
import classes from './preferences.module.css';
import { useWeekdays } from './use-weekdays.ts';

interface WorkHoursProps {
  /** Monday first. */
  readonly week: readonly WorkDay[];
  readonly onChange: (week: readonly WorkDay[]) => void;
}

/** From when to when one works on each day; a night shift ends on the next. */
export function WorkHours({ week, onChange }: WorkHoursProps) {
  const t = useT();
  const names = useWeekdays();
  const change = (place: number, part: Partial<WorkDay>) =>
    onChange(week.map((day, index) => (index === place ? { ...day, ...part } : day)));
  return (
    <ul className={classes['week']}>
      {week.map(({ on, from, to }, place) => {
        const name = names[place] ?? '';
        return (
          <li key={name}>
            <Checkbox label={name} checked={on} onChange={(now) => change(place, { on: now })} />
            {on && (
              <>
                <TextField
                  type="time"
                  aria-label={t('delivery:preferences.fromOn', { day: name })}
                  value={from}
                  onChange={(event) => change(place, { from: event.currentTarget.value })}
                />
                <TextField
                  type="time"
                  aria-label={t('delivery:preferences.toOn', { day: name })}
                  value={to}
                  onChange={(event) => change(place, { to: event.currentTarget.value })}
                />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
