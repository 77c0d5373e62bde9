import type { Context } from '#platform/context.ts';
import { peopleImported } from '../events.ts';
import {
  countPeople,
  dropSearchIndexes,
  freeMovingKeys,
  insertCreated,
  learnPeople,
  makeIndexes,
  recordAdditions,
  recordChanges,
  updateChanged,
} from '../store/import-plan.ts';
import { openUnits } from '../store/import-units.ts';
import { declareAttributes } from './import-attributes.ts';
import type { Check } from './import-check.ts';

/** Writes what the check planned in the same transaction, with the history of everybody concerned and the one fact. */
export async function writePlan(
  tx: Context,
  check: Check,
  { importId, tick }: { importId: string; tick: (share: number) => Promise<void> },
): Promise<string[]> {
  const entry = { importId, actorId: tx.actor.personId, at: tx.now };
  await openUnits(tx.db, check.units);
  await declareAttributes(tx, check.attributes);
  await recordChanges(tx.db, entry);
  await freeMovingKeys(tx.db);
  await tick(0.8);
  const { created = 0, changed = 0, left = 0 } = check.findings.counts ?? {};
  const fillsTheHouse = created >= 10_000 && (await countPeople(tx.db)) <= created / 2;
  const searchIndexes = fillsTheHouse ? await dropSearchIndexes(tx.db) : [];
  await insertCreated(tx.db);
  await makeIndexes(tx.db, searchIndexes);
  await tick(0.9);
  await updateChanged(tx.db);
  await recordAdditions(tx.db, entry);
  await learnPeople(tx.db);
  await tick(0.95);
  await tx.publish(
    peopleImported,
    { kind: 'people.import', id: importId },
    { added: created, changed, left },
  );
  return [...check.units.created.map(({ id }) => id), ...check.units.reopened];
}
