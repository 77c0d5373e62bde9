import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { personContract } from '../contract/person.ts';
import { cursorOf, positionOf } from '../domain/cursor.ts';
import { seesDetails } from '../domain/person.ts';
import { type Change, cardsOf, changesOf } from '../store/person.ts';
import { namesOf } from '../store/rule-names.ts';
import { seenBy } from './person.ts';

export const personHistoryHandlers: Handlers<Pick<typeof personContract, 'readPersonHistory'>> = {
  readPersonHistory,
};

async function readPersonHistory(ctx: Context, input: InputOf<typeof personContract.readPersonHistory>) {
  const { relation } = await seenBy(ctx, input.personId);
  if (!seesDetails(relation)) refuse('forbidden', 'people.history_is_private');
  const [at, id] = input.after === undefined ? [] : positionOf(input.after, ['instant', 'id']);
  const found = await changesOf(ctx.db, input.personId, {
    before: at === undefined ? undefined : { at: String(at), id: String(id) },
    limit: input.limit + 1,
  });
  const rows = found.slice(0, input.limit);
  const last = rows.at(-1);
  const nameOf = await namesIn(ctx, rows);
  return {
    rows: rows.map(({ actorId, actorName, before, after, ...change }) => ({
      ...change,
      actor: actorId ? { id: actorId, name: actorName } : null,
      before: withNames(before, nameOf),
      after: withNames(after, nameOf),
    })),
    next: found.length > rows.length && last ? cursorOf(last.at, last.id) : null,
  };
}

// A history that says «unit: 0192…» tells nobody anything.
async function namesIn(ctx: Context, changes: readonly Change[]): Promise<Map<string, string>> {
  const values = (fact: string) =>
    changes
      .flatMap(({ before, after }) => [before[fact], after[fact]])
      .filter((id) => typeof id === 'string');
  const none = { personIds: [], audienceIds: [], attributeKeys: [] };
  const { units } = await namesOf(ctx.db, { ...none, unitIds: values('unitId') });
  const managers = await cardsOf(ctx.db, values('managerId'));
  return new Map([
    ...units.map(({ id, name }) => [id, name] as const),
    ...managers.map(
      ({ id, name, employeeNumber, title }) => [id, name ?? employeeNumber ?? title ?? id] as const,
    ),
  ]);
}

function withNames(
  facts: Record<string, unknown>,
  nameOf: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const named = Object.entries(facts).map(([fact, value]) =>
    (fact === 'unitId' || fact === 'managerId') && typeof value === 'string'
      ? [fact, nameOf.get(value) ?? value]
      : [fact, value],
  );
  return Object.fromEntries(named);
}
