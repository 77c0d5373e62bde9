import { addDays } from '#kernel/calendar.ts';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { encodingWatch, fileKind, guessDelimiter } from '#modules/people/domain/import-table.ts';
import { shownAlways } from '#modules/plan/service/sight.ts';
import type { Context } from '#platform/context.ts';
import { CsvUnreadable, readCsv } from '#platform/csv.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import type { readingImportContract } from '../contract/reading-import.ts';
import { keptOf, saysTheSame } from '../domain/reading.ts';
import { guessTargets, missingTargets, type ReadRow, readRows, wordsOf } from '../domain/reading-rows.ts';
import { readingsImported } from '../events.ts';
import { measuresByIds, measuresNamed, unitsNamed } from '../store/measure.ts';
import {
  deleteImport,
  deleteOldImports,
  findImport,
  type ImportRow,
  insertImport,
  insertReadings,
  lockImport,
  markWritten,
  namesOf,
  type Standing,
  standingFor,
  updateColumns,
} from '../store/reading-import.ts';
import { correct } from './measure.ts';
import { measureFor, refuseUnlessWriter, sightOf } from './sight.ts';

type Contract = typeof readingImportContract;

const MOST_ROWS = 20_000;
const MOST_COLUMNS = 50;
const SHOWN_PROBLEMS = 200;
const SHOWN_ROWS = 100;
const KEPT_DAYS = 7;

export const readingImportHandlers: Handlers<Contract> = {
  uploadReadings,
  readReadingsImport: async (ctx, { importId }) => viewOf(ctx, await importFor(ctx, importId)),
  mapReadingsImport: (ctx, { importId, targets }) =>
    ctx.transaction(async (tx) => {
      const found = await importFor(tx, importId);
      if (found.writtenAt) return refuse('conflict', 'measurement.import_is_written');
      const columns = found.columns.map((_, index) => targets[index] ?? null);
      const named = columns.filter((target) => target !== null);
      if (new Set(named).size < named.length) return refuse('invalid', 'measurement.import_column_twice');
      await updateColumns(tx.db, importId, columns);
      return viewOf(tx, { ...found, columns });
    }),
  writeReadingsImport: (ctx, { importId }) => ctx.transaction((tx) => writeImport(tx, importId)),
  discardReadingsImport: async (ctx, { importId }) => {
    await importFor(ctx, importId);
    await deleteImport(ctx.db, importId);
    return {};
  },
};

/** Forgets files that were brought and never written, after a week. */
export async function forgetImports(ctx: Context): Promise<void> {
  await deleteOldImports(ctx.db, `${addDays(ctx.now.slice(0, 10), -KEPT_DAYS)}T00:00:00.000Z`);
}

async function uploadReadings(
  ctx: Context,
  { fileName, measureId }: InputOf<Contract['uploadReadings']>,
  { upload }: Exchange,
) {
  refuseUnlessWriter(ctx);
  if (measureId) await measureFor(ctx, measureId, await sightOf(ctx));
  const rows = await tableIn(upload ?? refuse('invalid', 'measurement.import_file_missing'));
  const id = newId();
  const columns = guessTargets(rows[0] ?? []);
  return ctx.transaction(async (tx) => {
    const by = { startedBy: tx.actor.personId, startedAt: tx.now };
    await insertImport(tx.db, { id, measureId: measureId ?? null, fileName, rows, columns, ...by });
    return viewOf(tx, await importFor(tx, id));
  });
}

/** The cells of a CSV, its header first. */
async function tableIn(upload: AsyncIterable<Uint8Array>): Promise<string[][]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of upload) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (fileKind(bytes) === 'empty') refuse('invalid', 'measurement.import_file_missing');
  if (fileKind(bytes) !== 'text') refuse('invalid', 'measurement.import_not_csv');
  const watch = encodingWatch();
  watch.see(bytes);
  const text = new TextDecoder(watch.guess()).decode(bytes);
  const rows: string[][] = [];
  try {
    for await (const batch of readCsv(whole(text), { delimiter: guessDelimiter(text.slice(0, 100_000)) }))
      rows.push(...batch);
  } catch (error) {
    if (error instanceof CsvUnreadable)
      refuse('invalid', 'measurement.import_unreadable', { line: error.line });
    throw error;
  }
  if (rows.length > MOST_ROWS + 1)
    refuse('too_large', 'measurement.import_too_many_rows', { most: MOST_ROWS });
  return rows.map((row) => row.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, 1000)));
}

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

