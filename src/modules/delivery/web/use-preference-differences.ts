import { useT } from '#web/i18n.ts';
import type { PreferenceValues } from './preference-values.ts';
import { useWeekdays } from './use-weekdays.ts';

/** Where two states of one’s preferences differ, in words. */
export function usePreferenceDifferences() {
  const t = useT();
  const weekdays = useWeekdays();
  const shown = (values: PreferenceValues): readonly (readonly [string, string])[] => [
    [
      t('delivery:preferences.channels'),
      values.channels.map((channel) => t(`delivery:channel.${channel}`)).join(', ') || '–',
    ],
    [t('delivery:preferences.quiet'), values.quietOn ? `${values.quietFrom}–${values.quietTo}` : '–'],
    [
      t('delivery:preferences.work'),
      values.ownHours
        ? values.week
            .flatMap(({ on, from, to }, place) => (on ? [`${weekdays[place] ?? ''} ${from}–${to}`] : []))
            .join(', ')
        : t('delivery:preferences.asShift'),
    ],
    [t('delivery:preferences.disconnect'), values.disconnect ? '✓' : '–'],
    [t('delivery:preferences.zone'), values.zone || '–'],
  ];
  return (own: PreferenceValues, others: PreferenceValues) => {
    const theirs = shown(others);
    return shown(own).flatMap(([field, mine], place) => {
      const other = theirs[place]?.[1] ?? '';
      return other === mine ? [] : [{ field, mine, theirs: other }];
    });
  };
}
