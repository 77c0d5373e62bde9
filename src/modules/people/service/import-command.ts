import { basename } from 'node:path';
import { Refusal } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { type ImportSettings, importSettings } from '../contract/import-settings.ts';
import type { ImportReport } from '../domain/import-report.ts';
import { insertImport, moveImport } from '../store/import.ts';
import { type Check, checkFile } from './import-check.ts';
import { writePlan } from './import-write.ts';

export interface ImportFileOptions {
  readonly path: string;
  readonly dryRun?: boolean;
  readonly markMissingAsLeft?: boolean;
  /** Further choices, as the screen has them. */
  readonly settings?: Partial<ImportSettings>;
}

const EXAMPLES = 20;

/**
 * Imports people from a file on this machine: checks it and, unless it is a dry run or something has to be settled,
 * writes all of it in one transaction. It then stands among the imports and can be undone like one from the screen.
 */
export async function importPeopleFile(ctx: Context, options: ImportFileOptions): Promise<ImportReport> {
  const { path, dryRun = false, markMissingAsLeft = false } = options;
  const settings = importSettings.parse({ ...options.settings, markMissingAsLeft });
  const file = basename(path);
  try {
    return await ctx.transaction(async (tx) => {
      const check = await checkFile(tx, {
        path,
        settings,
        today: tx.today,
        purpose: dryRun ? 'preview' : 'write',
        tick: async () => undefined,
      });
      const writes = !dryRun && check.planned && check.findings.blocking === 0;
      const importId = writes ? await write(tx, check, { file, settings }) : null;
      return reportOf(check, { file, dryRun, importId });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const failure = { code: error.code.replace(/^people\.import_/, ''), params: { ...error.detail } };
    return { ...NOTHING, file, dryRun, problems: 1, failure };
  }
}

async function write(
  tx: Context,
  check: Check,
  { file, settings }: { file: string; settings: ImportSettings },
): Promise<string> {
  const id = newId(Date.parse(tx.now));
  await insertImport(tx.db, {
    ...{ id, fileName: file, settings, bytes: 0, fileId: null, state: 'writing' },
    startedBy: tx.actor.personId,
    startedAt: tx.now,
  });
  const openedUnits = await writePlan(tx, check, { importId: id, tick: async () => undefined });
  const result = { ...check.findings, openedUnits };
  await moveImport(tx.db, { id, from: ['writing'] }, { state: 'done', result, finishedAt: tx.now });
  return id;
}

const NOTHING: Omit<ImportReport, 'file' | 'dryRun'> = {
  written: false,
  importId: null,
  counts: null,
  columns: [],
  problems: 0,
  groups: [],
  examples: [],
  notes: [],
  failure: null,
};

function reportOf(
  { findings, problems }: Check,
  { file, dryRun, importId }: { file: string; dryRun: boolean; importId: string | null },
): ImportReport {
  const { counts, columns, blocking, groups, notes } = findings;
  return {
    ...{ file, dryRun, importId, counts, columns, groups, notes },
    written: importId !== null,
    problems: blocking,
    examples: problems.filter(({ severity }) => severity === 'blocks').slice(0, EXAMPLES),
    failure: null,
  };
}
