import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { presentPeople } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { strategyContract } from '../contract/strategy.ts';
import { canEditPlans } from '../domain/permission.ts';
import { strategyChanged } from '../events.ts';
import {
  allStrategies,
  findStrategy,
  insertStrategy,
  type StrategyFields,
  type StrategyRow,
  updateStrategy,
} from '../store/strategy.ts';
import { askerOf } from './sight.ts';

type Contract = typeof strategyContract;

export const strategyHandlers: Handlers<Contract> = {
  async listStrategies(ctx) {
    return { strategies: (await allStrategies(ctx.db)).map((row) => viewOf(ctx, row)) };
  },
  createStrategy: (ctx, fields) =>
    ctx.transaction(async (tx) => {
      const id = newId();
      await insertStrategy(tx.db, id, await rowFor(tx, fields));
      return told(tx, id);
    }),
  changeStrategy: (ctx, input) => ctx.transaction((tx) => changeStrategy(tx, input)),
};

async function changeStrategy(
  tx: Context,
  { strategyId, version, ...fields }: InputOf<Contract['changeStrategy']>,
) {
  const before = (await findStrategy(tx.db, strategyId)) ?? refuse('not_found', 'plan.strategy_not_found');
  const row = await rowFor(tx, fields, before.ownerId);
  if (!(await updateStrategy(tx.db, { id: strategyId, version }, row))) {
    const current = (await findStrategy(tx.db, strategyId)) ?? before;
    return refuse('conflict', 'edited_meanwhile', { current: viewOf(tx, current) });
  }
  return told(tx, strategyId);
}

/** An owner who left meanwhile may stay named; a new one has to be here. */
async function rowFor(tx: Context, fields: StrategyFields, standingOwner: string | null = null) {
  const { title, why, serves, startsOn, endsOn, ownerId } = fields;
  if (!canEditPlans(askerOf(tx))) refuse('forbidden', 'plan.planners_of_all_only');
  if (ownerId && ownerId !== standingOwner && !(await presentPeople(tx, [ownerId])).has(ownerId))
    refuse('invalid', 'plan.person_not_here', { personId: ownerId });
  return { title, why, serves, startsOn, endsOn, ownerId, changedBy: tx.actor.personId, changedAt: tx.now };
}

async function told(tx: Context, id: string) {
  await tx.publish(strategyChanged, { kind: 'plan.strategy', id }, {});
  const row = (await findStrategy(tx.db, id)) ?? refuse('not_found', 'plan.strategy_not_found');
  return viewOf(tx, row);
}

function viewOf(ctx: Context, { ownerName, changerName, ...row }: StrategyRow) {
  const person = (id: string | null, name: string | null) => (id === null ? null : { id, name });
  return {
    ...row,
    owner: person(row.ownerId, ownerName),
    changedBy: person(row.changedBy, changerName),
    can: { edit: canEditPlans(askerOf(ctx)) },
  };
}
