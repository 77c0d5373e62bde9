import { addDays } from '#kernel/calendar.ts';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { folded } from '#modules/people/domain/import-cell.ts';
import { encodingWatch, fileKind, guessDelimiter } from '#modules/people/domain/import-table.ts';
import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import { CsvUnreadable, readCsv } from '#platform/csv.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import type { importContract } from '../contract/import.ts';
import { guessTargets, headerRow } from '../domain/import-columns.ts';
import { MOST_ROWS, type ReadAction, type ReadFile, readRows, wordsToLookUp } from '../domain/import-rows.ts';
import { EMPTY_ACTION } from '../domain/line.ts';
import { positionsBetween } from '../domain/position.ts';
import {
  deleteImport,
  deleteOldImports,
  findImport,
  type ImportRow,
  insertImport,
  markWritten,
  updateColumns,
} from '../store/import.ts';
import { linesOf } from '../store/line.ts';
import { audiencesNamed, peopleNamed } from '../store/name.ts';
import { type Edit, writeLines } from './ledger.ts';
import { planToEdit, sightOf } from './sight.ts';

type Contract = typeof importContract;

const MOST_COLUMNS = 100;
const SHOWN_PROBLEMS = 200;
const KEPT_DAYS = 7;

export const importHandlers: Handlers<Contract> = {
  uploadPlan,
  async readPlanImport(ctx, { importId }) {
    return viewOf(ctx, await importFor(ctx, importId));
  },
  mapPlanImport: (ctx, { importId, targets, language }) =>
    ctx.transaction(async (tx) => {
      const found = await importFor(tx, importId);
      if (found.writtenAt) return refuse('conflict', 'plan.import_is_written');
      const columns = found.columns.map((_target, index) => targets[index] ?? null);
      await updateColumns(tx.db, importId, { columns, language });
      return viewOf(tx, { ...found, columns, language });
    }),
  writePlanImport: (ctx, { importId }) => ctx.transaction((tx) => writeImport(tx, importId)),
  discardPlanImport: async (ctx, { importId }) => {
    await importFor(ctx, importId);
    await deleteImport(ctx.db, importId);
    return {};
  },
};

/** Forgets files that were brought and never written, after a week. */
export async function forgetImports(ctx: Context): Promise<void> {
  await deleteOldImports(ctx.db, `${addDays(ctx.now.slice(0, 10), -KEPT_DAYS)}T00:00:00.000Z`);
}

async function uploadPlan(
  ctx: Context,
  { planId, fileName, language }: InputOf<Contract['uploadPlan']>,
  exchange: Exchange,
) {
  const upload = exchange.upload ?? refuse('invalid', 'plan.import_file_missing');
  const rows = await tableIn(upload);
  return ctx.transaction(async (tx) => {
    await planToEdit(tx, planId, await sightOf(tx));
    const header = headerRow(rows);
    const table = rows.slice(header);
    const id = newId();
    await insertImport(tx.db, {
      id,
      planId,
      startedBy: tx.actor.personId,
      startedAt: tx.now,
      fileName,
      language: language ?? tx.actor.language,
      // The rows above the header stay, empty, so that row numbers are those of the file.
      rows: [...rows.slice(0, header).map(() => []), ...table],
      columns: guessTargets(table[0] ?? []).slice(0, MOST_COLUMNS),
    });
    return viewOf(tx, await importFor(tx, id));
  });
}

/** The cells of an uploaded CSV, whatever its encoding and delimiter. */
async function tableIn(upload: AsyncIterable<Uint8Array>): Promise<string[][]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of upload) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (fileKind(bytes) === 'empty') refuse('invalid', 'plan.import_file_missing');
  if (fileKind(bytes) !== 'text') refuse('invalid', 'plan.import_not_csv');
  const watch = encodingWatch();
  watch.see(bytes);
  const text = new TextDecoder(watch.guess()).decode(bytes);
  const rows: string[][] = [];
  try {
    for await (const batch of readCsv(lines(text), { delimiter: guessDelimiter(text.slice(0, 100_000)) }))
      rows.push(...batch);
  } catch (error) {
    if (error instanceof CsvUnreadable) refuse('invalid', UNREADABLE[error.reason], { line: error.line });
    throw error;
  }
  if (rows.length > MOST_ROWS + 20) refuse('too_large', 'plan.import_too_many_rows', { most: MOST_ROWS });
  return rows.map((row) => row.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, 5000)));
}

const UNREADABLE: Record<CsvUnreadable['reason'], string> = {
  quote_not_closed: 'plan.import_quote_not_closed',
  record_too_large: 'plan.import_record_too_large',
  not_csv: 'plan.import_not_csv',
};

async function* lines(text: string): AsyncGenerator<string> {
  yield text;
}

async function importFor(ctx: Context, id: string): Promise<ImportRow> {
  return (await findImport(ctx.db, id)) ?? refuse('not_found', 'plan.import_not_found');
}

/** Where the table begins: the first row that is not empty is the header. */
const headerOf = ({ rows }: ImportRow) =>
  Math.max(
    0,
    rows.findIndex((row) => row.length > 0),
  );

