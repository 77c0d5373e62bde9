import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { personContract } from '../contract/person.ts';
import { cursorOf, positionOf } from '../domain/cursor.ts';
import { type ChartLine, chartLine, chartTops, managersAbove, reportsPage } from '../store/line.ts';
import { seenBy } from './person.ts';

export const chartHandlers: Handlers<Pick<typeof personContract, 'readChart' | 'readChartNode'>> = {
  readChart: async (ctx) => ({ tops: (await chartTops(ctx.db)).map(asLine) }),
  readChartNode,
};

async function readChartNode(ctx: Context, input: InputOf<typeof personContract.readChartNode>) {
  await seenBy(ctx, input.personId);
  const person = (await chartLine(ctx.db, input.personId)) ?? refuse('not_found', 'people.person_not_found');
  const [nameless, name, id] =
    input.after === undefined ? [] : positionOf(input.after, ['number', 'text', 'id']);
  const found = await reportsPage(ctx.db, input.personId, {
    after: id === undefined ? undefined : { nameless: nameless === 1, name: String(name), id: String(id) },
    limit: input.limit + 1,
    language: ctx.actor.language,
  });
  const rows = found.slice(0, input.limit);
  const last = rows.at(-1);
  const next =
    found.length > rows.length && last
      ? cursorOf(last.name === null ? 1 : 0, last.name ?? '', last.id)
      : null;
  return {
    above: await managersAbove(ctx.db, input.personId),
    person: asLine(person),
    reports: { rows: rows.map(asLine), next },
  };
}

function asLine({ unitId, unitName, ...line }: ChartLine) {
  return { ...line, unit: unitId && unitName ? { id: unitId, name: unitName } : null };
}
