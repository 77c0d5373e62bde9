import { z } from 'zod';
import { addDays } from '#kernel/calendar.ts';
import { id, language } from '#kernel/contract.ts';
import { Refusal, refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { isUnavailable } from '#platform/database.ts';
import { jobType } from '#platform/queue.ts';
import { mayRemoveUploads } from '#platform/uploads.ts';
import { type ImportFindings, type ImportState, importFindings } from '../contract/import.ts';
import { importSettings } from '../contract/import-settings.ts';
import {
  claimImport,
  dropFindings,
  findImport,
  forgetFile,
  forgottenImports,
  type ImportRow,
  keepFindings,
  moveImport,
  reportProgress,
} from '../store/import.ts';
import { sampleChanges } from '../store/import-plan.ts';
import { type Check, checkFile } from './import-check.ts';
import { writePlan } from './import-write.ts';

const payload = z.object({ importId: id, actorId: id.nullable(), today: z.iso.date(), language });

export const checkImportJob = jobType('people.checkImport', payload, { retryLimit: 5, expireInSeconds: 900 });
export const writeImportJob = jobType('people.writeImport', payload, { retryLimit: 5, expireInSeconds: 900 });

/** For whom the work is done: their day, and the language in which they name new attributes. */
type Task = z.infer<typeof payload>;

/** Somebody else works on the import just now: the queue asks again later, in case they die. */
class ImportBusy extends Error {}

/** The planner asked to stop. */
class ImportStopped extends Error {}

const SAMPLE = 1_000;
const NOTHING_FOUND: ImportFindings = importFindings.parse({
  format: null,
  columns: [],
  counts: null,
  blocking: 0,
  groups: [],
  notes: [],
  failure: null,
  openedUnits: [],
});

/** Checks an uploaded file and keeps what it would do, for the planner to look at. */
export async function checkUploaded(ctx: Context, task: Task): Promise<void> {
  await whileClaimed(ctx, task, { from: ['uploaded', 'checking'], during: 'checking' }, async (tx, row) => {
    const check = await checkFile(tx, { ...runOf(ctx, row, task), purpose: 'preview' });
    await keepCheck(tx, row, { check, during: 'checking' });
  });
}

/**
 * Writes a confirmed import: the file is read and checked once more, because people may have changed since, and written
 * only if it still does what the planner saw. One transaction: a process that dies leaves nothing.
 */
export async function writeConfirmed(ctx: Context, task: Task): Promise<void> {
  const done = await whileClaimed(ctx, task, { from: ['writing'], during: 'writing' }, async (tx, row) => {
    const run = runOf(ctx, row, task);
    const check = await checkFile(tx, { ...run, purpose: 'write' });
    if (check.findings.blocking > 0 || !isWhatWasSeen(check, row)) {
      const notes = [{ code: 'changed_meanwhile', params: {} }, ...check.findings.notes];
      const findings = { ...check.findings, notes };
      return keepCheck(tx, row, { check: { ...check, findings }, during: 'writing' });
    }
    const openedUnits = await writePlan(tx, check, { importId: row.id, tick: run.tick });
    await dropFindings(tx.db, row.id);
    const result = { ...withoutExamples(check.findings), openedUnits };
    const done = { state: 'done', result, finishedAt: tx.now } as const;
    // Stopped in the very last moment: then nothing is written, as the planner was told.
    if (!(await moveImport(tx.db, { id: row.id, from: ['writing'] }, done))) throw new ImportStopped();
  });
  if (done) await removeFile(ctx, task.importId);
}

function isWhatWasSeen({ findings }: Check, { result }: ImportRow): boolean {
  const { counts } = findings;
  const seen = result.counts;
  if (!counts || !seen) return false;
  return (['rows', 'created', 'changed', 'moved', 'left', 'stay'] as const).every(
    (key) => counts[key] === seen[key],
  );
}

function runOf(ctx: Context, row: ImportRow, { today }: Task) {
  return {
    path: ctx.files.path(row.fileId ?? refuse('not_found', 'people.import_file_gone')),
    settings: importSettings.parse(row.settings),
    today,
    // On a connection of its own, so that screens see it while the transaction is open.
    tick: async (share: number) => {
      if (await reportProgress(ctx.db, row.id, share)) throw new ImportStopped();
    },
  };
}

async function keepCheck(
  tx: Context,
  row: ImportRow,
  { check, during }: { check: Check; during: ImportState },
): Promise<void> {
  const changes = check.planned ? await sampleChanges(tx.db, SAMPLE) : [];
  await keepFindings(tx.db, row.id, { problems: check.problems, changes });
  const isKept = await moveImport(
    tx.db,
    { id: row.id, from: [during] },
    { state: 'checked', result: importFindings.parse(check.findings) },
  );
  if (!isKept) throw new ImportStopped();
}

/** Personal data of the file that nobody needs once its people are written. */
function withoutExamples(findings: ImportFindings): ImportFindings {
  const columns = findings.columns.map((column) => ({ ...column, example: '' }));
  return importFindings.parse({ ...findings, columns });
}

/**
 * Does the work in a transaction that holds the claim; true when it was done. An import in another state is left alone:
 * then this job was done before, or the planner went another way.
 */
async function whileClaimed(
  ctx: Context,
  { importId, actorId, language: spoken }: Task,
  { from, during }: { from: ImportState[]; during: 'checking' | 'writing' },
  work: (tx: Context, row: ImportRow) => Promise<void>,
): Promise<boolean> {
  const acting = ctx.as({
    ...ctx.actor,
    kind: actorId ? 'person' : 'system',
    personId: actorId,
    language: spoken,
  });
  try {
    return await acting.transaction(async (tx) => {
      if (!(await claimImport(tx.db, importId))) throw new ImportBusy('people.import_busy');
      const row = await findImport(tx.db, importId);
      if (!row || !from.includes(row.state)) return false;
      if (row.state !== during) await moveImport(ctx.db, { id: importId, from }, { state: during });
      await work(tx, row);
      return true;
    });
  } catch (error) {
    if (error instanceof ImportBusy || isUnavailable(error) || lostALockRace(error)) throw error;
    await endBadly(ctx, importId, error);
    if (error instanceof ImportStopped || error instanceof Refusal) return false;
    throw error;
  }
}

/** A deadlock (40P01) or a lock that did not come in time (55P03): nothing is wrong, the queue tries again. */
function lostALockRace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['40P01', '55P03'].includes(String(error.code));
}

