import type { Context } from '#platform/context.ts';
import { peopleImported } from '../events.ts';
import { bringHelpersBack, takeHelpersAway } from '../store/import-fill.ts';
import {
  countPeople,
  freeMovingKeys,
  insertCreated,
  learnPeople,
  recordAdditions,
  recordChanges,
  updateChanged,
} from '../store/import-plan.ts';
import { openUnits } from '../store/import-units.ts';
import { lockLine } from '../store/person.ts';
import { declareAttributes } from './import-attributes.ts';
import type { Check } from './import-check.ts';

/** Writes what the check planned in the same transaction, with the history of everybody concerned and the one fact. */
export async function writePlan(
  tx: Context,
  check: Check,
  { importId, tick }: { importId: string; tick: (share: number) => Promise<void> },
): Promise<string[]> {
  const entry = { importId, actorId: tx.actor.personId, at: tx.now };
  const { created = 0, changed = 0, left = 0 } = check.findings.counts ?? {};
  await lockLine(tx.db);
  await openUnits(tx.db, check.units);
  await declareAttributes(tx, check.attributes);
  const fillsTheHouse = created >= 10_000 && (await countPeople(tx.db)) <= created / 2;
  const helpers = fillsTheHouse ? await takeHelpersAway(tx.db) : [];
  await recordChanges(tx.db, entry);
  await freeMovingKeys(tx.db);
  await tick(0.8);
  await insertCreated(tx.db);
  await tick(0.85);
  await updateChanged(tx.db);
  await recordAdditions(tx.db, entry);
  await tick(0.9);
  await bringHelpersBack(tx.db, helpers);
  await learnPeople(tx.db);
  await tick(0.95);
  await tx.publish(
    peopleImported,
    { kind: 'people.import', id: importId },
    { added: created, changed, left },
  );
  return [...check.units.created.map(({ id }) => id), ...check.units.reopened];
}
