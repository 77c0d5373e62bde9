import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { editionFor } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { GroupKey } from '../contract/figure.ts';
import type { focusContract } from '../contract/focus.ts';
import type { Item } from '../contract/item.ts';
import { withShareInterval } from '../domain/favourable.ts';
import { proposeFocus } from '../domain/focus.ts';
import { isFigure } from '../domain/result-item.ts';
import { withAbove } from '../domain/result-sight.ts';
import { canPlanSurveys } from '../domain/survey.ts';
import { focusChosen } from '../events.ts';
import {
  deleteFocus,
  dueFocus,
  type FocusRow,
  findFocus,
  focusOf,
  insertFocus,
  updateFocus,
} from '../store/focus.ts';
import { figureRows, findPublication } from '../store/result.ts';
import { askAgain, resultWords } from './follow-up.ts';
import { countedItems, groupFor, groupView, type ResultSight, rowOf, sightOf } from './result-sight.ts';
import { figureOf } from './stored-figure.ts';

type Contract = typeof focusContract;

export const focusHandlers: Handlers<Contract> = {
  readFocus,
  chooseFocus: (ctx, input) => ctx.transaction((tx) => chooseFocus(tx, input)),
  changeFocus: (ctx, input) => ctx.transaction((tx) => changeFocus(tx, input)),
  removeFocus: (ctx, input) => ctx.transaction((tx) => removeFocus(tx, input)),
  listDueFocus,
  askAgain: (ctx, { focusId }) => ctx.transaction((tx) => askAgain(tx, focusId)),
};

/** Whether the actor chooses what a group works on: planners for every group, managers for those around their people. */
export function mayChooseFor(
  { actor }: Context,
  { labels, reader }: Pick<ResultSight, 'labels' | 'reader'>,
  group: GroupKey,
): boolean {
  return canPlanSurveys(actor) || withAbove(labels.slice(), reader.led).has(group);
}

async function readFocus(
  ctx: Context,
  { waveId, group: asked }: InputOf<Contract['readFocus']>,
): Promise<AnswerOf<Contract['readFocus']>> {
  const sight = await sightOf(ctx, waveId);
  const { group } = groupFor(sight, asked);
  const chosen = await focusOf(ctx.db, waveId, group.key);
  const items = countedItems(sight).filter(({ favourable }) => favourable !== null);
  const byId = new Map(items.map((item) => [item.id, item]));
  const t = resultWords(ctx.actor.language);
  return {
    group,
    proposals: (await proposalsFor(ctx, sight, group.key)).flatMap((proposal) => {
      const item = byId.get(proposal.itemId);
      if (!item) return [];
      const words = {
        item: editionFor(item.text, ctx.actor.language),
        group: editionFor(group.name, ctx.actor.language),
        percent: 100 - proposal.gap,
      };
      return {
        ...proposal,
        text: item.text,
        construct: item.construct,
        focusId: chosen.find(({ itemId }) => itemId === item.id)?.id ?? null,
        action: { title: t('focus.actionTitle', words), description: t('focus.actionDescription', words) },
      };
    }),
    chosen: chosen.map((row) => focusView(ctx, sight, row)),
    can: { choose: mayChooseFor(ctx, sight, group.key) },
  };
}

/** From published numbers alone: the group's, the drivers', and those of the other groups of the view. */
async function proposalsFor(ctx: Context, sight: ResultSight, key: GroupKey) {
  const { id: waveId } = sight.wave;
  const view = sight.labels.find(({ id }) => id === key)?.view ?? 'org';
  const around = withAbove(sight.labels, [key]);
  const below = (id: string) => withAbove(sight.labels, [id]).has(key);
  const others = sight.labels
    .filter(
      (label) =>
        label.view === view && sight.shown.has(label.id) && !around.has(label.id) && !below(label.id),
    )
    .map(({ id }) => id);
  const [rows, publication] = await Promise.all([
    figureRows(ctx.db, { waveId, groups: [key, ...others] }),
    findPublication(ctx.db, waveId),
  ]);
  const shareIn = (group: string, item: Item) => {
    const figure = figureOf(rowOf(rows, group, item.id)?.favourable ?? null);
    return figure && isFigure(figure) ? withShareInterval(figure).value : null;
  };
  const drivers = publication?.drivers;
  const impacts = new Map(
    drivers && !('why' in drivers)
      ? drivers.items.map(({ itemId, share }) => {
          const figure = figureOf(share);
          return [itemId, figure && isFigure(figure) ? figure.value / 100 : 0] as const;
        })
      : [],
  );
  return proposeFocus(
    countedItems(sight).flatMap((item) => {
      const favourable = shareIn(key, item);
      if (favourable === null || (drivers && 'outcomeId' in drivers && drivers.outcomeId === item.id))
        return [];
      return {
        itemId: item.id,
        favourable,
        impact: impacts.get(item.id) ?? null,
        others: others.flatMap((other) => shareIn(other, item) ?? []),
      };
    }),
  );
}

