import { addDays } from '#kernel/calendar.ts';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { importSettings } from '#modules/people/contract/import-settings.ts';
import { openFile } from '#modules/people/service/import-file.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { type ImportMapping, type importContract, MAX_RESULT_BYTES } from '../contract/import.ts';
import { MOST_ROWS, readResults } from '../domain/vendor-import.ts';
import { guessColumns, guessMeasure } from '../domain/vendor-import-columns.ts';
import { resultsImported, resultsWithdrawn } from '../events.ts';
import {
  deleteImport,
  deleteOldImports,
  figureCount,
  findImport,
  firstFigures,
  type ImportRow,
  importPage,
  insertFigures,
  insertImport,
  markWritten,
  updateMapping,
} from '../store/import.ts';
import { refuseUnlessPlanner, writes } from './survey.ts';

type Contract = typeof importContract;
type Noun =
  | 'uploadResults'
  | 'listResultImports'
  | 'readResultImport'
  | 'mapResultImport'
  | 'writeResultImport'
  | 'withdrawResultImport';

const SHOWN = 200;
const SHOWN_ROWS = 20;
const KEPT_DAYS = 7;

export const importHandlers: Pick<Handlers<Contract>, Noun> = {
  uploadResults,
  listResultImports,
  readResultImport: async (ctx, { importId }) => viewOf(ctx, await importFor(ctx, importId)),
  mapResultImport: (ctx, input) => ctx.transaction((tx) => mapImport(tx, input)),
  writeResultImport: (ctx, input) => ctx.transaction((tx) => writeImport(tx, input)),
  withdrawResultImport: (ctx, { importId }) => ctx.transaction((tx) => withdraw(tx, importId)),
};

/** Forgets files that were brought and never written, after a week. */
export async function forgetResultImports(ctx: Context): Promise<void> {
  await deleteOldImports(ctx.db, `${addDays(ctx.now.slice(0, 10), -KEPT_DAYS)}T00:00:00.000Z`);
}

async function uploadResults(
  ctx: Context,
  { fileName, vendor }: InputOf<Contract['uploadResults']>,
  exchange: Exchange,
) {
  refuseUnlessPlanner(ctx);
  const upload = exchange.upload ?? refuse('invalid', 'listening.import_file_missing');
  const { fileId } = await ctx.files.save(upload, MAX_RESULT_BYTES);
  try {
    const { rows, headerRow } = await tableIn(ctx.files.path(fileId));
    const id = newId();
    const mapping = guessedMapping(rows, { headerRow, vendor: vendor ?? fileName.replace(/\.\w+$/, '') });
    const stamp = { startedBy: ctx.actor.personId, startedAt: ctx.now };
    await insertImport(ctx.db, { id, fileName, rows, mapping, ...stamp });
    return await viewOf(ctx, await importFor(ctx, id));
  } finally {
    // The cells are kept until they are written or a week has gone; the file itself nobody needs.
    await ctx.files.remove(fileId);
  }
}

/** All cells of a file, and how many rows stand above its header. */
async function tableIn(path: string): Promise<{ rows: string[][]; headerRow: number }> {
  const file = await openFile(path, importSettings.parse({}));
  const rows: string[][] = [];
  for await (const { batch } of file.rows()) {
    for (const row of batch) rows.push(row.slice(0, file.headers.length).map((cell) => cell.slice(0, 500)));
    if (rows.length > MOST_ROWS + 50)
      return refuse('too_large', 'listening.import_too_many_rows', { most: MOST_ROWS });
  }
  return { rows, headerRow: Math.max(0, file.format.headerRow - 1) };
}

function guessedMapping(
  rows: readonly (readonly string[])[],
  { headerRow, vendor }: { headerRow: number; vendor: string },
): ImportMapping {
  const headers = rows[headerRow] ?? [];
  const columns = guessColumns(headers, rows.slice(headerRow + 1, headerRow + 501));
  const [measure, value] = [indexOf(columns, 'measure'), indexOf(columns, 'value')];
  const byMeasure = Map.groupBy(
    measure < 0 ? [] : rows.slice(headerRow + 1),
    (row) => row[measure]?.trim() ?? '',
  );
  return {
    ...{ vendor, source: vendor, own: null, headerRow, columns },
    measures: [...byMeasure].slice(0, 500).flatMap(([words, of]) => {
      const means = guessMeasure(
        words,
        of.slice(0, 500).map((row) => row[value] ?? ''),
      );
      return means && words.length <= 300 ? [{ measure: words, means }] : [];
    }),
  };
}

const indexOf = (columns: ImportMapping['columns'], kind: 'measure' | 'value') =>
  columns.findIndex((column) => column.kind === kind);

