import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { EVERYONE, type ItemResult } from '../contract/figure.ts';
import type { Item } from '../contract/item.ts';
import type { resultContract } from '../contract/result.ts';
import { withShareInterval } from '../domain/favourable.ts';
import { isFigure, plainResult } from '../domain/result-item.ts';
import { changesOf } from '../domain/trend.ts';
import { earlierFigures, type FigureRow, figureRows, findPublication } from '../store/result.ts';
import { shownIn } from './result.ts';
import {
  countedItems,
  groupFor,
  groupView,
  noteLook,
  parentOf,
  type ResultSight,
  rowOf,
  sightOf,
} from './result-sight.ts';
import { figureOf, restored } from './stored-figure.ts';

type Contract = typeof resultContract;

export const resultMapHandlers: Pick<
  Handlers<Contract>,
  'readResultMap' | 'readResultTrend' | 'readDrivers'
> = {
  readResultMap,
  readResultTrend,
  readDrivers,
};

async function readResultMap(
  ctx: Context,
  { waveId, view: asked }: InputOf<Contract['readResultMap']>,
): Promise<AnswerOf<Contract['readResultMap']>> {
  const sight = await sightOf(ctx, waveId);
  const views = viewsOf(sight);
  const view = asked ?? views[0] ?? 'org';
  if (asked && !views.includes(asked)) return refuse('not_found', 'listening.view_not_found');
  const items = countedItems(sight).filter(({ favourable }) => favourable !== null);
  const groups = sight.groups.filter(
    ({ groupKey }) => sight.open.has(groupKey) && groupView(sight, groupKey).view === view,
  );
  const rows = await figureRows(ctx.db, {
    waveId,
    groups: [EVERYONE, ...groups.map(({ groupKey }) => groupKey)],
  });
  await noteLook(ctx, waveId, { report: 'map', group: EVERYONE });
  return {
    views,
    view,
    items: items.map(({ id, text, construct }) => ({ itemId: id, text, construct })),
    everyone: items.map((item) => cellOf(item, rowOf(rows, EVERYONE, item.id))),
    rows: groups.map(({ groupKey, answered, withheld }) => ({
      ...groupView(sight, groupKey),
      parent: parentOf(sight, groupKey),
      mine: sight.mine.has(groupKey),
      answered,
      reason: withheld,
      cells: withheld ? [] : items.map((item) => cellOf(item, rowOf(rows, groupKey, item.id))),
    })),
  };
}

const viewsOf = ({ groups, labels }: ResultSight): string[] => {
  const planned = new Set(groups.map(({ groupKey }) => groupKey));
  return [...new Set(labels.filter(({ id }) => planned.has(id)).map(({ view }) => view))].sort(
    // The organisation first.
    (left, right) => Number(right === 'org') - Number(left === 'org') || (left < right ? -1 : 1),
  );
};

function cellOf(item: Item, row: FigureRow | undefined): NonNullable<ItemResult['favourable']> {
  const own = row && restored(item, row);
  return plainResult(item, own, { invited: 1, ofAll: undefined }).favourable ?? { withheld: 'too_few' };
}

async function readResultTrend(
  ctx: Context,
  { waveId, itemId, group: asked }: InputOf<Contract['readResultTrend']>,
): Promise<AnswerOf<Contract['readResultTrend']>> {
  const sight = await sightOf(ctx, waveId);
  const { group } = groupFor(sight, asked);
  const item =
    countedItems(sight).find(({ id }) => id === itemId) ?? refuse('not_found', 'listening.item_not_in_wave');
  const label = sight.labels.find(({ id }) => id === group.key) ?? null;
  const earlier = await earlierFigures(ctx.db, { ...sight.wave, label });
  const own = await figureRows(ctx.db, { waveId, groups: [group.key] });
  const rows = [
    ...earlier.filter((row) => row.itemId === itemId),
    ...own
      .filter((row) => row.itemId === itemId)
      .map((row) => ({ ...row, waveId, closedAt: sight.wave.closedAt ?? ctx.now })),
  ];
  const points = rows.map((row) => {
    const { favourable, mean } = plainResult(item, restored(item, row), {
      invited: 1,
      ofAll: restored(item, row),
    });
    return { waveId: row.waveId, closedAt: row.closedAt, favourable, mean };
  });
  const changes = changesOf(points.map((point) => ({ ...point, favourable: shownIn(point.favourable) })));
  await noteLook(ctx, waveId, { report: 'trend', group: group.key });
  return {
    itemId,
    text: item.text,
    points: points.map((point, at) => ({ ...point, change: changes[at] ?? null })),
  };
}

async function readDrivers(
  ctx: Context,
  { waveId }: InputOf<Contract['readDrivers']>,
): Promise<AnswerOf<Contract['readDrivers']>> {
  const sight = await sightOf(ctx, waveId);
  const publication = await findPublication(ctx.db, waveId);
  const drivers = publication?.drivers;
  await noteLook(ctx, waveId, { report: 'drivers', group: EVERYONE });
  if (!drivers || 'why' in drivers) return { drivers: null, why: drivers?.why ?? 'too_few_people' };
  const rows = await figureRows(ctx.db, { waveId, groups: [EVERYONE] });
  const items = new Map(countedItems(sight).map((item) => [item.id, item]));
  const outcome = items.get(drivers.outcomeId);
  const explained = shareOf(drivers.explained);
  if (!outcome || !explained) return { drivers: null, why: 'too_few_people' };
  return {
    drivers: {
      outcome: { itemId: outcome.id, text: outcome.text },
      method: drivers.method,
      people: drivers.people,
      explained: { ...explained, low: null, high: null },
      items: drivers.items
        .flatMap(({ itemId, share, low, high }) => {
          const [item, value] = [items.get(itemId), shareOf(share)];
          if (!item || !value) return [];
          const ends = { low: shareOf(low)?.value ?? null, high: shareOf(high)?.value ?? null };
          return {
            itemId,
            text: item.text,
            share: { ...value, ...ends },
            favourable: cellOf(item, rowOf(rows, EVERYONE, itemId)),
          };
        })
        .sort((left, right) => right.share.value - left.share.value),
    },
    why: null,
  };
}

function shareOf(text: string) {
  const figure = figureOf(text);
  return figure && isFigure(figure) ? withShareInterval(figure) : null;
}
