import { dayIn } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { canUndo } from '../domain/import-state.ts';
import { importUndone } from '../events.ts';
import { claimImport, findImport, holdPeople, moveImport } from '../store/import.ts';
import {
  editedSince,
  haveActed,
  referringManagers,
  removeAdded,
  restoreChanged,
} from '../store/import-undo.ts';
import { closeEmptyUnits } from '../store/import-units.ts';
import { keepAnAdmin } from './admins.ts';

/**
 * Takes an import back: the people it added go, the others get back what they were, and units that it opened and that
 * nobody is in are closed. Refused when somebody edited one of them since: their work would be lost without a word.
 */
export async function undoImport(ctx: Context, importId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = (await findImport(tx.db, importId)) ?? refuse('not_found', 'people.import_not_found');
    const finishedOn = row.finishedAt ? dayIn(tx.actor.zone, row.finishedAt) : null;
    const standing = { state: row.state, blocking: 0, finishedOn };
    if (!canUndo(standing, tx.today))
      refuse('conflict', 'people.import_cannot_be_undone', { state: row.state });
    if (!(await claimImport(tx.db, importId))) refuse('conflict', 'people.import_busy');
    await holdPeople(tx.db);
    refuseIfAny('people.import_edited_since', await editedSince(tx.db, importId));
    refuseIfAny('people.import_referred_to', await referringManagers(tx.db, importId));
    if (await haveActed(tx.db, importId)) refuse('conflict', 'people.import_in_use');
    await keepAnAdmin(tx, async () => {
      await restoreChanged(tx.db, { importId, actorId: tx.actor.personId, at: tx.now });
      await removeAdded(tx.db, importId).catch(refuseIfReferredTo);
    });
    await closeEmptyUnits(tx.db, row.result.openedUnits ?? [], tx.now);
    if (!(await moveImport(tx.db, { id: importId, from: ['done'] }, { state: 'undone' })))
      refuse('conflict', 'people.import_busy');
    await tx.publish(importUndone, { kind: 'people.import', id: importId }, {});
  });
}

function refuseIfAny(
  code: string,
  people: readonly { personId: string; label: string | null; total: number }[],
): void {
  if (people.length === 0) return;
  refuse('conflict', code, {
    count: people[0]?.total ?? 0,
    people: people.map(({ personId, label }) => ({ personId, label })),
  });
}

/** Some tables refer to people by foreign keys that do not let go; what goes with a person is told by the log of facts. */
function refuseIfReferredTo(error: unknown): never {
  const isForeignKey = error instanceof Error && 'code' in error && error.code === '23503';
  if (isForeignKey) refuse('conflict', 'people.import_in_use');
  throw error;
}
