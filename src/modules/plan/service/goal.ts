import { refuse } from '#kernel/errors.ts';
import { leftHanging, titles } from '#modules/brand/service/thread.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { goalContract } from '../contract/goal.ts';
import { judgeMeasure } from '../domain/measure.ts';
import { goalRemoved } from '../events.ts';
import { linesOf } from '../store/line.ts';
import { type Edit, writeLines } from './ledger.ts';
import { addLine, changeLine, editing, lineFor, moveLine } from './line.ts';
import { planToEdit, sightOf } from './sight.ts';

type Contract = typeof goalContract;

const EMPTY_GOAL = {
  audienceId: null,
  ownerId: null,
  byOn: null,
  serves: [],
  sealReason: null,
  sealOpensOn: null,
};

export const goalHandlers: Handlers<Contract> = {
  addGoal: (ctx, { planId, after, ...fields }) =>
    ctx.transaction(async (tx) => {
      const plan = await planToEdit(tx, planId, await sightOf(tx));
      return addLine(tx, plan, { kind: 'goal', fields: { ...EMPTY_GOAL, ...fields }, after });
    }),
  changeGoal: (ctx, { goalId, version, fields }) =>
    changeLine(ctx, { kind: 'goal', id: goalId, version, fields }),
  moveGoal: (ctx, { goalId, after }) =>
    editing(ctx, { kind: 'goal', id: goalId }, (tx, { plan }) =>
      moveLine(tx, plan, { kind: 'goal', id: goalId, fields: {}, after }),
    ),
  async readGoalDependants(ctx, { goalId }) {
    await lineFor(ctx, { kind: 'goal', id: goalId }, await sightOf(ctx));
    const titled = await titles(ctx);
    return { dependants: (await leftHanging(ctx, { kind: 'goal', id: goalId })).map(titled) };
  },
  removeGoal: (ctx, { goalId, version, leftHanging: acknowledged }) =>
    editing(ctx, { kind: 'goal', id: goalId }, async (tx, { plan }) => {
      const hanging = await hangingWithout(tx, plan.id, goalId);
      if (hanging.some((id) => !acknowledged.includes(id)))
        return refuse('conflict', 'plan.more_is_linked', { leftHanging: hanging });
      const removal: Edit = { kind: 'goal', id: goalId, change: 'removed', fields: {}, version };
      const edits = [...(await withoutGoal(tx, plan.id, goalId)), removal];
      await writeLines(tx, plan, edits, { cause: 'edit' });
      const subject = { kind: 'plan.goal', id: goalId };
      await tx.publish(goalRemoved, subject, { planId: plan.id, leftHanging: hanging.length });
      return {};
    }),
  addMeasure: (ctx, { goalId, ...fields }) =>
    editing(ctx, { kind: 'goal', id: goalId }, (tx, { plan }) =>
      addLine(tx, plan, { kind: 'measure', fields: { ...fields, goalId }, after: undefined }),
    ),
  changeMeasure: (ctx, { measureId, version, fields }) =>
    changeLine(ctx, { kind: 'measure', id: measureId, version, fields }),
  removeMeasure: (ctx, { measureId, version }) =>
    editing(ctx, { kind: 'measure', id: measureId }, async (tx, { plan }) => {
      const removal: Edit = { kind: 'measure', id: measureId, change: 'removed', fields: {}, version };
      await writeLines(tx, plan, [removal], { cause: 'edit' });
      return {};
    }),
  judgeMeasure: (_ctx, measure) => judgeMeasure(measure),
};

/** Ids of what would serve nothing without the goal; its own measures go with it and are not left. */
async function hangingWithout(tx: Context, planId: string, goalId: string): Promise<string[]> {
  const measures = (await linesOf(tx.db, 'measure', planId)).filter((one) => one.goalId === goalId);
  const own = new Set(measures.map(({ id }) => id));
  const below = await leftHanging(tx, { kind: 'goal', id: goalId });
  return below
    .filter(({ id, hangs, state }) => hangs && state !== 'closed' && !own.has(id))
    .map(({ id }) => id);
}

/** What the plan's other lines lose with a goal: its measures, and that actions serve it. */
async function withoutGoal(tx: Context, planId: string, goalId: string): Promise<Edit[]> {
  const measures = (await linesOf(tx.db, 'measure', planId)).filter((one) => one.goalId === goalId);
  const actions = (await linesOf(tx.db, 'action', planId)).filter((one) => one.goalIds.includes(goalId));
  return [
    ...measures.map(({ id }): Edit => ({ kind: 'measure', id, change: 'removed', fields: {} })),
    ...actions.map(
      ({ id, goalIds }): Edit => ({
        kind: 'action',
        id,
        change: 'changed',
        fields: { goalIds: goalIds.filter((one) => one !== goalId) },
      }),
    ),
  ];
}
