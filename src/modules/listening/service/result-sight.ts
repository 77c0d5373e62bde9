import { refuse } from '#kernel/errors.ts';
import type { Editions } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import { EVERYONE, type GroupKey, type WithheldReason } from '../contract/figure.ts';
import type { Item, Questionnaire } from '../contract/item.ts';
import {
  mayRead,
  openGroups,
  type Reader,
  readsAll,
  shownAround,
  withAbove,
} from '../domain/result-sight.ts';
import { noteReading, standingOf } from '../store/reader.ts';
import {
  type ClosedWave,
  type FigureRow,
  findClosedWave,
  type ResultGroup,
  type ResultLabel,
  resultGroups,
  resultLabels,
} from '../store/result.ts';
import type { ReadingTable } from '../tables/result.ts';

export interface GroupView {
  readonly key: GroupKey;
  readonly view: string | null;
  readonly name: Editions;
  readonly invited: number;
}

/** A published wave as one reader sees it. */
export interface ResultSight {
  readonly wave: ClosedWave;
  readonly questionnaire: Questionnaire;
  readonly labels: readonly ResultLabel[];
  readonly reader: Reader;
  /** Groups that the plan decided about, in the order of publication. */
  readonly groups: readonly ResultGroup[];
  /** Keys of groups whose numbers are shown; of these and others, those that this reader may read. */
  readonly shown: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  readonly mine: ReadonlySet<string>;
  readonly readAll: boolean;
}

/** The published wave, for who may read of it; else it is not there. */
export async function sightOf(ctx: Context, waveId: string): Promise<ResultSight> {
  const { wave, reader } = await readerOf(ctx, waveId);
  if (wave.status === 'closed' || !wave.questionnaire)
    return refuse('conflict', 'listening.results_not_made', { waveId });
  const [all, groups] = await Promise.all([resultLabels(ctx.db, waveId), resultGroups(ctx.db, waveId)]);
  const labels = all.filter(({ kind }) => kind !== 'everyone');
  const open = openGroups(labels, { reader, answered: wave.status === 'answered' });
  return {
    wave,
    questionnaire: wave.questionnaire,
    labels: all,
    reader,
    groups,
    shown: new Set(groups.filter(({ withheld }) => withheld === null).map(({ groupKey }) => groupKey)),
    open,
    mine: new Set([EVERYONE, ...withAbove(labels, Object.values(reader.own ?? {}))]),
    readAll: wave.status === 'answered' || ctx.actor.kind === 'system' || readsAll(reader),
  };
}

/** A wave that is over and how the actor stands to it; not found for whom it is nothing to. */
export async function readerOf(ctx: Context, waveId: string): Promise<{ wave: ClosedWave; reader: Reader }> {
  const wave = (await findClosedWave(ctx.db, waveId)) ?? refuse('not_found', 'listening.wave_not_found');
  const { personId, grants } = ctx.actor;
  const standing = personId ? await standingOf(ctx.db, waveId, personId) : { own: null, led: [] };
  const reader: Reader = { ...standing, grants };
  if (ctx.actor.kind !== 'system' && !mayRead(reader)) return refuse('not_found', 'listening.wave_not_found');
  return { wave, reader };
}

/** The group that answers for one that was asked for: itself when it is shown, else the nearest shown around it. */
export function groupFor(
  sight: ResultSight,
  asked: GroupKey,
): { group: GroupView; insteadOf: (GroupView & { reason: WithheldReason }) | null } {
  if (!sight.open.has(asked)) return refuse('not_found', 'listening.group_not_found');
  const withheld = sight.groups.find(({ groupKey }) => groupKey === asked)?.withheld;
  if (withheld === undefined) return refuse('not_found', 'listening.group_not_found');
  if (withheld === null) return { group: groupView(sight, asked), insteadOf: null };
  const key = shownAround(sight.labels, { id: asked, shown: sight.shown });
  if (!sight.shown.has(key)) return refuse('conflict', 'listening.results_withheld', { reason: withheld });
  return { group: groupView(sight, key), insteadOf: { ...groupView(sight, asked), reason: withheld } };
}

/** How a group is called and how many were invited to it. */
export function groupView({ labels, wave }: Pick<ResultSight, 'labels' | 'wave'>, key: GroupKey): GroupView {
  const everybody = labels.find(({ kind }) => kind === 'everyone')?.names ?? EVERYBODY;
  const label = labels.find(({ id }) => id === key);
  if (!label || label.kind === 'everyone')
    return { key: EVERYONE, view: null, name: everybody, invited: wave.invited ?? 0 };
  return { key: label.id, view: label.view, name: label.names, invited: label.invited };
}

const EVERYBODY: Editions = { en: 'Everyone', fi: 'Kaikki', es: 'Todo el mundo' };

/** The group around a label: the next coarser label, or everybody. */
export function parentOf({ labels }: Pick<ResultSight, 'labels'>, key: GroupKey): GroupKey | null {
  if (key === EVERYONE) return null;
  const parent = labels.find(({ id }) => id === labels.find((label) => label.id === key)?.parentId);
  return parent && parent.kind !== 'everyone' ? parent.id : EVERYONE;
}

/** Items that have figures. */
export const countedItems = ({ questionnaire }: Pick<ResultSight, 'questionnaire'>): readonly Item[] =>
  questionnaire.items.filter(({ scale }) => scale.kind !== 'text' && scale.kind !== 'comment');

/** The row of an item in a group. */
export const rowOf = (rows: readonly FigureRow[], groupKey: string, itemId: string): FigureRow | undefined =>
  rows.find((row) => row.groupKey === groupKey && row.itemId === itemId);

/** Notes that the actor looked; the product itself does not count. */
export async function noteLook(
  ctx: Context,
  waveId: string,
  { report, group }: { report: ReadingTable['report']; group: GroupKey },
): Promise<void> {
  const { personId } = ctx.actor;
  if (personId) await noteReading(ctx.db, { waveId, personId, report, groupKey: group, readOn: ctx.today });
}
