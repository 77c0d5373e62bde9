interface Goal {
  readonly id: string;
}
interface Phase {
  readonly id: string;
}
interface Action {
  readonly id: string;
  readonly phaseId: string;
  readonly goalIds: readonly string[];
}

/** A row of the outline; `goalId` null is the last part, of what serves no goal yet. */
export type OutlineRow<G extends Goal, P extends Phase, A extends Action> =
  | { readonly type: 'goal'; readonly goal: G }
  | { readonly type: 'noGoal' }
  | { readonly type: 'phase'; readonly phase: P; readonly goalId: string | null }
  | { readonly type: 'action'; readonly action: A; readonly phase: P; readonly goalId: string | null };

interface Lines<G, P, A> {
  readonly goals: readonly G[];
  readonly phases: readonly P[];
  readonly actions: readonly A[];
}

/**
 * Goals, below each the phases in which something is done for it, below these the actions. An action that serves several
 * goals stands under the first of them in the plan's order, so that every action is there once. What serves no goal comes
 * last, with the phases in which nothing is done yet.
 */
export function outlineRows<G extends Goal, P extends Phase, A extends Action>({
  goals,
  phases,
  actions,
}: Lines<G, P, A>): OutlineRow<G, P, A>[] {
  const byGoal = Map.groupBy(
    actions,
    ({ goalIds }) => goals.find(({ id }) => goalIds.includes(id))?.id ?? null,
  );
  const rows: OutlineRow<G, P, A>[] = [];
  for (const goal of goals) {
    rows.push({ type: 'goal', goal }, ...phaseRows(phases, byGoal.get(goal.id) ?? [], goal.id));
  }
  const used = new Set(actions.map(({ phaseId }) => phaseId));
  const rest = phaseRows(phases, byGoal.get(null) ?? [], null, ({ id }) => !used.has(id));
  if (rest.length > 0 && goals.length > 0) rows.push({ type: 'noGoal' });
  return [...rows, ...rest];
}

function phaseRows<P extends Phase, A extends Action>(
  phases: readonly P[],
  actions: readonly A[],
  goalId: string | null,
  isShownEmpty: (phase: P) => boolean = () => false,
): OutlineRow<never, P, A>[] {
  const byPhase = Map.groupBy(actions, ({ phaseId }) => phaseId);
  return phases.flatMap((phase) => {
    const own = byPhase.get(phase.id) ?? [];
    if (own.length === 0 && !isShownEmpty(phase)) return [];
    return [
      { type: 'phase' as const, phase, goalId },
      ...own.map((action) => ({ type: 'action' as const, action, phase, goalId })),
    ];
  });
}

/** Where a line goes when it moves by one step: behind which of its like (null: first), and for an action, in which phase. */
export interface Step {
  readonly after: string | null;
  readonly phaseId?: string;
}

/** One step up or down among lines of one kind; null at either end. */
export function stepAmong(lines: readonly { readonly id: string }[], id: string, by: -1 | 1): Step | null {
  const index = lines.findIndex((line) => line.id === id);
  const target = index + by;
  if (index < 0 || target < 0 || target >= lines.length) return null;
  return { after: (by === 1 ? lines[target] : lines[target - 1])?.id ?? null };
}

/** One step of an action within its phase, or over its end into the phase beside it; null at the ends of the plan. */
export function stepOfAction<P extends Phase, A extends Action>(
  { phases, actions }: Pick<Lines<never, P, A>, 'phases' | 'actions'>,
  action: A,
  by: -1 | 1,
): Step | null {
  const within = actions.filter(({ phaseId }) => phaseId === action.phaseId);
  const step = stepAmong(within, action.id, by);
  if (step) return { ...step, phaseId: action.phaseId };
  const phase = phases[phases.findIndex(({ id }) => id === action.phaseId) + by];
  if (!phase) return null;
  const last = actions.filter(({ phaseId }) => phaseId === phase.id).at(-1);
  return { phaseId: phase.id, after: by === 1 ? null : (last?.id ?? null) };
}
