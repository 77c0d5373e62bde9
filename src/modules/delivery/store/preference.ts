import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import { brokenUnique, type Db } from '#platform/database.ts';
import type { ChannelName } from '../contract/channel.ts';
import type { WorkingTime } from '../domain/availability.ts';

export interface PreferenceRecord {
  channels: ChannelName[];
  quietFrom: string | null;
  quietTo: string | null;
  zone: string | null;
  work: WorkingTime[] | null;
  disconnect: boolean;
  version: number;
}

export const findPreference = (db: Db, personId: string): Promise<PreferenceRecord | undefined> =>
  db
    .selectFrom('delivery_preference')
    .select(['channels', 'quietFrom', 'quietTo', 'zone', 'work', 'disconnect', 'version'])
    .where('personId', '=', personId)
    .executeTakeFirst();

/** Writes preferences over the version that was read (0: none yet); false when another one stands there. */
export async function writePreference(db: Db, personId: string, row: PreferenceRecord): Promise<boolean> {
  const { version, work, ...values } = row;
  const written = { ...values, work: work && JSON.stringify(work) };
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('delivery_preference')
      .values({ ...written, personId, hereOn: null })
      .onConflict((conflict) => conflict.column('personId').doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const { numUpdatedRows } = await db
    .updateTable('delivery_preference')
    .set({ ...written, version: version + 1 })
    .where('personId', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const leaveOf = (db: Db, personId: string, from: Day) =>
  db
    .selectFrom('delivery_leave')
    .select(['id', 'fromOn', 'toOn'])
    .where('personId', '=', personId)
    .where('toOn', '>=', from)
    .orderBy('fromOn')
    .orderBy('id')
    .limit(100)
    .execute();

export const insertLeave = (db: Db, row: { id: string; personId: string; fromOn: Day; toOn: Day }) =>
  db.insertInto('delivery_leave').values(row).execute();

/** False when the person has no such leave. */
export async function deleteLeave(db: Db, row: { id: string; personId: string }): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('delivery_leave')
    .where('id', '=', row.id)
    .where('personId', '=', row.personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export const addMute = (db: Db, row: { personId: string; topicId: string }) =>
  db
    .insertInto('delivery_mute')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();

export const removeMute = (db: Db, { personId, topicId }: { personId: string; topicId: string }) =>
  db.deleteFrom('delivery_mute').where('personId', '=', personId).where('topicId', '=', topicId).execute();

export const mutedTopics = (db: Db, personId: string): Promise<{ id: string; name: Editions }[]> =>
  db
    .selectFrom('delivery_mute')
    .innerJoin('delivery_topic', 'delivery_topic.id', 'delivery_mute.topicId')
    .select(['delivery_topic.id', 'delivery_topic.name'])
    .where('personId', '=', personId)
    .orderBy('delivery_topic.id')
    .limit(500)
    .execute();

export const topicsInUse = (db: Db): Promise<{ id: string; name: Editions; version: number }[]> =>
  db
    .selectFrom('delivery_topic')
    .select(['id', 'name', 'version'])
    .where('retiredAt', 'is', null)
    .orderBy('id')
    .limit(500)
    .execute();

export const insertTopic = (db: Db, { id, name }: { id: string; name: Editions }) =>
  db
    .insertInto('delivery_topic')
    .values({ id, name: JSON.stringify(name), retiredAt: null })
    .execute();

export const setTopicRetired = (db: Db, id: string, at: string) =>
  db
    .updateTable('delivery_topic')
    .set((row) => ({ retiredAt: at, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('retiredAt', 'is', null)
    .execute();

export const shifts = (db: Db): Promise<{ id: string; code: string; work: WorkingTime[] }[]> =>
  db.selectFrom('delivery_shift').select(['id', 'code', 'work']).orderBy('code').limit(500).execute();

/** Writes the working times of a shift; gives its id. */
export async function putShift(
  db: Db,
  { id, code, work }: { id: string; code: string; work: readonly WorkingTime[] },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into delivery_shift (id, code, work) values (${id}, ${code}, ${JSON.stringify(work)})
    on conflict (code) do update set work = excluded.work, version = delivery_shift.version + 1
    returning id`.execute(db);
  return rows[0]?.id ?? id;
}

export const holidays = (db: Db, from: Day) =>
  db
    .selectFrom('delivery_holiday')
    .select(['id', 'heldOn', 'zone', 'name'])
    .where('heldOn', '>=', from)
    .orderBy('heldOn')
    .orderBy('id')
    .limit(500)
    .execute();

/** False when the day is a holiday there already. */
export async function insertHoliday(
  db: Db,
  { name, ...row }: { id: string; heldOn: Day; zone: string | null; name: Editions },
): Promise<boolean> {
  try {
    await db
      .insertInto('delivery_holiday')
      .values({ ...row, name: JSON.stringify(name) })
      .execute();
    return true;
  } catch (error) {
    if (brokenUnique(error) === 'delivery_holiday_once') return false;
    throw error;
  }
}

export const deleteHoliday = (db: Db, id: string) =>
  db.deleteFrom('delivery_holiday').where('id', '=', id).execute();