async function mapImport(tx: Context, { importId, version, mapping }: InputOf<Contract['mapResultImport']>) {
  refuseUnlessPlanner(tx);
  const standing = await importFor(tx, importId);
  if (standing.writtenAt) return refuse('conflict', 'listening.import_is_written');
  if (!(await updateMapping(tx.db, { id: importId, version }, mapping))) return refuseStale(standing);
  return viewOf(tx, await importFor(tx, importId));
}

async function writeImport(tx: Context, { importId, version }: InputOf<Contract['writeResultImport']>) {
  refuseUnlessPlanner(tx);
  const standing = await importFor(tx, importId);
  if (standing.writtenAt) return refuse('conflict', 'listening.import_is_written');
  const { figures, problems } = readingOf(standing);
  const blocking = problems.filter(({ severity }) => severity === 'blocks');
  if (blocking.length > 0)
    return refuse('conflict', 'listening.import_has_problems', { problems: blocking.slice(0, SHOWN) });
  if (!(await markWritten(tx.db, { id: importId, version }, tx.now))) return refuseStale(standing);
  await insertFigures(tx.db, { importId, own: standing.mapping.own }, figures);
  await tx.publish(resultsImported, subjectOf(importId), { figures: figures.length });
  return viewOf(tx, await importFor(tx, importId));
}

async function withdraw(tx: Context, importId: string) {
  refuseUnlessPlanner(tx);
  const { writtenAt } = await importFor(tx, importId);
  await deleteImport(tx.db, importId);
  if (writtenAt) await tx.publish(resultsWithdrawn, subjectOf(importId), {});
  return {};
}

async function listResultImports(
  ctx: Context,
  { after, limit }: InputOf<Contract['listResultImports']>,
): Promise<AnswerOf<Contract['listResultImports']>> {
  const found = await importPage(ctx.db, { after, limit: limit + 1 });
  const rows = found.slice(0, limit);
  return {
    rows: rows.map(({ mapping, starterName, figures, ...row }) => ({
      ...row,
      ...{ startedBy: starterName, vendor: mapping.vendor, figures: Number(figures) },
      can: canDo(ctx, row),
    })),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

async function importFor(ctx: Context, importId: string): Promise<ImportRow> {
  return (await findImport(ctx.db, importId)) ?? refuse('not_found', 'listening.import_not_found');
}

const headersOf = ({ rows, mapping, writtenAt }: ImportRow) =>
  (writtenAt ? rows[0] : rows[mapping.headerRow]) ?? [];

function readingOf(found: ImportRow) {
  const { rows, mapping } = found;
  const first = mapping.headerRow + 1;
  const body = found.writtenAt ? [] : rows.slice(first);
  return readResults(body, { mapping, firstRow: first + 1, headers: headersOf(found) });
}

async function viewOf(ctx: Context, found: ImportRow): Promise<AnswerOf<Contract['readResultImport']>> {
  const { id, fileName, mapping, version, rows, startedAt, writtenAt, starterName } = found;
  const reading = readingOf(found);
  const kept = writtenAt ? await firstFigures(ctx.db, id, SHOWN) : null;
  return {
    ...{ id, fileName, mapping, version, startedAt, writtenAt, startedBy: starterName },
    headers: headersOf(found),
    sample: writtenAt ? [] : rows.slice(mapping.headerRow + 1, mapping.headerRow + 1 + SHOWN_ROWS),
    organisations: reading.organisations.slice(0, SHOWN),
    moreOrganisations: Math.max(0, reading.organisations.length - SHOWN),
    years: [...reading.years],
    unknownMeasures: reading.unknownMeasures.slice(0, SHOWN),
    counts: {
      rows: reading.rows,
      figures: writtenAt ? await figureCount(ctx.db, id) : reading.figures.length,
      leftOut: reading.leftOut,
    },
    problems: writtenAt ? [] : reading.problems.slice(0, SHOWN),
    moreProblems: writtenAt ? 0 : Math.max(0, reading.problems.length - SHOWN),
    figures: kept ? kept.map((figure) => ({ ...figure, row: 0 })) : reading.figures.slice(0, SHOWN),
    losses: [...reading.losses],
    can: canDo(ctx, found),
  };
}

function canDo(ctx: Context, { writtenAt }: { writtenAt: string | null }) {
  const may = writes(ctx);
  return { change: may && !writtenAt, write: may && !writtenAt, withdraw: may };
}

const refuseStale = ({ id, version, mapping }: ImportRow) =>
  refuse('conflict', 'edited_meanwhile', { current: { id, version, mapping } });

const subjectOf = (id: string) => ({ kind: 'listening.result_import', id });
