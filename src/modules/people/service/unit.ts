import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { brokenUnique } from '#platform/database.ts';
import type { Handlers } from '#platform/module.ts';
import type { unitContract } from '../contract/unit.ts';
import { KEEPERS, keeps } from '../domain/person.ts';
import { withTotals } from '../domain/unit.ts';
import { unitChanged } from '../events.ts';
import {
  contentsOf,
  findUnit,
  holdUnit,
  insertUnit,
  lockUnits,
  openUnits,
  setClosed,
  subUnits,
  unitPath,
  updateUnit,
} from '../store/unit.ts';

export const unitHandlers: Handlers<typeof unitContract> = {
  readUnits: async (ctx) => ({ units: withTotals(await openUnits(ctx.db, ctx.actor.language)) }),
  readUnit: (ctx, { unitId }) => unitFor(ctx, unitId),
  createUnit,
  changeUnit,
  closeUnit,
  reopenUnit,
};

async function unitFor(ctx: Context, unitId: string): Promise<AnswerOf<typeof unitContract.readUnit>> {
  const unit = (await findUnit(ctx.db, unitId)) ?? notFound();
  const way = await unitPath(ctx.db, unitId);
  const around = await subUnits(ctx.db, unitId, ctx.actor.language);
  const { own = 0, below = 0 } = around.find(({ id }) => id === unitId) ?? {};
  return {
    ...unit,
    own,
    below,
    path: way.slice(0, -1),
    children: around.filter(({ id }) => id !== unitId),
    can: { change: keeps(ctx.actor, ids(way)) },
  };
}

async function createUnit(ctx: Context, { code, name, parentId }: InputOf<typeof unitContract.createUnit>) {
  const id = newId();
  return ctx.transaction(async (tx) => {
    await lockUnits(tx.db);
    await requireKept(tx, parentId);
    await requireOpen(tx, parentId);
    await orCodeTaken(code, () => insertUnit(tx.db, { id, code, name, parentId }));
    await tx.publish(unitChanged, { kind: 'people.unit', id }, { fields: ['code', 'name', 'parentId'] });
    return unitFor(tx, id);
  });
}

async function changeUnit(ctx: Context, input: InputOf<typeof unitContract.changeUnit>) {
  const { unitId: id, version, ...facts } = input;
  return ctx.transaction(async (tx) => {
    await lockUnits(tx.db);
    const before = (await findUnit(tx.db, id)) ?? notFound();
    await requireKept(tx, id);
    if (before.version !== version)
      return refuse('conflict', 'edited_meanwhile', { current: await unitFor(tx, id) });
    if (facts.parentId !== before.parentId) {
      await requireKept(tx, facts.parentId);
      await requireOpen(tx, facts.parentId);
      const above = ids(await unitPath(tx.db, facts.parentId));
      if (above.includes(id)) return refuse('conflict', 'people.unit_circle', { name: before.name });
    }
    const fields = (['code', 'name', 'parentId'] as const).filter((field) => facts[field] !== before[field]);
    if (fields.length === 0) return unitFor(tx, id);
    await orCodeTaken(facts.code, () => updateUnit(tx.db, { id, version, ...facts }));
    await tx.publish(unitChanged, { kind: 'people.unit', id }, { fields });
    return unitFor(tx, id);
  });
}

async function closeUnit(ctx: Context, { unitId: id }: { unitId: string }) {
  return ctx.transaction(async (tx) => {
    await lockUnits(tx.db);
    await requireKept(tx, id);
    await holdUnit(tx.db, id);
    const unit = (await findUnit(tx.db, id)) ?? notFound();
    if (unit.closedAt) return unitFor(tx, id);
    const inside = await contentsOf(tx.db, id);
    if (inside.people > 0 || inside.units > 0)
      return refuse('conflict', 'people.unit_not_empty', { name: unit.name, ...inside });
    await setClosed(tx.db, id, tx.now);
    await tx.publish(unitChanged, { kind: 'people.unit', id }, { fields: ['closedAt'] });
    return unitFor(tx, id);
  });
}

async function reopenUnit(ctx: Context, { unitId: id }: { unitId: string }) {
  return ctx.transaction(async (tx) => {
    await lockUnits(tx.db);
    const unit = (await findUnit(tx.db, id)) ?? notFound();
    await requireKept(tx, id);
    if (!unit.closedAt) return unitFor(tx, id);
    await requireOpen(tx, unit.parentId);
    await setClosed(tx.db, id, null);
    await tx.publish(unitChanged, { kind: 'people.unit', id }, { fields: ['closedAt'] });
    return unitFor(tx, id);
  });
}

// At the top, only who keeps the whole organisation may build.
async function requireKept(ctx: Context, unitId: string | null): Promise<void> {
  if (!keeps(ctx.actor, ids(await unitPath(ctx.db, unitId))))
    refuse('forbidden', 'people.unit_not_kept', { roles: [...KEEPERS] });
}

async function requireOpen(ctx: Context, unitId: string | null): Promise<void> {
  if (unitId === null) return;
  const unit = await findUnit(ctx.db, unitId);
  if (!unit || unit.closedAt) refuse('invalid', 'people.unit_not_open');
}

async function orCodeTaken(code: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (brokenUnique(error) === 'people_unit_code_key')
      refuse('conflict', 'people.unit_code_taken', { code });
    throw error;
  }
}

const ids = (path: readonly { id: string }[]) => path.map(({ id }) => id);
const notFound = () => refuse('not_found', 'people.unit_not_found');
