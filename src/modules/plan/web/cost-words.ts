import { useCallback } from 'react';
import { saidMoney } from '#modules/brand/web/money.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { CostTotals } from '../domain/cost.ts';

/** What costs come to, in words: «214 h · 2 expert days · 6 400 €»; empty when they come to nothing. */
export function useCostWords(): (totals: Pick<CostTotals, 'money' | 'hours' | 'expertDays'>) => string {
  const t = useT();
  const format = useFormat();
  return useCallback(
    ({ money, hours, expertDays }) =>
      [
        ...(hours > 0 ? [t('plan:studio.hours', { hours: format.number(hours, 2) })] : []),
        ...(expertDays > 0
          ? [t('plan:studio.expertDays', { count: expertDays, days: format.number(expertDays, 2) })]
          : []),
        ...money.filter(({ cents }) => cents > 0).map((amount) => saidMoney(amount, format.locale)),
      ].join(' · '),
    [t, format],
  );
}
