import { extname } from 'node:path';
import { dayIn } from '#kernel/calendar.ts';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import type { importContract } from '../contract/import.ts';
import { importSettings, MAX_CSV_BYTES, MAX_XLSX_BYTES } from '../contract/import-settings.ts';
import { isPay } from '../domain/import-headers.ts';
import { canChange, canConfirm, canStop, canUndo, undoUntil } from '../domain/import-state.ts';
import {
  askToStop,
  claimImport,
  findImport,
  type ImportRow,
  insertImport,
  listChanges,
  listImports,
  listProblems,
  moveImport,
} from '../store/import.ts';
import { recogniseFile } from './import-file.ts';
import { undoImport } from './import-undo.ts';
import { checkImportJob, dropImport, writeImportJob } from './import-work.ts';

type PeopleImport = AnswerOf<typeof importContract.readImport>;
type Input<K extends keyof typeof importContract> = InputOf<(typeof importContract)[K]>;

export const importHandlers: Handlers<typeof importContract> = {
  uploadPeople,
  changeImport,
  confirmImport,
  stopImport,
  readImport: async (ctx, { importId }) => asImport(ctx, await importOf(ctx, importId)),
  async listImports(ctx, { after, limit }) {
    const rows = await listImports(ctx.db, { after, limit });
    const next = rows.length === limit ? (rows.at(-1)?.id ?? null) : null;
    return { rows: rows.map((row) => asImport(ctx, row)), next };
  },
  async listImportProblems(ctx, { importId, after = 0, limit, code }) {
    await importOf(ctx, importId);
    return asPage(limit, await listProblems(ctx.db, { importId, after, limit, ...(code ? { code } : {}) }));
  },
  async listImportChanges(ctx, { importId, after = 0, limit, kind }) {
    await importOf(ctx, importId);
    return asPage(limit, await listChanges(ctx.db, { importId, after, limit, ...(kind ? { kind } : {}) }));
  },
  async undoImport(ctx, { importId }) {
    await undoImport(ctx, importId);
    return asImport(ctx, await importOf(ctx, importId));
  },
};

async function uploadPeople(ctx: Context, { fileName }: Input<'uploadPeople'>, exchange: Exchange) {
  const upload = exchange.upload ?? refuse('invalid', 'people.import_file_missing');
  const isWorkbook = extname(fileName).toLowerCase() === '.xlsx';
  const { fileId, bytes } = await ctx.files.save(upload, isWorkbook ? MAX_XLSX_BYTES : MAX_CSV_BYTES);
  try {
    await recogniseFile(ctx.files.path(fileId));
    const row = {
      id: newId(Date.parse(ctx.now)),
      startedBy: ctx.actor.personId,
      fileId,
      fileName,
      bytes,
      state: 'uploaded' as const,
      startedAt: ctx.now,
      settings: importSettings.parse({}),
    };
    await ctx.transaction(async (tx) => {
      await insertImport(tx.db, row);
      await tx.enqueue(checkImportJob, taskOf(tx, row.id));
    });
    return asImport(ctx, await importOf(ctx, row.id));
  } catch (error) {
    await ctx.files.remove(fileId);
    throw error;
  }
}

async function changeImport(ctx: Context, { importId, version, settings }: Input<'changeImport'>) {
  const row = await importOf(ctx, importId);
  if (!canChange(standingOf(ctx, row)))
    refuse('conflict', 'people.import_not_to_be_changed', { state: row.state });
  refusePay(row, settings);
  await ctx.transaction(async (tx) => {
    const moved = await moveImport(
      tx.db,
      { id: importId, from: ['checked', 'failed'], version },
      { state: 'uploaded', settings },
    );
    if (!moved) await refuseEdited(tx, importId);
    await tx.enqueue(checkImportJob, taskOf(tx, importId));
  });
  return asImport(ctx, await importOf(ctx, importId));
}

