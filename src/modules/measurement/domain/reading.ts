import type { ReadingValue } from '../contract/measure.ts';

/** What a correction keeps of a reading. */
export type Kept = ReadingValue;

/** What is wrong with a value and its interval; undefined when nothing is. */
export function intervalProblem({
  value,
  low,
  high,
}: Pick<ReadingValue, 'value' | 'low' | 'high'>): 'interval_half' | 'value_outside_interval' | undefined {
  if ((low === null) !== (high === null)) return 'interval_half';
  if (low !== null && high !== null && !(low <= value && value <= high)) return 'value_outside_interval';
  return undefined;
}

/** Whether two entries say the same, so that nothing has to be corrected. */
export const saysTheSame = (one: Kept, other: Kept): boolean =>
  one.value === other.value &&
  one.low === other.low &&
  one.high === other.high &&
  one.people === other.people &&
  one.note === other.note;

/** What a correction keeps of a reading that stands. */
export const keptOf = ({ value, low, high, people, note }: Kept): Kept => ({
  value,
  low,
  high,
  people,
  note,
});
