import type { Finding, Judgement } from '../contract/goal.ts';
import type { MeasureAnswers, MeasureFields } from '../contract/line.ts';

export type JudgedMeasure = Pick<MeasureFields, 'unit' | 'direction' | 'baseline' | 'target'> & {
  readonly answers: MeasureAnswers;
};

const Z_95 = 1.96;
/** The spread of answers on a five-step scale is rarely above one step. */
const SCORE_SPREAD = 1;
const FEW = 5;
const COSTLY_HOURS = 8;

/**
 * Judges the answers to the four questions of a measure: does it move when we act, can the wanted change be told from
 * chance at this size, what does a reading cost, how could it be gamed. One weak finding makes the measure weak, for a
 * chain of evidence holds no better than that; two to watch make it usable at best.
 */
export function judgeMeasure(measure: JudgedMeasure): Judgement {
  const findings = [moves(measure), ...size(measure), cost(measure), gaming(measure), ...ends(measure)];
  const isWeak = findings.some(({ weight }) => weight === 'weak');
  const isStrong = findings.every(({ weight }) => weight === 'good');
  return { verdict: isWeak ? 'weak' : isStrong ? 'strong' : 'usable', findings };
}

/**
 * The smallest difference between two readings that is more than chance (95 %), each over `people` answers: for shares
 * in percentage points 1.96 √(2 p(1 − p) / n) with p in the middle of the two, for scores 1.96 √(2 s² / n) with s = 1.
 * Undefined for what is counted and not asked: a count of posts has no sampling error.
 */
export function smallestVisibleChange({
  unit,
  people,
  middle,
}: {
  unit: MeasureFields['unit'];
  people: number;
  middle: number;
}): number | undefined {
  if (people <= 0) return undefined;
  if (unit === 'score') return Z_95 * Math.sqrt((2 * SCORE_SPREAD ** 2) / people);
  if (unit !== 'percent') return undefined;
  const share = Math.min(0.95, Math.max(0.05, middle / 100));
  return 100 * Z_95 * Math.sqrt((2 * share * (1 - share)) / people);
}

const finding = (
  code: Finding['code'],
  weight: Finding['weight'],
  values: Finding['values'] = {},
): Finding => ({ code, weight, values });

function moves({ answers }: JudgedMeasure): Finding {
  switch (answers.moves) {
    case 'within_weeks':
      return finding('moves_within_weeks', 'good');
    case 'within_months':
      return finding('moves_slowly', 'watch');
    case 'hardly':
      return finding('hardly_moves', 'weak');
    default:
      return finding('movement_unknown', 'watch');
  }
}

function size({ unit, baseline, target, answers: { countedOver } }: JudgedMeasure): Finding[] {
  if (countedOver === 0) return [finding('size_unknown', 'watch')];
  if (countedOver < FEW) return [finding('too_few_to_count', 'weak', { people: countedOver, least: FEW })];
  if (baseline === null) return [];
  const visible = smallestVisibleChange({ unit, people: countedOver, middle: (baseline + target) / 2 });
  if (visible === undefined) return [];
  const wanted = Math.abs(target - baseline);
  const values = { wanted: oneDecimal(wanted), visible: oneDecimal(visible), people: countedOver };
  return wanted >= visible
    ? [finding('change_shows', 'good', values)]
    : [finding('change_hides_in_noise', 'weak', values)];
}

function cost({ answers: { hoursPerReading } }: JudgedMeasure): Finding {
  return hoursPerReading > COSTLY_HOURS
    ? finding('costs_much', 'watch', { hours: hoursPerReading })
    : finding('cheap', 'good', { hours: hoursPerReading });
}

function gaming({ answers }: JudgedMeasure): Finding {
  switch (answers.gaming) {
    case 'hard':
      return finding('hard_to_game', 'good');
    case 'possible':
      return finding('can_be_gamed', 'watch');
    default:
      return finding('easily_gamed', 'weak');
  }
}

function ends({ baseline, target, direction }: JudgedMeasure): Finding[] {
  if (baseline === null) return [finding('no_baseline', 'watch')];
  const isChange = direction === 'up' ? target > baseline : target < baseline;
  return isChange ? [] : [finding('target_is_no_change', 'weak', { baseline, target })];
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;
