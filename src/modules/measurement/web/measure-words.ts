import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { Tone } from '#web/ui/marks.tsx';

export type ShownMeasure = Answer<'measurement.readDashboard'>['goals'][number]['measures'][number];
export type Annotation = Answer<'measurement.readDashboard'>['annotations'][number];
/** A measure as far as pictures and words need it: a report has no more of it. */
export type DrawnMeasure = Omit<ShownMeasure, 'id' | 'kind' | 'source' | 'feed'>;
type Unit = ShownMeasure['unit'];

/** Says values of a measure in its unit: «71 %», «3.7 points». */
export function useValueWords() {
  const t = useT();
  const format = useFormat();
  return {
    value: (value: number, { unit, unitLabel }: { unit: Unit; unitLabel: { text: string } | null }) =>
      t('measurement:dashboard.inUnit', {
        value: format.number(value, 2),
        unit: unitLabel?.text ?? t(`measurement:units.${unit}`),
      }),
    interval: (low: number, high: number) =>
      t('measurement:dashboard.interval', { low: format.number(low, 2), high: format.number(high, 2) }),
    signed: (value: number) =>
      new Intl.NumberFormat(format.locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(
        value,
      ),
  };
}

const MOVEMENT_TONES = {
  reached: 'works',
  right_way: 'works',
  wrong_way: 'harm',
  standing: 'plain',
  cannot_tell: 'unsure',
  no_reading: 'plain',
} as const satisfies Record<ShownMeasure['movement']['word'], Tone>;

export const movementTone = ({ word }: ShownMeasure['movement']): Tone => MOVEMENT_TONES[word];

const VERDICT_TONES = {
  works: 'works',
  too_small_to_matter: 'plain',
  harmful: 'harm',
  cannot_tell_yet: 'unsure',
} as const;

/** The colour of a verdict; its icon and word stand beside it. */
export const verdictTone = (verdict: keyof typeof VERDICT_TONES) => VERDICT_TONES[verdict];
