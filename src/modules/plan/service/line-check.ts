import { refuse } from '#kernel/errors.ts';
import { presentPeople, usedAudiences } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import { circleIn } from '../domain/circle.ts';
import type { Change } from '../domain/ledger.ts';
import type { Action, Line } from '../domain/line.ts';
import { linesOf } from '../store/line.ts';
import { findStrategy } from '../store/strategy.ts';

/**
 * Refuses acts that name people, audiences or strategies who are not here. Only what the act wrote is judged: a person
 * who left since does not keep others from mending the rest of a line.
 */
export async function requireThere(tx: Context, changes: readonly Change[]): Promise<void> {
  const written = changes.filter(({ change }) => change !== 'removed');
  await requirePeople(tx, written);
  await requireAudiences(tx, written);
  await requireStrategy(tx, written);
}

/** Everything that an act wrote into some fields, lists opened. */
function valuesIn(changes: readonly Change[], ...names: readonly string[]): string[] {
  const values = changes.flatMap(({ after }) => names.flatMap((name) => after[name]));
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}

async function requirePeople(tx: Context, changes: readonly Change[]): Promise<void> {
  const ids = addedPeople(changes);
  const present = await presentPeople(tx, ids);
  const missing = ids.find((id) => !present.has(id));
  if (missing) refuse('invalid', 'plan.person_not_here', { personId: missing });
}

/** People whom an act names anew; those who stood there already may have left since. */
function addedPeople(changes: readonly Change[]): string[] {
  const before = new Set(
    valuesIn(
      changes.map((change) => ({ ...change, after: change.before })),
      'helperIds',
    ),
  );
  return [...valuesIn(changes, 'ownerId'), ...valuesIn(changes, 'helperIds').filter((id) => !before.has(id))];
}

async function requireAudiences(tx: Context, changes: readonly Change[]): Promise<void> {
  const ids = valuesIn(changes, 'audienceId');
  const used = await usedAudiences(tx, ids);
  const missing = ids.find((id) => !used.has(id));
  if (missing) refuse('invalid', 'plan.audience_not_in_use', { audienceId: missing });
}

async function requireStrategy(tx: Context, changes: readonly Change[]): Promise<void> {
  for (const id of valuesIn(changes, 'strategyId'))
    if (!(await findStrategy(tx.db, id))) refuse('invalid', 'plan.strategy_not_found');
}

/**
 * Refuses a plan whose goals, phases and dependencies are not of the plan and still there, or wait in a circle. Asked
 * after the lines are written and before the transaction ends, so that what is judged is what would stand.
 */
export async function requireRelations(
  tx: Context,
  planId: string,
  changes: readonly Change[],
): Promise<void> {
  const touches = changes.some(
    ({ lineKind, change, after }) =>
      lineKind !== 'plan' &&
      (change !== 'changed' || ['phaseId', 'goalId', 'goalIds', 'waitsForIds'].some((name) => name in after)),
  );
  if (!touches) return;
  const goals = new Set((await linesOf(tx.db, 'goal', planId)).map(({ id }) => id));
  const phases = new Set((await linesOf(tx.db, 'phase', planId)).map(({ id }) => id));
  const actions = await linesOf(tx.db, 'action', planId);
  const measures = await linesOf(tx.db, 'measure', planId);
  const here = new Set(actions.map(({ id }) => id));
  if (measures.some(({ goalId }) => !goals.has(goalId))) refuse('conflict', 'plan.goal_not_in_plan');
  for (const action of actions) requireActionRelations(action, { goals, phases, here });
  requireNoCircle(actions);
}

interface Present {
  readonly goals: ReadonlySet<string>;
  readonly phases: ReadonlySet<string>;
  readonly here: ReadonlySet<string>;
}

function requireActionRelations(action: Action, { goals, phases, here }: Present): void {
  const { id: lineId, phaseId, goalIds, waitsForIds } = action;
  if (!phases.has(phaseId)) refuse('conflict', 'plan.phase_not_in_plan', { lineId });
  if (goalIds.some((id) => !goals.has(id))) refuse('conflict', 'plan.goal_not_in_plan', { lineId });
  if (waitsForIds.some((id) => !here.has(id))) refuse('conflict', 'plan.action_not_in_plan', { lineId });
}

function requireNoCircle(actions: readonly Line<'action'>[]): void {
  const circle = circleIn(new Map(actions.map(({ id, waitsForIds }) => [id, waitsForIds])));
  if (circle) refuse('conflict', 'plan.waits_in_a_circle', { actionIds: circle });
}
