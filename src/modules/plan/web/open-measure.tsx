import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { amountOf, type OpenGoal } from './open-words.ts';

/** A measure in a sentence: where it stands, and where it is to be. */
export function MeasureWords({
  measure,
}: {
  measure: Extract<OpenGoal, { sealed: false }>['measures'][number];
}) {
  const t = useT();
  const format = useFormat();
  const { name, baseline } = measure;
  const target = amountOf(measure.target, measure, format);
  return baseline === null
    ? t('plan:open.measureNew', { name: name.text, target })
    : t('plan:open.measure', { name: name.text, target, baseline: amountOf(baseline, measure, format) });
}
