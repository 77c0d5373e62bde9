import type { KeyboardEvent } from 'react';
import { lineOfRow, type Row, rowKey } from './outline-line.ts';
import { usePlanDesk } from './plan-desk.ts';
import { type NewPlace, useLineAdds } from './use-line-adds.ts';

interface OutlineKeys {
  readonly rows: readonly Row[];
  readonly index: number;
  readonly go: (index: number) => void;
  readonly onAdd: (place: NewPlace, at: number) => void;
  readonly onRename: (key: string) => void;
}

/**
 * Arrows move the selection, Enter opens, F2 renames, Alt with arrows moves the line, Delete removes it after asking;
 * N, P and G add an action, a phase, a goal.
 */
export function useOutlineKeys({ rows, index, go, onAdd, onRename }: OutlineKeys) {
  const { open, remove, mayEdit } = usePlanDesk();
  const { step } = useLineAdds();
  const row = rows[index];
  const line = lineOfRow(row);
  const edits: Record<string, () => void> = {
    F2: () => row && line && onRename(rowKey(row)),
    Delete: () => line && remove(line),
    n: () => addTo('action'),
    p: () => addTo('phase'),
    g: () => addTo('goal'),
  };
  const moves: Record<string, () => void> = {
    ArrowDown: () => go(index + 1),
    ArrowUp: () => go(index - 1),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    PageDown: () => go(index + 12),
    PageUp: () => go(index - 12),
    Enter: () => line && open(line),
    Escape: () => open(null),
  };
  const addTo = (kind: NewPlace['kind']) => {
    const found = placeFor(kind, rows, index);
    if (found) onAdd(found.place, found.at);
  };
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const isStep = event.altKey && (key === 'ArrowUp' || key === 'ArrowDown');
    const run = isStep
      ? () => mayEdit && line && void step(line, key === 'ArrowUp' ? -1 : 1)
      : event.altKey
        ? undefined
        : (moves[key] ?? (mayEdit ? edits[key] : undefined));
    if (!run) return;
    event.preventDefault();
    run();
  };
}

/** Where a new line of a kind goes when this row is the current one, and in which row it is typed; null without a phase. */
export function placeFor(
  kind: NewPlace['kind'],
  rows: readonly Row[],
  index: number,
): { place: NewPlace; at: number } | null {
  const row = rows[index];
  if (kind === 'goal') {
    const goal = rows.slice(0, index + 1).findLast((one) => one.type === 'goal');
    const next = rows.findIndex(
      (one, place) => place > index && (one.type === 'goal' || one.type === 'noGoal'),
    );
    const place = goal?.type === 'goal' ? { kind, after: goal.goal.id } : { kind };
    return { place, at: next < 0 ? rows.length : next };
  }
  const inPhase = row?.type === 'phase' || row?.type === 'action' ? row : undefined;
  if (kind === 'phase') {
    const next = rows.findIndex((one, place) => place > index && one.type !== 'action');
    const place = inPhase ? { kind, after: inPhase.phase.id } : { kind };
    return { place, at: inPhase && next >= 0 ? next : rows.length };
  }
  const goalId = row?.type === 'goal' ? row.goal.id : (inPhase?.goalId ?? null);
  if (row?.type === 'action')
    return { place: { kind, phaseId: row.phase.id, after: row.action.id, goalId }, at: index + 1 };
  // On a goal it begins in the first phase below it, else in the first of the plan.
  const below = rows[index + 1];
  const phase =
    inPhase?.phase ??
    (below?.type === 'phase' ? below.phase : rows.find((one) => one.type === 'phase')?.phase);
  if (!phase) return null;
  return {
    place: { kind, phaseId: phase.id, after: null, goalId },
    at: row?.type === 'goal' && below?.type === 'phase' ? index + 2 : index + 1,
  };
}
