import { createHash } from 'node:crypto';
import type { FileAnswer, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { editionFor } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import { csvLines } from '#platform/csv.ts';
import type { Handlers } from '#platform/module.ts';
import { EVERYONE, type ItemResult } from '../contract/figure.ts';
import type { resultContract } from '../contract/result.ts';
import { plainResult } from '../domain/result-item.ts';
import { resultsExported } from '../events.ts';
import { ballotIdPage, countedByView } from '../store/closing.ts';
import { commentLists, type FigureRow, figureRows } from '../store/result.ts';
import { findManifest } from '../store/wave.ts';
import { findWaveAnswer } from '../store/wave-answer.ts';
import { countedItems, groupView, noteLook, type ResultSight, rowOf, sightOf } from './result-sight.ts';
import { commentsIn, restored } from './stored-figure.ts';
import { manifestView } from './wave-view.ts';

type Contract = typeof resultContract;

export const exportHandlers: Pick<Handlers<Contract>, 'exportResultTable' | 'exportResultPackage'> = {
  exportResultTable: (ctx, input) => ctx.transaction((tx) => exportResultTable(tx, input)),
  exportResultPackage: (ctx, input) => ctx.transaction((tx) => exportResultPackage(tx, input)),
};

const HEADER = [
  'wave',
  'closed',
  'view',
  'group',
  'invited',
  'item',
  'construct',
  'figure',
  'value',
  'bound',
  'low',
  'high',
  'answered',
  'withheld',
];

async function exportResultTable(
  tx: Context,
  { waveId }: InputOf<Contract['exportResultTable']>,
): Promise<FileAnswer> {
  const sight = await sightOf(tx, waveId);
  const rows = await figureRows(tx.db, { waveId, groups: 'all' });
  const { title } = sight.questionnaire;
  const lines = publishedItems(sight, rows).flatMap(({ group, item, plain }) => {
    const head = [
      editionFor(title, tx.actor.language),
      sight.wave.closedAt?.slice(0, 10),
      group.view,
      editionFor(group.name, tx.actor.language),
      group.invited,
      editionFor(item.text, tx.actor.language),
      item.construct,
    ];
    return figureLines(plain).map((figure) => [...head, ...figure]);
  });
  await told(tx, waveId, { format: 'csv', lines: lines.length });
  return {
    fileName: `results-${waveId}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: csvLines([HEADER, ...lines]),
  };
}

/** Every item of every group that the reader may read, the groups in the order of publication. */
function publishedItems(sight: ResultSight, rows: readonly FigureRow[]) {
  const items = countedItems(sight);
  const byGroup = Map.groupBy(rows, ({ groupKey }) => groupKey);
  return sight.groups
    .filter(({ groupKey }) => sight.open.has(groupKey) && sight.shown.has(groupKey))
    .flatMap(({ groupKey }) => {
      const group = groupView(sight, groupKey);
      const own = byGroup.get(groupKey) ?? [];
      return items.map((item) => {
        const row = rowOf(own, groupKey, item.id);
        const all = rowOf(byGroup.get(EVERYONE) ?? [], EVERYONE, item.id);
        const plain = plainResult(item, row && restored(item, row), {
          invited: group.invited,
          ofAll: all && restored(item, all),
        });
        return { group, item, plain };
      });
    });
}

type Line = readonly (string | number | null | undefined)[];

function figureLines({
  favourable,
  mean,
  enps,
  spread,
}: Pick<ItemResult, 'favourable' | 'mean' | 'enps' | 'spread'>): Line[] {
  const named = { favourable, mean, enps };
  const figures = Object.entries(named).flatMap(([name, figure]): Line[] => {
    if (!figure) return [];
    if ('withheld' in figure) return [[name, null, null, null, null, null, figure.withheld]];
    const { value, bound, low, high, answered } = figure;
    return [[name, value, bound, low, high, answered, null]];
  });
  if (!spread) return figures;
  if ('withheld' in spread) return [...figures, ['spread', null, null, null, null, null, spread.withheld]];
  return [
    ...figures,
    ...spread.shares.map(({ value, percent, bound }): Line => {
      return [`share of ${value}`, percent, bound, null, null, spread.answered, null];
    }),
  ];
}

/** Ids of a page of the list of ballots. */
const IDS_IN_A_PAGE = 5000;

async function exportResultPackage(
  tx: Context,
  { waveId }: InputOf<Contract['exportResultPackage']>,
): Promise<FileAnswer> {
  const sight = await sightOf(tx, waveId);
  if (!sight.readAll) return refuse('forbidden', 'listening.only_report_readers');
  const found = (await findManifest(tx.db, waveId)) ?? refuse('not_found', 'listening.wave_not_found');
  const rows = await figureRows(tx.db, { waveId, groups: 'all' });
  const ballots: string[] = [];
  for (
    let page = await ballotIds(tx, waveId);
    page.length > 0;
    page = await ballotIds(tx, waveId, ballots.at(-1))
  )
    ballots.push(...page);
  const lists = await commentLists(tx.db, waveId);
  const answer = await findWaveAnswer(tx.db, waveId);
  const parts = {
    manifest: found.manifest,
    ballots: { counted: Object.fromEntries(await countedByView(tx.db, waveId)), ids: ballots },
    groups: sight.groups.map(({ groupKey, answered, withheld }) => {
      return { ...groupView(sight, groupKey), answered, withheld };
    }),
    figures: publishedItems(sight, rows).map(({ group, item, plain }) => {
      return { group: group.key, item: item.id, ...plain };
    }),
    comments: lists.flatMap((list) =>
      list.comments ? [{ item: list.itemId, group: list.groupKey, comments: commentsIn(list) }] : [],
    ),
    answer: answer?.publishedAt ? { publishedAt: answer.publishedAt, parts: answer.parts } : null,
  };
  const { hash, words } = manifestView(found.hash);
  const checksums = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, checksumOf(part)]));
  await told(tx, waveId, { format: 'package', lines: parts.figures.length });
  return {
    fileName: `results-${waveId}.json`,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(
      { format: 'inward-results/1', wave: waveId, hash, words, checksums, ...parts },
      null,
      1,
    ),
  };
}

const ballotIds = (tx: Context, waveId: string, after?: string) =>
  ballotIdPage(tx.db, { waveId, after, limit: IDS_IN_A_PAGE });

/** SHA-256 of JSON with sorted keys, as `scripts/verify-results.mjs` reckons it. */
const checksumOf = (part: unknown): string => createHash('sha256').update(sortedJson(part)).digest('hex');

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

async function told(
  tx: Context,
  waveId: string,
  what: { format: 'csv' | 'package'; lines: number },
): Promise<void> {
  await noteLook(tx, waveId, { report: 'export', group: EVERYONE });
  await tx.publish(resultsExported, { kind: 'listening.wave', id: waveId }, what);
}
