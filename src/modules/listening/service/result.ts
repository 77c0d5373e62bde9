import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { EVERYONE, type ItemResult, type ShownFigure } from '../contract/figure.ts';
import type { Construct, Item } from '../contract/item.ts';
import type { resultContract } from '../contract/result.ts';
import { changeBetween, constructShare, weightedShare } from '../domain/favourable.ts';
import { isFigure, plainResult } from '../domain/result-item.ts';
import { readsAll, readsLog } from '../domain/result-sight.ts';
import { canPlanSurveys } from '../domain/survey.ts';
import { strataOf, type WeightedGroup } from '../domain/weighting.ts';
import {
  type ClosedWave,
  earlierFigures,
  type FigureRow,
  figureRows,
  findPublication,
  publishedUpTo,
  resultWaves,
} from '../store/result.ts';
import { mayChooseFor } from './focus.ts';
import {
  countedItems,
  type GroupView,
  groupFor,
  groupView,
  noteLook,
  parentOf,
  type ResultSight,
  readerOf,
  rowOf,
  sightOf,
} from './result-sight.ts';
import { figureOf, restored } from './stored-figure.ts';

type Contract = typeof resultContract;

export const reportHandlers: Pick<
  Handlers<Contract>,
  'listResults' | 'readResultProgress' | 'readResults'
> = {
  listResults,
  async readResultProgress(ctx, { waveId }) {
    const { wave } = await readerOf(ctx, waveId);
    const publication = await findPublication(ctx.db, waveId);
    if (!publication) return { state: 'waiting', done: 0, of: 0 };
    const { made, parts, finishedAt } = publication;
    const state = finishedAt || wave.status !== 'closed' ? 'done' : made === 0 ? 'planning' : 'counting';
    return { state, done: made, of: parts };
  },
  readResults,
};

