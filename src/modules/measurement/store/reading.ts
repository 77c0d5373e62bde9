import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { Feed, ReadingSource } from '../contract/measure.ts';
import type { Read } from '../domain/movement.ts';
import type { Kept } from '../domain/reading.ts';

export interface ReadingRow extends Read {
  readonly id: string;
  readonly measureId: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly source: ReadingSource;
  readonly note: string | null;
  readonly enteredBy: string | null;
  readonly enteredByName: string | null;
  readonly enteredAt: Instant;
  readonly corrections: number;
  readonly version: number;
}

const SELECT = sql`
  select reading.id, reading.measure_id, reading.unit_id, unit.name as unit_name, reading.read_on, reading.value, reading.low,
    reading.high, reading.people, reading.source, reading.note, reading.entered_by, person.name as entered_by_name,
    reading.entered_at, reading.version,
    (select count(*) from measurement_correction correction where correction.reading_id = reading.id) as corrections
  from measurement_reading reading
  left join people_person person on person.id = reading.entered_by
  left join people_unit unit on unit.id = reading.unit_id`;

export async function findReading(db: Db, readingId: string): Promise<ReadingRow | undefined> {
  const { rows } =
    await sql<ReadingRow>`${SELECT} where reading.id = ${readingId} and reading.removed_at is null`.execute(
      db,
    );
  return rows[0];
}

/** The reading of a measure on a day, of the whole or of a unit. */
export async function readingOn(
  db: Db,
  { measureId, unitId, readOn }: { measureId: string; unitId: string | null; readOn: Day },
): Promise<ReadingRow | undefined> {
  const { rows } = await sql<ReadingRow>`${SELECT}
    where reading.measure_id = ${measureId} and reading.unit_id is not distinct from ${unitId}::uuid
      and reading.read_on = ${readOn} and reading.removed_at is null`.execute(db);
  return rows[0];
}

/** The newest readings of a measure, of the whole and of units, the latest first. */
export async function readingsOf(db: Db, measureId: string, limit: number): Promise<ReadingRow[]> {
  const { rows } = await sql<ReadingRow>`${SELECT}
    where reading.measure_id = ${measureId} and reading.removed_at is null
    order by reading.read_on desc, unit.name nulls first, reading.id limit ${limit}`.execute(db);
  return rows;
}

/** Series of some measures in the order of days: of the whole, the newest of each. */
export async function seriesOf(
  db: Db,
  measureIds: readonly string[],
  limit: number,
): Promise<(Read & { measureId: string; source: ReadingSource })[]> {
  if (measureIds.length === 0) return [];
  const { rows } = await sql<Read & { measureId: string; source: ReadingSource }>`
    select measure_id, read_on, value, low, high, people, source
    from unnest(${[...measureIds]}::uuid[]) as wanted (id)
    cross join lateral (
      select * from measurement_reading reading
      where reading.measure_id = wanted.id and reading.unit_id is null and reading.removed_at is null
      order by reading.read_on desc limit ${limit}) as newest
    order by measure_id, read_on`.execute(db);
  return rows;
}

export interface UnitReading {
  readonly unitId: string;
  readonly unitName: string;
  readonly readOn: Day;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number | null;
}

/** Readings of units in a span of days, in the order of units and days. */
export async function unitReadings(
  db: Db,
  { measureId, fromOn, toOn }: { measureId: string; fromOn?: Day; toOn?: Day },
): Promise<UnitReading[]> {
  const { rows } = await sql<UnitReading>`
    select reading.unit_id, unit.name as unit_name, reading.read_on, reading.value, reading.low, reading.high, reading.people
    from measurement_reading reading join people_unit unit on unit.id = reading.unit_id
    where reading.measure_id = ${measureId} and reading.removed_at is null
      and reading.read_on between ${fromOn ?? '1900-01-01'} and ${toOn ?? '2200-01-01'}
    order by unit.name, reading.unit_id, reading.read_on limit 50000`.execute(db);
  return rows;
}

export interface NewReadingRow {
  readonly id: string;
  readonly measureId: string;
  readonly unitId: string | null;
  readonly readOn: Day;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number | null;
  readonly source: ReadingSource;
  readonly sourceId: string | null;
  readonly note: string | null;
  readonly enteredBy: string | null;
  readonly enteredAt: Instant;
}

/** Adds a reading; false when the day has one. */
export async function insertReading(db: Db, row: NewReadingRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('measurement_reading')
    .values({ ...row, removedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Writes a reading anew if `version` is still the newest; says whether it was. Null takes it away. */
export async function updateReading(
  db: Db,
  { id, version, after, now }: { id: string; version: number; after: Kept | null; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('measurement_reading')
    .set((row) => ({ ...(after ?? { removedAt: now }), version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps what a reading was before. */
export async function insertCorrection(
  db: Db,
  row: {
    readingId: string;
    before: Kept;
    after: Kept | null;
    reason: string;
    correctedBy: string | null;
    correctedAt: Instant;
  },
): Promise<void> {
  await sql`
    insert into measurement_correction (reading_id, number, before, after, reason, corrected_by, corrected_at)
    select ${row.readingId}, coalesce(max(number), 0) + 1, ${JSON.stringify(row.before)}::jsonb,
      ${row.after && JSON.stringify(row.after)}::jsonb, ${row.reason}, ${row.correctedBy}::uuid, ${row.correctedAt}::timestamptz
    from measurement_correction where reading_id = ${row.readingId}`.execute(db);
}

export const correctionsOf = (db: Db, readingId: string) =>
  db
    .selectFrom('measurement_correction as correction')
    .leftJoin('people_person as person', 'person.id', 'correction.correctedBy')
    .select(['correction.number', 'correction.before', 'correction.after', 'correction.reason'])
    .select(['correction.correctedBy', 'correction.correctedAt', 'person.name'])
    .where('correction.readingId', '=', readingId)
    .orderBy('correction.number', 'desc')
    .limit(200)
    .execute();

/** Sets or changes what feeds a measure; undefined when `version` is no longer the newest. */
export async function putFeed(
  db: Db,
  row: { measureId: string; version: number | null; feed: Feed; setBy: string | null; setAt: Instant },
): Promise<number | undefined> {
  const { measureId, version, setBy, setAt } = row;
  const feed = JSON.stringify(row.feed);
  const written =
    version === null
      ? await db
          .insertInto('measurement_feed')
          .values({ measureId, feed, setBy, setAt })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await db
          .updateTable('measurement_feed')
          .set((eb) => ({ feed, setBy, setAt, version: eb('version', '+', 1) }))
          .where('measureId', '=', measureId)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  return written?.version;
}

export async function deleteFeed(db: Db, measureId: string, version: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('measurement_feed')
    .where('measureId', '=', measureId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export const allFeeds = (db: Db) =>
  db.selectFrom('measurement_feed').select(['measureId', 'feed']).orderBy('measureId').limit(5000).execute();

export const insertAnnotation = (
  db: Db,
  row: {
    id: string;
    kind: 'shock' | 'holiday' | 'note';
    occurredOn: Day;
    untilOn: Day | null;
    words: object;
    planId: string | null;
    campaignId: string | null;
    madeBy: string | null;
    madeAt: Instant;
  },
) =>
  db
    .insertInto('measurement_annotation')
    .values({ ...row, words: JSON.stringify(row.words) })
    .execute();

export async function deleteAnnotation(db: Db, annotationId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('measurement_annotation')
    .where('id', '=', annotationId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
