import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { CopyRow } from '#platform/copy.ts';
import { type ImportSettings, MAX_ROWS } from '../contract/import-settings.ts';
import { folded } from '../domain/import-cell.ts';
import { type GuessedColumn, targetKey } from '../domain/import-headers.ts';
import type { ProblemList } from '../domain/import-problems.ts';
import { type ColumnTally, rowReader } from '../domain/import-row.ts';
import { isHeaderAgain } from '../domain/import-table.ts';
import { type DateOrder, dateOrderOf, isAmbiguousDay } from '../domain/import-values.ts';
import { createStaging, stageRows } from '../store/import-staging.ts';
import type { OpenedFile } from './import-file.ts';

/** What was seen while the rows went by. */
export interface Staged {
  readonly rows: number;
  readonly tallies: ReadonlyMap<number, ColumnTally>;
  readonly repeatedHeaders: number;
  readonly shortRows: number;
  /** Columns whose slashed dates can be read both ways, and were read with the day first. */
  readonly ambiguousDates: readonly string[];
}

export interface StageOptions {
  readonly columns: readonly GuessedColumn[];
  readonly settings: ImportSettings;
  readonly thisYear: number;
  readonly problems: ProblemList;
  /** Told how much of the file is done, 0 to 1; throws to stop. */
  readonly tick: (share: number) => Promise<void>;
}

/** Reads the file row by row into the staging table. */
export async function stageFile(ctx: Context, file: OpenedFile, options: StageOptions): Promise<Staged> {
  const { settings, problems } = options;
  const { dateOrders, ambiguous } = datesOf(file, options.columns);
  const reader = rowReader({
    columns: firstOfEach(options.columns),
    settings,
    thisYear: options.thisYear,
    dateOrders,
    onTrouble: (trouble) => problems.add(trouble),
  });
  const seen = { repeatedHeaders: 0, shortRows: 0, data: 0 };
  const foldedHeaders = file.headers.map(folded);
  const width = file.headers.length;

  async function* staged(): AsyncGenerator<CopyRow[]> {
    let rowNumber = 0;
    let told = 0;
    for await (const { batch, share } of file.rows()) {
      const rows: CopyRow[] = [];
      for (const cells of batch) {
        rowNumber += 1;
        if (rowNumber <= file.format.headerRow || cells.every(isBlank)) continue;
        if (file.format.headerRow > 0 && isHeaderAgain(cells, foldedHeaders)) {
          seen.repeatedHeaders += 1;
          continue;
        }
        if (cells.length < width) seen.shortRows += 1;
        const row = reader.read(cells, rowNumber);
        if (!row) continue;
        if (cells.length > width && !cells.slice(width).every(isBlank))
          problems.add({
            code: 'row_too_long',
            row: rowNumber,
            params: { cells: cells.length, columns: width },
          });
        rows.push(row);
      }
      seen.data += rows.length;
      if (seen.data > MAX_ROWS) refuse('invalid', 'people.import_too_many_rows', { max: MAX_ROWS });
      if (share - told > 0.02) {
        told = share;
        await options.tick(share);
      }
      yield rows;
    }
  }
  await createStaging(ctx.db);
  const rows = await stageRows(ctx.db, staged());
  const { repeatedHeaders, shortRows } = seen;
  const ambiguousDates = settings.dateOrder ? [] : ambiguous;
  return { rows, tallies: reader.tallies, repeatedHeaders, shortRows, ambiguousDates };
}

const isBlank = (cell: string) => cell === '' || cell.trim() === '';

/** Of two columns for one fact only the first is read; that there are two is a problem of its own. */
function firstOfEach(columns: readonly GuessedColumn[]): GuessedColumn[] {
  const seen = new Set<string>();
  return columns.filter(({ target }) => {
    const key = targetKey(target);
    if (key === 'leave_out' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function datesOf(file: OpenedFile, columns: readonly GuessedColumn[]) {
  const dateOrders = new Map<number, DateOrder>();
  const ambiguous: string[] = [];
  for (const { index, header, target } of columns) {
    const isDate =
      (target.kind === 'person' && ['startedOn', 'leftOn', 'birthYear'].includes(target.field)) ||
      (target.kind === 'attribute' && target.type === 'day');
    if (!isDate) continue;
    const texts = file.sample.map((row) => row[index] ?? '');
    const order = dateOrderOf(texts);
    if (order) dateOrders.set(index, order);
    else if (texts.some((text) => isAmbiguousDay(text.trim()))) ambiguous.push(header);
  }
  return { dateOrders, ambiguous };
}