async function chooseFocus(tx: Context, input: InputOf<Contract['chooseFocus']>) {
  const { waveId, group, itemId, actionId, askAgainOn } = input;
  const sight = await sightOf(tx, waveId);
  if (!sight.shown.has(group)) return refuse('not_found', 'listening.group_not_found');
  requireChooser(tx, sight, group);
  if (!countedItems(sight).some(({ id }) => id === itemId))
    return refuse('not_found', 'listening.item_not_in_wave');
  requireLater(tx, askAgainOn);
  const id = newId(Date.parse(tx.now));
  const row = { id, waveId, groupKey: group, itemId, actionId, askAgainOn };
  if (!(await insertFocus(tx.db, { ...row, chosenBy: tx.actor.personId, chosenAt: tx.now })))
    return refuse('conflict', 'listening.focus_is_chosen');
  await tx.publish(focusChosen, { kind: 'listening.wave', id: waveId }, { focusId: id, itemId, actionId });
  return { id, version: 1 };
}

async function changeFocus(tx: Context, { focusId, version, ...change }: InputOf<Contract['changeFocus']>) {
  const { row, sight } = await focusFor(tx, focusId);
  if (change.askAgainOn) requireLater(tx, change.askAgainOn);
  const written = await updateFocus(tx.db, {
    id: focusId,
    version,
    actionId: change.actionId === undefined ? row.actionId : change.actionId,
    askAgainOn: change.askAgainOn ?? row.askAgainOn,
  });
  if (!written) return refuse('conflict', 'edited_meanwhile', { current: focusView(tx, sight, row) });
  return { id: focusId, version: written.version };
}

async function removeFocus(tx: Context, { focusId, version }: InputOf<Contract['removeFocus']>) {
  const { row, sight } = await focusFor(tx, focusId);
  if (!(await deleteFocus(tx.db, { id: focusId, version })))
    return refuse('conflict', 'edited_meanwhile', { current: focusView(tx, sight, row) });
  return {};
}

async function listDueFocus(ctx: Context): Promise<AnswerOf<Contract['listDueFocus']>> {
  const due = await dueFocus(ctx.db, ctx.today);
  const sights = new Map<string, ResultSight>();
  for (const waveId of new Set(due.map((row) => row.waveId))) sights.set(waveId, await sightOf(ctx, waveId));
  return {
    focus: due.flatMap((row) => {
      const sight = sights.get(row.waveId);
      return sight ? focusView(ctx, sight, row) : [];
    }),
  };
}

async function focusFor(tx: Context, focusId: string): Promise<{ row: FocusRow; sight: ResultSight }> {
  const row = (await findFocus(tx.db, focusId)) ?? refuse('not_found', 'listening.focus_not_found');
  const sight = await sightOf(tx, row.waveId);
  requireChooser(tx, sight, row.groupKey);
  return { row, sight };
}

function requireChooser(ctx: Context, sight: ResultSight, group: GroupKey): void {
  if (!mayChooseFor(ctx, sight, group)) refuse('forbidden', 'listening.only_own_groups');
}

function requireLater(ctx: Context, askAgainOn: string): void {
  if (askAgainOn <= ctx.today) refuse('invalid', 'listening.ask_again_later');
}

function focusView(ctx: Context, sight: ResultSight, row: FocusRow) {
  const item = sight.questionnaire.items.find(({ id }) => id === row.itemId);
  return {
    id: row.id,
    waveId: row.waveId,
    group: groupView(sight, row.groupKey),
    itemId: row.itemId,
    text: item?.text ?? {},
    actionId: row.actionId,
    askAgainOn: row.askAgainOn,
    state: row.followUpId
      ? ('asked' as const)
      : row.askAgainOn <= ctx.today
        ? ('due' as const)
        : ('working' as const),
    followUpId: row.followUpId,
    version: row.version,
    can: { change: mayChooseFor(ctx, sight, row.groupKey) },
  };
}
