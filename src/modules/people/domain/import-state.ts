import { addDays, type Day } from '#kernel/calendar.ts';
import type { ImportState } from '../contract/import.ts';

export const UNDO_DAYS = 30;

export interface ImportStanding {
  readonly state: ImportState;
  /** How many things are still to be settled. */
  readonly blocking: number;
  readonly finishedOn: Day | null;
}

/** Whether columns and settlements may be changed: between the check and the writing. */
export function canChange({ state }: ImportStanding): boolean {
  return state === 'checked' || state === 'failed';
}

/** Whether the people may be written: checked, and nothing left to settle. */
export function canConfirm({ state, blocking }: ImportStanding): boolean {
  return state === 'checked' && blocking === 0;
}

/** Whether there is something to stop or drop. */
export function canStop({ state }: ImportStanding): boolean {
  return state !== 'done' && state !== 'undone' && state !== 'stopped';
}

/** The last day on which an import can be taken back; null when there is nothing to take back. */
export function undoUntil({ state, finishedOn }: ImportStanding): Day | null {
  return state === 'done' && finishedOn ? addDays(finishedOn, UNDO_DAYS) : null;
}

/** Whether the import can be taken back today. */
export function canUndo(standing: ImportStanding, today: Day): boolean {
  const last = undoUntil(standing);
  return last !== null && today <= last;
}
