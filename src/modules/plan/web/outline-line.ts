import type { OutlineRow } from '../domain/outline.ts';
import type { LineRef } from './plan-desk.ts';
import type { StudioAction, StudioGoal, StudioPhase } from './plan-words.ts';

export type Row = OutlineRow<StudioGoal, StudioPhase, StudioAction>;

/** What a row is called: a phase stands below each goal for which something is done in it. */
export function rowKey(row: Row): string {
  if (row.type === 'phase') return `phase:${row.phase.id}:${row.goalId}`;
  if (row.type === 'noGoal') return 'noGoal';
  return row.type === 'goal' ? `goal:${row.goal.id}` : `action:${row.action.id}`;
}

/** The line that a row shows; the heading of what serves no goal shows none. */
export function lineOfRow(row: Row | undefined): LineRef | null {
  switch (row?.type) {
    case 'goal':
      return { kind: 'goal', id: row.goal.id };
    case 'phase':
      return { kind: 'phase', id: row.phase.id };
    case 'action':
      return { kind: 'action', id: row.action.id };
    default:
      return null;
  }
}