/** Pay is never stored, and not under another name either. */
function refusePay(row: ImportRow, { columns }: Input<'changeImport'>['settings']): void {
  const headers = new Map((row.result.columns ?? []).map(({ index, header }) => [index, header]));
  for (const { index, target } of columns) {
    const header = headers.get(index) ?? '';
    if (target.kind !== 'leave_out' && isPay(header))
      refuse('invalid', 'people.pay_is_never_stored', { header });
    if (target.kind === 'attribute' && isPay(target.label))
      refuse('invalid', 'people.pay_is_never_stored', { header: target.label });
  }
}

async function confirmImport(ctx: Context, { importId, version }: Input<'confirmImport'>) {
  const row = await importOf(ctx, importId);
  const standing = standingOf(ctx, row);
  if (row.state === 'checked' && standing.blocking > 0)
    refuse('conflict', 'people.import_to_be_settled', { count: standing.blocking });
  if (!canConfirm(standing)) refuse('conflict', 'people.import_not_to_be_confirmed', { state: row.state });
  await ctx.transaction(async (tx) => {
    const moved = await moveImport(tx.db, { id: importId, from: ['checked'], version }, { state: 'writing' });
    if (!moved) await refuseEdited(tx, importId);
    await tx.enqueue(writeImportJob, taskOf(tx, importId));
  });
  return asImport(ctx, await importOf(ctx, importId));
}

async function stopImport(ctx: Context, { importId }: Input<'stopImport'>) {
  const row = await importOf(ctx, importId);
  if (!canStop(standingOf(ctx, row))) refuse('conflict', 'people.import_has_ended', { state: row.state });
  await askToStop(ctx.db, importId);
  // Whoever works on it sees the wish at the next step. When nobody does, it ends here.
  const isIdle = await ctx.transaction((tx) => claimImport(tx.db, importId));
  if (isIdle) await dropImport(ctx, importId, ['uploaded', 'checking', 'checked', 'writing', 'failed']);
  return asImport(ctx, await importOf(ctx, importId));
}

const taskOf = (ctx: Context, importId: string) => ({
  importId,
  actorId: ctx.actor.personId,
  today: ctx.today,
  language: ctx.actor.language,
});

async function importOf(ctx: Context, importId: string): Promise<ImportRow> {
  return (await findImport(ctx.db, importId)) ?? refuse('not_found', 'people.import_not_found');
}

async function refuseEdited(ctx: Context, importId: string): Promise<never> {
  return refuse('conflict', 'edited_meanwhile', { current: asImport(ctx, await importOf(ctx, importId)) });
}

function standingOf(ctx: Context, row: ImportRow) {
  const finishedOn = row.finishedAt ? dayIn(ctx.actor.zone, row.finishedAt) : null;
  // An import without a plan (no key column) has no counts, and its problem blocks it.
  return { state: row.state, blocking: row.result.blocking ?? 0, finishedOn };
}

function asImport(ctx: Context, row: ImportRow): PeopleImport {
  const standing = standingOf(ctx, row);
  const { format = null, columns = [], counts = null, groups = [], notes = [], failure = null } = row.result;
  return {
    id: row.id,
    fileName: row.fileName,
    bytes: row.bytes,
    state: row.state,
    progress: row.progress,
    version: row.version,
    settings: importSettings.parse(row.settings),
    startedAt: row.startedAt,
    startedBy: row.starterName,
    finishedAt: row.finishedAt,
    ...{ format, columns, counts, groups, notes, failure },
    blocking: standing.blocking,
    undoUntil: undoUntil(standing),
    can: {
      change: canChange(standing),
      confirm: canConfirm(standing),
      stop: canStop(standing),
      undo: canUndo(standing, ctx.today),
    },
  };
}

function asPage<T extends { position: number }>(limit: number, rows: T[]) {
  return { rows, next: rows.length === limit ? String(rows.at(-1)?.position ?? '') || null : null };
}