/** An import of the actor's own: whatever others brought is none of their business before it is written. */
async function importFor(ctx: Context, importId: string): Promise<ImportRow> {
  refuseUnlessWriter(ctx);
  const found = await findImport(ctx.db, importId);
  return found && found.startedBy === ctx.actor.personId
    ? found
    : refuse('not_found', 'measurement.import_not_found');
}

/** What a file says against what stands now. */
async function reading(ctx: Context, found: ImportRow) {
  const missing = missingTargets(found.columns, found.measureId);
  if (found.writtenAt || missing.length > 0)
    return { missing, readings: [], problems: [], standing: new Map<number, Standing>() };
  const rows = found.rows.slice(1);
  const words = wordsOf(rows, found.columns);
  const meant = (list: readonly { id: string; word: string }[]) =>
    new Map([...Map.groupBy(list, ({ word }) => word)].map(([word, own]) => [word, own.map(({ id }) => id)]));
  const { readings, problems } = readRows(rows, {
    columns: found.columns,
    firstRow: 2,
    known: {
      measureId: found.measureId,
      measures: meant(await measuresNamed(ctx.db, words.measures)),
      units: meant(await unitsNamed(ctx.db, words.units)),
      today: ctx.today,
    },
  });
  return { missing, readings, problems, standing: await standingFor(ctx.db, readings) };
}

async function viewOf(ctx: Context, found: ImportRow): Promise<AnswerOf<Contract['readReadingsImport']>> {
  const { missing, readings, problems, standing } = await reading(ctx, found);
  const kinds = readings.map((row) => kindOf(row, standing));
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  const shown = readings.slice(0, SHOWN_ROWS);
  const sight = await sightOf(ctx);
  const measures = await measuresByIds(ctx.db, [...new Set(shown.map(({ measureId }) => measureId))]);
  return {
    id: found.id,
    measureId: found.measureId,
    fileName: found.fileName,
    startedAt: found.startedAt,
    columns: found.columns.map((target, index) => ({ index, header: found.rows[0]?.[index] ?? '', target })),
    missing,
    problems: problems.slice(0, SHOWN_PROBLEMS),
    moreProblems: Math.max(0, problems.length - SHOWN_PROBLEMS),
    rows: shown.map((row) => ({ ...row, before: standing.get(row.row)?.value ?? null })),
    counts: { new: count('new'), corrected: count('corrected'), same: count('same') },
    names: {
      ...(await namesOf(ctx.db, [...new Set(shown.flatMap(({ unitId }) => unitId ?? []))])),
      ...Object.fromEntries(measures.map(({ id, name }) => [id, shownAlways(sight, name).text])),
    },
    written: found.writtenAt !== null,
  };
}

function kindOf(row: ReadRow, standing: ReadonlyMap<number, Standing>): 'new' | 'corrected' | 'same' {
  const before = standing.get(row.row);
  if (!before) return 'new';
  return saysTheSame(keptOf(before), keptOf(row)) ? 'same' : 'corrected';
}

async function writeImport(tx: Context, importId: string) {
  await lockImport(tx.db, importId);
  const found = await importFor(tx, importId);
  if (found.writtenAt) return refuse('conflict', 'measurement.import_is_written');
  const { missing, readings, problems, standing } = await reading(tx, found);
  if (missing.length > 0) return refuse('conflict', 'measurement.import_columns_missing', { missing });
  if (problems.length > 0)
    return refuse('conflict', 'measurement.import_has_problems', {
      count: problems.length,
      problems: problems.slice(0, 20),
    });
  const fresh = readings.filter((row) => kindOf(row, standing) === 'new');
  await insertReadings(
    tx.db,
    fresh.map((row) => ({ ...row, id: newId() })),
    { importId, enteredBy: tx.actor.personId, enteredAt: tx.now },
  );
  let corrected = 0;
  for (const row of readings.filter((one) => kindOf(one, standing) === 'corrected')) {
    const before = standing.get(row.row);
    if (!before) continue;
    const { id: readingId, version } = before;
    await correct(tx, { readingId, version, after: keptOf(row), reason: found.fileName });
    corrected += 1;
  }
  await markWritten(tx.db, importId, tx.now);
  const counts = { written: fresh.length, corrected };
  await tx.publish(readingsImported, { kind: 'measurement.import', id: importId }, { importId, ...counts });
  return counts;
}