/** Reads what was kept of a file against the plan as it stands now. */
async function reading(ctx: Context, found: ImportRow): Promise<ReadFile> {
  const header = headerOf(found);
  const rows = found.rows.slice(header + 1);
  const words = wordsToLookUp(rows, found.columns);
  const people = Map.groupBy(await peopleNamed(ctx.db, words.people), ({ word }) => word);
  const goals = await linesOf(ctx.db, 'goal', found.planId);
  const phases = await linesOf(ctx.db, 'phase', found.planId);
  const inAll = (texts: Partial<Record<Language, string>>, id: string) =>
    LANGUAGES.flatMap((language) => (texts[language] ? [[folded(texts[language]), id] as const] : []));
  return readRows(rows, {
    columns: found.columns,
    firstRow: header + 2,
    known: {
      people: new Map([...people].map(([word, meant]) => [word, [...new Set(meant.map(({ id }) => id))]])),
      audiences: await audiencesNamed(ctx.db, words.audiences),
      goals: new Map(goals.flatMap(({ id, sentence }) => inAll(sentence, id))),
      phases: new Map(phases.flatMap(({ id, title }) => inAll(title, id))),
    },
  });
}

async function viewOf(ctx: Context, found: ImportRow): Promise<AnswerOf<Contract['readPlanImport']>> {
  const header = found.rows[headerOf(found)] ?? [];
  const { actions, problems } = found.writtenAt ? { actions: [], problems: [] } : await reading(ctx, found);
  const newPhases = [...new Set(actions.filter(({ phaseId }) => phaseId === null).map(({ phase }) => phase))];
  return {
    id: found.id,
    planId: found.planId,
    fileName: found.fileName,
    startedAt: found.startedAt,
    language: found.language,
    columns: found.columns.map((target, index) => ({ index, header: header[index] ?? '', target })),
    problems: problems.slice(0, SHOWN_PROBLEMS),
    moreProblems: Math.max(0, problems.length - SHOWN_PROBLEMS),
    actions: actions.map((action) => ({
      ...action,
      newPhase: action.phaseId === null,
      waitsForRows: [...action.waitsForRows],
    })),
    newPhases: newPhases.filter(Boolean),
    names: await namesOf(
      ctx,
      actions.flatMap(({ ownerId }) => ownerId ?? []),
    ),
    written: found.writtenAt !== null,
  };
}

async function writeImport(tx: Context, importId: string) {
  const found = await importFor(tx, importId);
  const plan = await planToEdit(tx, found.planId, await sightOf(tx));
  const { actions, problems } = await reading(tx, found);
  if (found.writtenAt) return refuse('conflict', 'plan.import_is_written');
  if (problems.length > 0)
    return refuse('conflict', 'plan.import_has_problems', {
      count: problems.length,
      problems: problems.slice(0, 20),
    });
  const phases = await newPhases(tx, found, actions);
  const edits = await newActions(tx, found, { actions, phases });
  const { setId } = await writeLines(tx, plan, [...phases.edits, ...edits], {
    cause: 'import',
    causeId: importId,
  });
  if (!(await markWritten(tx.db, importId, { writtenAt: tx.now, setId })))
    return refuse('conflict', 'plan.import_is_written');
  return { actions: edits.length, phases: phases.edits.length };
}

interface NewPhases {
  readonly edits: Edit[];
  /** The phase of a folded title. */
  readonly idOf: ReadonlyMap<string, string>;
}

async function newPhases(
  tx: Context,
  { planId, language }: ImportRow,
  actions: readonly ReadAction[],
): Promise<NewPhases> {
  const titles = new Map(
    actions.flatMap(({ phase, phaseId }) => (phaseId === null ? [[folded(phase), phase] as const] : [])),
  );
  const last = (await linesOf(tx.db, 'phase', planId)).at(-1)?.position ?? null;
  const places = positionsBetween(last, null, titles.size);
  const edits = [...titles.values()].map((title, index): Edit => {
    const fields = { title: { [language]: title }, startsOn: null, endsOn: null, position: places[index] };
    return { kind: 'phase', id: newId(), change: 'made', fields };
  });
  const idOf = new Map([...titles.keys()].map((key, index) => [key, edits[index]?.id ?? '']));
  return { edits, idOf };
}

async function newActions(
  tx: Context,
  { planId, language }: ImportRow,
  { actions, phases }: { actions: readonly ReadAction[]; phases: NewPhases },
): Promise<Edit[]> {
  const standing = await linesOf(tx.db, 'action', planId);
  const ids = new Map(actions.map(({ row }) => [row, newId()]));
  const byPhase = Map.groupBy(
    actions,
    ({ phase, phaseId }) => phaseId ?? phases.idOf.get(folded(phase)) ?? '',
  );
  return [...byPhase].flatMap(([phaseId, own]) => {
    const last = standing.filter((action) => action.phaseId === phaseId).at(-1)?.position ?? null;
    const places = positionsBetween(last, null, own.length);
    return own.map((action, index): Edit => {
      const { row, phase: _phase, phaseId: _phaseId, title, description, waitsForRows, ...fields } = action;
      const written = {
        ...EMPTY_ACTION,
        ...fields,
        phaseId,
        position: places[index],
        title: { [language]: title },
        description: description === null ? null : { [language]: description },
        waitsForIds: waitsForRows.flatMap((other) => ids.get(other) ?? []),
      };
      return { kind: 'action', id: ids.get(row) ?? newId(), change: 'made', fields: written };
    });
  });
}
