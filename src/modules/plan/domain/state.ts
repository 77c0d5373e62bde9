import type { Day } from '#kernel/calendar.ts';
import type { PlanState } from '../contract/hearing.ts';

export interface PlanFacts {
  readonly hearing: { readonly opensOn: Day; readonly closesOn: Day } | null;
  readonly isStarted: boolean;
  readonly isEnded: boolean;
}

/** Where a plan stands on a day: a draft until its hearing opens, `heard` between the hearing and the start. */
export function planStateOn({ hearing, isStarted, isEnded }: PlanFacts, today: Day): PlanState {
  if (isEnded) return 'ended';
  if (isStarted) return 'under_way';
  if (!hearing || today < hearing.opensOn) return 'draft';
  return today <= hearing.closesOn ? 'hearing' : 'heard';
}

/** Whether every member may read it. */
export const isPublic = (state: PlanState): boolean => state !== 'draft';

/** Whether suggestions and offers are taken: from the hearing until the end. */
export const takesSuggestions = (state: PlanState): boolean => state !== 'draft' && state !== 'ended';
