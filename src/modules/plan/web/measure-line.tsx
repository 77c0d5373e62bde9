import { saidMoney } from '#modules/brand/web/money.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { usePlanDesk } from './plan-desk.ts';
import { type StudioGoal, type StudioMeasure, useEdition, useShortDay } from './plan-words.ts';

/** A value of a measure in its unit: «48 %», «3.4», «6 h». */
export function useMeasureValue(): (
  measure: Pick<StudioMeasure, 'unit' | 'unitLabel'>,
  value: number,
) => string {
  const t = useT();
  const format = useFormat();
  const edition = useEdition();
  return ({ unit, unitLabel }, value) => {
    const number = format.number(value, 2);
    if (unit === 'percent') return t('plan:studio.percent', { share: number });
    if (unit === 'hours') return t('plan:studio.hours', { hours: number });
    if (unit === 'days') return t('plan:measure.daysValue', { count: value, days: number });
    if (unit === 'money')
      return saidMoney({ cents: Math.round(value * 100), currency: 'EUR' }, format.locale);
    const named = unitLabel ? edition(unitLabel) : '';
    return named ? `${number} ${named}` : number;
  };
}

/** The first measure of a goal in one line, as it stands beside the goal: «Fear of posting 46 % → 25 % by 31 March». */
export function MeasureLine({ goal }: { goal: StudioGoal }) {
  const t = useT();
  const shortDay = useShortDay();
  const edition = useEdition();
  const said = useMeasureValue();
  const { plan } = usePlanDesk();
  const measures = plan.measures.filter(({ goalId }) => goalId === goal.id);
  const [first] = measures;
  const parts = [
    first &&
      (first.baseline === null
        ? t('plan:measure.lineTo', { name: edition(first.name), target: said(first, first.target) })
        : t('plan:measure.line', {
            name: edition(first.name),
            baseline: said(first, first.baseline),
            target: said(first, first.target),
          })),
    measures.length > 1 && t('plan:measure.more', { count: measures.length - 1 }),
    goal.byOn && t('plan:open.by', { day: shortDay(goal.byOn) }),
  ];
  return <span className="num">{parts.filter(Boolean).join(' · ')}</span>;
}
