import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { GroupKey } from '../contract/figure.ts';
import type { resultContract } from '../contract/result.ts';
import { LEAST_FOR_SPREAD } from '../domain/figures.ts';
import { takesWords } from '../domain/item.ts';
import { readsLog, shownAround } from '../domain/result-sight.ts';
import { type Comment, matcherOf } from '../domain/themes.ts';
import { LEAST_COMMENTS, LEAST_PEOPLE } from '../domain/view-plan.ts';
import { readingPage } from '../store/reader.ts';
import { commentLists, figureRows } from '../store/result.ts';
import { themesOf } from '../store/theme.ts';
import { groupView, noteLook, type ResultSight, sightOf } from './result-sight.ts';
import { commentsIn } from './stored-figure.ts';

type Contract = typeof resultContract;

export const resultCommentHandlers: Pick<
  Handlers<Contract>,
  'listResultComments' | 'listWithheld' | 'listResultReaders'
> = { listResultComments, listWithheld, listResultReaders };

/** Published comments of a group by item, for who may read the group. */
export async function publishedComments(
  ctx: Context,
  sight: ResultSight,
  group: GroupKey,
): Promise<readonly (Comment & { readonly itemId: string })[]> {
  if (!sight.open.has(group)) return refuse('not_found', 'listening.group_not_found');
  const lists = await commentLists(ctx.db, sight.wave.id);
  return lists
    .filter(({ groupKey }) => groupKey === group)
    .flatMap((list) => commentsIn(list).map((comment) => ({ ...comment, itemId: list.itemId })));
}

async function listResultComments(
  ctx: Context,
  { waveId, itemId, group, themeId, after, limit }: InputOf<Contract['listResultComments']>,
): Promise<AnswerOf<Contract['listResultComments']>> {
  const sight = await sightOf(ctx, waveId);
  const [comments, lists, themes] = await Promise.all([
    publishedComments(ctx, sight, group),
    commentLists(ctx.db, waveId),
    themesOf(ctx.db, waveId),
  ]);
  const matchers = themes.map(({ id, phrases }) => ({ id, matches: matcherOf(phrases) }));
  const wanted = comments
    .filter((comment) => itemId === undefined || comment.itemId === itemId)
    .map((comment) => ({
      ...comment,
      themes: matchers.filter(({ matches }) => matches(comment)).map(({ id }) => id),
    }))
    .filter((comment) => themeId === undefined || comment.themes.includes(themeId));
  const from = Number(after ?? 0) || 0;
  await noteLook(ctx, waveId, { report: 'comments', group });
  return {
    rows: wanted.slice(from, from + limit),
    next: wanted.length > from + limit ? String(from + limit) : null,
    items: sight.questionnaire.items.filter(takesWords).map((item) => {
      const list = lists.find((one) => one.groupKey === group && one.itemId === item.id);
      const own = comments.filter((comment) => comment.itemId === item.id).length;
      return {
        itemId: item.id,
        text: item.text,
        comments: list?.comments ? own : null,
        withheld: list ? list.withheld : ('too_few' as const),
      };
    }),
    groups: [
      ...new Set(
        lists.filter((one) => one.comments && sight.open.has(one.groupKey)).map((one) => one.groupKey),
      ),
    ].map((key) => groupView(sight, key)),
  };
}

async function listWithheld(
  ctx: Context,
  { waveId }: InputOf<Contract['listWithheld']>,
): Promise<AnswerOf<Contract['listWithheld']>> {
  const sight = await sightOf(ctx, waveId);
  const open = sight.groups.filter(({ groupKey }) => sight.open.has(groupKey));
  const rows = await figureRows(ctx.db, { waveId, groups: open.map(({ groupKey }) => groupKey) });
  return {
    least: { people: LEAST_PEOPLE, spread: LEAST_FOR_SPREAD, comments: LEAST_COMMENTS },
    shown: sight.shown.size,
    groups: open.flatMap(({ groupKey, withheld }) => {
      if (!withheld) return [];
      const around = shownAround(sight.labels, { id: groupKey, shown: sight.shown });
      const shownIn = sight.shown.has(around) ? groupView(sight, around) : null;
      return { ...groupView(sight, groupKey), reason: withheld, shownIn };
    }),
    figures: rows.flatMap(({ groupKey, itemId, withheld }) =>
      withheld ? { group: groupKey, itemId, reason: withheld } : [],
    ),
  };
}

async function listResultReaders(
  ctx: Context,
  { waveId, after, limit }: InputOf<Contract['listResultReaders']>,
): Promise<AnswerOf<Contract['listResultReaders']>> {
  if (!readsLog(ctx.actor)) return refuse('forbidden', 'listening.only_log_readers');
  const sight = await sightOf(ctx, waveId);
  const [on, person, report, group] = after?.split(' ') ?? [];
  const cursor = on && person && report && group ? ([on, person, report, group] as const) : undefined;
  const found = await readingPage(ctx.db, { waveId, after: cursor, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({
      person: { id: row.personId, name: row.name },
      report: row.report,
      group: groupView(sight, row.groupKey),
      on: row.readOn,
    })),
    next:
      found.length > limit && last
        ? [last.readOn, last.personId, last.report, last.groupKey].join(' ')
        : null,
  };
}
