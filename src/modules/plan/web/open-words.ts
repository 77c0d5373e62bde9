import type { Day } from '#kernel/calendar.ts';
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

/** A day as briefly as it is clear: the year only where it is another than this one. */
export const briefDay = (day: Day, today: Day, format: Format): string =>
  day.slice(0, 4) === today.slice(0, 4) ? format.shortDay(day) : format.day(day);

/** When an action is: from a day to a day, by a day, from a day; nothing where no day is set. */
export function whenOf(
  { startsOn, dueOn }: { startsOn?: string | null | undefined; dueOn?: string | null | undefined },
  { t, format, today }: { t: Translate; format: Format; today: Day },
): string | null {
  const said = (day: Day) => briefDay(day, today, format);
  if (startsOn && dueOn) return t('plan:studio.fromTo', { from: said(startsOn), to: said(dueOn) });
  if (dueOn) return t('plan:open.due', { day: said(dueOn) });
  return startsOn ? t('plan:open.from', { day: said(startsOn) }) : null;
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