async function listResults(ctx: Context, { after, limit }: InputOf<Contract['listResults']>) {
  const { personId } = ctx.actor;
  const all = ctx.actor.kind === 'system' || readsAll(ctx.actor);
  if (!personId) return { rows: [], next: null };
  const found = await resultWaves(ctx.db, { personId, all, after, limit: limit + 1 });
  const rows = found.slice(0, limit).map((wave) => ({
    ...headOf(wave),
    participation: wave.answered === null ? null : participationOf(wave.invited ?? 0, wave.answered),
    invited: wave.wasInvited,
    answeredAt: wave.answeredAt,
  }));
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

async function readResults(
  ctx: Context,
  { waveId, group: asked }: InputOf<Contract['readResults']>,
): Promise<AnswerOf<Contract['readResults']>> {
  const sight = await sightOf(ctx, waveId);
  const { group, insteadOf } = groupFor(sight, asked);
  const items = await itemResults(ctx, sight, group);
  const before = (await publishedUpTo(ctx.db, sight.wave)).findLast(({ id }) => id !== waveId);
  await noteLook(ctx, waveId, { report: 'report', group: group.key });
  const answered = sight.groups.find(({ groupKey }) => groupKey === group.key)?.answered ?? 0;
  return {
    wave: headOf(sight.wave),
    group,
    insteadOf,
    participation: participationOf(group.invited, answered),
    items: [...items],
    constructs: constructsOf(items),
    groups: openGroupList(sight),
    before: before?.closedAt ? { waveId: before.id, closedAt: before.closedAt } : null,
    can: {
      readAll: sight.readAll,
      answer: canPlanSurveys(ctx.actor),
      chooseFocus: mayChooseFor(ctx, sight, group.key),
      editThemes: canPlanSurveys(ctx.actor),
      readLog: readsLog(ctx.actor),
    },
  };
}

/** The groups that the reader may read, with the group around each. */
export function openGroupList(sight: ResultSight) {
  return sight.groups
    .filter(({ groupKey }) => sight.open.has(groupKey) && sight.shown.has(groupKey))
    .map(({ groupKey }) => ({
      ...groupView(sight, groupKey),
      mine: sight.mine.has(groupKey),
      parent: parentOf(sight, groupKey),
    }));
}

/** The head of a wave's results. */
export function headOf({ id, surveyId, questionnaire, closedAt, status }: ClosedWave) {
  return {
    id,
    surveyId,
    title: questionnaire?.title ?? {},
    kind: questionnaire?.kind ?? ('survey' as const),
    languages: questionnaire?.languages ?? [],
    closedAt,
    state: status === 'published' || status === 'answered' ? status : ('closed' as const),
  };
}

export function participationOf(invited: number, answered: number) {
  // Labels count who was invited when the wave was planned; somebody erased since is still among the answers.
  const of = Math.max(invited, answered);
  return { invited: of, answered, percent: of === 0 ? 0 : Math.round((100 * answered) / of) };
}

/** Every item of a group, compared with the wave before that asked it and with everybody. */
export async function itemResults(
  ctx: Context,
  sight: ResultSight,
  group: GroupView,
): Promise<readonly ItemResult[]> {
  const { wave, labels } = sight;
  const label = labels.find(({ id }) => id === group.key) ?? null;
  const isEveryone = group.key === EVERYONE;
  const organisation = isEveryone ? weightingKeys(sight) : [];
  const rows = await figureRows(ctx.db, { waveId: wave.id, groups: [EVERYONE, group.key, ...organisation] });
  const earlier = await earlierFigures(ctx.db, { ...wave, label });
  return countedItems(sight).map((item): ItemResult => {
    const own = restoredIn(item, rowOf(rows, group.key, item.id));
    const ofAll = restoredIn(item, rowOf(rows, EVERYONE, item.id));
    const plain = plainResult(item, own, { invited: group.invited, ofAll });
    const favourable = shownIn(plain.favourable);
    const before = earlier
      .filter(({ itemId }) => itemId === item.id)
      .flatMap((row) => shareIn(item, row) ?? [])
      .at(-1);
    const all = shownIn(plainResult(item, ofAll, { invited: group.invited, ofAll }).favourable);
    return {
      itemId: item.id,
      text: item.text,
      scale: item.scale,
      construct: item.construct,
      good: item.favourable,
      ...plain,
      weighted:
        isEveryone && favourable ? weightedShare(strataOf(weightedGroups(sight, rows, item.id))) : null,
      change: before && favourable ? changeBetween(before, favourable) : null,
      toEveryone: isEveryone || !all || !favourable ? null : changeBetween(all, favourable),
    };
  });
}

const restoredIn = (item: Item, row: FigureRow | undefined) => (row ? restored(item, row) : undefined);

/** The favourable share of a stored row with its interval; null: not shown. */
export function shareIn(item: Item, row: FigureRow): ShownFigure | null {
  return shownIn(plainResult(item, restored(item, row), { invited: 1, ofAll: undefined }).favourable);
}

/** A figure that is shown, else null. */
export const shownIn = (figure: ItemResult['favourable']): ShownFigure | null =>
  figure && 'value' in figure ? figure : null;

const weightingKeys = (sight: ResultSight): string[] =>
  sight.labels.filter(({ id, view }) => view === 'org' && sight.shown.has(id)).map(({ id }) => id);

function weightedGroups(sight: ResultSight, rows: readonly FigureRow[], itemId: string): WeightedGroup[] {
  const figures = new Map<string, WeightedGroup>();
  for (const key of [EVERYONE, ...weightingKeys(sight)]) {
    const figure = figureOf(rowOf(rows, key, itemId)?.favourable ?? null);
    if (!figure || !isFigure(figure)) continue;
    figures.set(key, { key, parent: '', invited: groupView(sight, key).invited, figure });
  }
  // The nearest group around that has this figure too.
  return [...figures.values()].map((group) => {
    let parent = parentOf(sight, group.key);
    while (parent !== null && !figures.has(parent)) parent = parentOf(sight, parent);
    return { ...group, parent: parent ?? '' };
  });
}

function constructsOf(items: readonly ItemResult[]) {
  const byConstruct = new Map<Construct, ItemResult[]>();
  for (const item of items) {
    if (!item.construct || !shownIn(item.favourable)) continue;
    byConstruct.set(item.construct, [...(byConstruct.get(item.construct) ?? []), item]);
  }
  return [...byConstruct].flatMap(([construct, own]) => {
    const now = own.flatMap(({ favourable }) => shownIn(favourable) ?? []);
    const favourable = constructShare(now);
    if (!favourable) return [];
    const compared = own.flatMap(({ favourable: share, change }) => {
      const shown = shownIn(share);
      return shown && change ? [{ shown, change }] : [];
    });
    return {
      construct,
      items: own.length,
      favourable,
      change: compared.length < own.length ? null : meanChange(compared),
    };
  });
}

/** The mean change of a construct's items; its interval is the mean of theirs, so it is never too narrow. */
function meanChange(compared: readonly { readonly change: { points: number; low: number; high: number } }[]) {
  const mean = (of: (one: { points: number; low: number; high: number }) => number) =>
    Math.round((10 * compared.reduce((sum, { change }) => sum + of(change), 0)) / compared.length) / 10;
  const [points, low, high] = [mean((one) => one.points), mean((one) => one.low), mean((one) => one.high)];
  return { points, low, high, clear: low > 0 || high < 0 };
}
