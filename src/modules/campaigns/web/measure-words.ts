import { useCallback } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { ContentOf } from '../contract/part.ts';
import { useSaid } from './campaign-words.ts';

type Measure = NonNullable<ContentOf['objective']['measure']>;

/** «from 46 % to 23 %», or that nobody knows yet what it is today. */
export function useMeasureWords(): (measure: Measure) => string {
  const t = useT();
  const format = useFormat();
  const said = useSaid();
  return useCallback(
    ({ unit, unitLabel, baseline, target }) => {
      const value = (number: number) => {
        if (unit === 'percent') return format.share(number / 100);
        const shown = format.number(number, 2);
        const label = said(unitLabel);
        return label ? `${shown} ${label}` : shown;
      };
      return baseline === null
        ? t('campaigns:objective.toUnknown', { target: value(target) })
        : t('campaigns:objective.fromTo', { from: value(baseline), target: value(target) });
    },
    [t, format, said],
  );
}
