import type { Answer } from '#web/client.ts';
import type { Translate } from '#web/messages.ts';
import type { Format } from '#web/ui/format.ts';

export type OpenPlan = Answer<'plan.readOpenPlan'>;
export type OpenGoal = OpenPlan['goals'][number];
export type OpenPhase = OpenPlan['phases'][number];
export type OpenAction = OpenPhase['actions'][number];
export type ShownAction = Exclude<OpenAction, { state: 'sealed' }>;
export type OpenLine = Answer<'plan.readOpenLine'>;

const NAMED = [
  'title',
  'sentence',
  'description',
  'purpose',
  'startsOn',
  'endsOn',
  'dueOn',
  'byOn',
  'ownerId',
  'helperIds',
  'audienceId',
  'state',
  'stateReason',
  'kind',
  'target',
  'baseline',
  'name',
] as const;

/** Under which name a field of a line is said; the lesser ones share one. */
export const fieldNameOf = (field: string): (typeof NAMED)[number] | 'other' =>
  NAMED.find((name) => name === field) ?? 'other';

/** When an action is: from a day to a day, by a day, from a day; nothing where no day is set. */
export function whenOf(
  { startsOn, dueOn }: { startsOn?: string | null | undefined; dueOn?: string | null | undefined },
  t: Translate,
  format: Format,
): string | null {
  if (startsOn && dueOn)
    return t('plan:studio.fromTo', { from: format.day(startsOn), to: format.day(dueOn) });
  if (dueOn) return t('plan:open.due', { day: format.day(dueOn) });
  return startsOn ? t('plan:open.from', { day: format.day(startsOn) }) : null;
}

/** A number of a measure with its unit: «48 %», «3.6», «20 volunteers». */
export function amountOf(
  value: number,
  { unit, unitLabel }: { unit: string; unitLabel: { text: string } | null },
  format: Format,
): string {
  if (unit === 'percent') return format.share(value / 100);
  const number = format.number(value, 2);
  return unitLabel ? `${number} ${unitLabel.text}` : number;
}