async function endBadly(ctx: Context, importId: string, error: unknown): Promise<void> {
  const from: ImportState[] = ['checking', 'writing'];
  if (error instanceof ImportStopped) return dropImport(ctx, importId, from);
  const failure =
    error instanceof Refusal
      ? { code: error.code, params: { ...error.detail } }
      : { code: 'people.import_unexpected', params: {} };
  await moveImport(
    ctx.db,
    { id: importId, from },
    { state: 'failed', result: { ...NOTHING_FOUND, failure } },
  );
}

/** Ends an import that was not written and forgets all of it but that it was there. */
export async function dropImport(
  ctx: Context,
  importId: string,
  from: readonly ImportState[],
): Promise<void> {
  await ctx.transaction(async (tx) => {
    await moveImport(
      tx.db,
      { id: importId, from },
      { state: 'stopped', result: NOTHING_FOUND, finishedAt: ctx.now },
    );
    await dropFindings(tx.db, importId);
  });
  await removeFile(ctx, importId);
}

async function removeFile(ctx: Context, importId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await findImport(tx.db, importId);
    if (!row?.fileId || !(await mayRemoveUploads(tx))) return;
    await tx.files.remove(row.fileId);
    await forgetFile(tx.db, importId);
  });
}

const FORGET_AFTER_DAYS = 7;

/** Forgets files that were uploaded and never confirmed: they hold personal data that nobody came back for. */
export async function forgetOldImports(ctx: Context): Promise<void> {
  const before = `${addDays(ctx.now.slice(0, 10), -FORGET_AFTER_DAYS)}T00:00:00.000Z`;
  for (const { id: importId, state } of await forgottenImports(ctx.db, before)) {
    if (state === 'done' || state === 'stopped' || state === 'undone') await removeFile(ctx, importId);
    else await dropImport(ctx, importId, ['uploaded', 'checked', 'failed']);
  }
}
