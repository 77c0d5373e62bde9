import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { AgendaReason, Outcome, Reaction } from '../contract/check-in.ts';

export interface SeriesRow {
  readonly planId: string;
  readonly weekday: number;
  readonly localTime: string;
  readonly zone: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly version: number;
  readonly changedAt: Instant;
}

export const findSeries = (db: Db, planId: string): Promise<SeriesRow | undefined> =>
  db
    .selectFrom('plan_check_in_series as s')
    .leftJoin('people_person as owner', 'owner.id', 's.ownerId')
    .selectAll('s')
    .select('owner.name as ownerName')
    .where('s.planId', '=', planId)
    .executeTakeFirst();

/** Writes the series, new or over the version that is there; says whether it was the newest. */
export async function putSeries(
  db: Db,
  row: Omit<SeriesRow, 'version' | 'ownerName'>,
  version: number | undefined,
): Promise<boolean> {
  const { planId, ...facts } = row;
  if (version === undefined) {
    const made = await db
      .insertInto('plan_check_in_series')
      .values(row)
      .onConflict((conflict) => conflict.column('planId').doNothing())
      .returning('planId')
      .executeTakeFirst();
    return made !== undefined;
  }
  const { numUpdatedRows } = await db
    .updateTable('plan_check_in_series')
    .set({ ...facts, version: version + 1 })
    .where('planId', '=', planId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const checkIns = (db: Db) => db.selectFrom('plan_check_in as m').selectAll('m');

export type CheckInRow = Awaited<ReturnType<ReturnType<typeof checkIns>['execute']>>[number];

export const findCheckIn = (db: Db, id: string): Promise<CheckInRow | undefined> =>
  checkIns(db).where('m.id', '=', id).executeTakeFirst();

export const checkInOn = (db: Db, planId: string, occursOn: Day): Promise<CheckInRow | undefined> =>
  checkIns(db).where('m.planId', '=', planId).where('m.occursOn', '=', occursOn).executeTakeFirst();

export interface CheckInSummary {
  id: string;
  occursOn: Day;
  closedAt: Instant | null;
  realised: number;
  partly: number;
  not: number;
}

/** The meetings of a plan, newest first, with how much was realised in each. */
export async function checkInsOf(db: Db, planId: string): Promise<CheckInSummary[]> {
  const { rows } = await sql<CheckInSummary>`
    select m.id, m.occurs_on, m.closed_at,
      count(*) filter (where i.outcome = 'realised') as realised,
      count(*) filter (where i.outcome = 'partly') as partly,
      count(*) filter (where i.outcome = 'not') as not
    from plan_check_in m left join plan_check_in_item i on i.check_in_id = m.id
    where m.plan_id = ${planId}
    group by m.id order by m.occurs_on desc limit 500`.execute(db);
  return rows;
}

export const insertCheckIn = async (
  db: Db,
  row: { id: string; planId: string; occursOn: Day; openedBy: string | null; openedAt: Instant },
): Promise<boolean> =>
  (await db
    .insertInto('plan_check_in')
    .values({ ...row, closedBy: null, closedAt: null, note: null })
    .onConflict((conflict) => conflict.columns(['planId', 'occursOn']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined;

export async function closeMeeting(
  db: Db,
  { id, version }: { id: string; version: number },
  row: { closedBy: string | null; closedAt: Instant; note: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('plan_check_in')
    .set({ ...row, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface NewItem {
  readonly kind: 'action' | 'case';
  readonly objectId: string;
  readonly reasons: readonly AgendaReason[];
}

/** Puts things on the list of a meeting, behind what is there; what is on it already stays as it is. */
export async function insertItems(db: Db, checkInId: string, items: readonly NewItem[]): Promise<void> {
  await sql`
    insert into plan_check_in_item (check_in_id, kind, object_id, ordinal, reasons)
    select ${checkInId}, kind, object_id, last.ordinal + given.place, reasons
    from rows from (jsonb_to_recordset(${JSON.stringify(items.map(asItem))}::jsonb)
      as (kind text, object_id uuid, reasons jsonb)) with ordinality as given (kind, object_id, reasons, place),
      (select coalesce(max(ordinal), 0) as ordinal from plan_check_in_item where check_in_id = ${checkInId}) as last
    on conflict do nothing`.execute(db);
}

const asItem = ({ kind, objectId, reasons }: NewItem) => ({ kind, object_id: objectId, reasons });

const items = (db: Db) =>
  db
    .selectFrom('plan_check_in_item as i')
    .leftJoin('people_person as owner', 'owner.id', 'i.ownerId')
    .selectAll('i')
    .select('owner.name as ownerName');

export type ItemRow = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number];

export const itemsOf = (db: Db, checkInId: string): Promise<ItemRow[]> =>
  items(db).where('i.checkInId', '=', checkInId).orderBy('i.ordinal').limit(3000).execute();

export const findItem = (
  db: Db,
  { checkInId, kind, objectId }: { checkInId: string; kind: 'action' | 'case'; objectId: string },
): Promise<ItemRow | undefined> =>
  items(db)
    .where('i.checkInId', '=', checkInId)
    .where('i.kind', '=', kind)
    .where('i.objectId', '=', objectId)
    .executeTakeFirst();

export async function updateItem(
  db: Db,
  item: { checkInId: string; kind: 'action' | 'case'; objectId: string; version: number },
  row: {
    outcome: Outcome;
    cause: string | null;
    reaction: Reaction | null;
    newDueOn: Day | null;
    ownerId: string | null;
    words: string | null;
    recordedAt: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('plan_check_in_item')
    .set({ ...row, version: item.version + 1 })
    .where('checkInId', '=', item.checkInId)
    .where('kind', '=', item.kind)
    .where('objectId', '=', item.objectId)
    .where('version', '=', item.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const guests = (db: Db) =>
  db
    .selectFrom('plan_guest as g')
    .leftJoin('people_person as person', 'person.id', 'g.personId')
    .selectAll('g')
    .select('person.name as personName');

export type GuestRow = Awaited<ReturnType<ReturnType<typeof guests>['execute']>>[number];

export const lastGuest = (db: Db, checkInId: string): Promise<GuestRow | undefined> =>
  guests(db).where('g.checkInId', '=', checkInId).orderBy('g.draw', 'desc').executeTakeFirst();

/** Half a year of meetings: whoever was drawn in it is not drawn again. */
const RECENT_DRAWS = 26;

/**
 * Draws a person: the one whose SHA-256 of seed and id comes first. With the seed and the list of those who could be
 * drawn anybody gets the same person, and nobody could have known the seed before.
 */
export async function drawFrom(
  db: Db,
  { planId, seed, without }: { planId: string; seed: string; without: readonly string[] },
): Promise<{ personId: string | null; candidates: number }> {
  const { rows } = await sql<{ personId: string | null; candidates: number }>`
    with recent as (
      select g.person_id from plan_guest g join plan_check_in m on m.id = g.check_in_id
      where m.plan_id = ${planId} order by g.drawn_at desc limit ${RECENT_DRAWS}
    ), candidate as (
      select person_id from people_census
      where person_id <> all(${[...without]}::uuid[])
        and person_id not in (select person_id from recent where person_id is not null)
    )
    select (select count(*) from candidate) as candidates, (
      select person_id from candidate
      order by sha256(convert_to(${seed} || person_id::text, 'UTF8')), person_id limit 1
    ) as person_id`.execute(db);
  return rows[0] ?? { personId: null, candidates: 0 };
}

export const insertGuest = (
  db: Db,
  row: {
    checkInId: string;
    draw: number;
    personId: string;
    seed: string;
    candidates: number;
    drawnAt: Instant;
  },
) =>
  db
    .insertInto('plan_guest')
    .values({ ...row, state: 'asked' })
    .execute();

export const answerGuest = (
  db: Db,
  { checkInId, draw }: { checkInId: string; draw: number },
  state: 'coming' | 'declined',
) =>
  db
    .updateTable('plan_guest')
    .set({ state })
    .where('checkInId', '=', checkInId)
    .where('draw', '=', draw)
    .execute();

/** Guest seats that were drawn for a person, in meetings that are not over. */
export const invitationsOf = (
  db: Db,
  personId: string,
): Promise<
  {
    checkInId: string;
    planId: string;
    title: Editions;
    occursOn: Day;
    state: 'asked' | 'coming' | 'declined';
  }[]
> =>
  db
    .selectFrom('plan_guest as g')
    .innerJoin('plan_check_in as m', 'm.id', 'g.checkInId')
    .innerJoin('plan_plan as p', 'p.id', 'm.planId')
    .select(['g.checkInId', 'm.planId', 'p.title', 'm.occursOn', 'g.state'])
    .where('g.personId', '=', personId)
    .where('g.state', '!=', 'declined')
    .where('m.closedAt', 'is', null)
    .where('p.removedAt', 'is', null)
    .orderBy('m.occursOn')
    .limit(50)
    .execute();

/** Keeps the hash of a calendar's token, in the place of the one before. */
export const putCalendar = (
  db: Db,
  row: { planId: string; personId: string; tokenHash: Buffer; madeAt: Instant },
) =>
  db
    .insertInto('plan_calendar')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['planId', 'personId']).doUpdateSet({ tokenHash: row.tokenHash, madeAt: row.madeAt }),
    )
    .execute();

export const deleteCalendar = (db: Db, planId: string, personId: string) =>
  db.deleteFrom('plan_calendar').where('planId', '=', planId).where('personId', '=', personId).execute();

/** Whose calendar a token opens; nobody's once the person has left. */
export const calendarBy = (
  db: Db,
  tokenHash: Buffer,
): Promise<{ planId: string; language: Language | null } | undefined> =>
  db
    .selectFrom('plan_calendar as c')
    .innerJoin('people_person as p', 'p.id', 'c.personId')
    .select(['c.planId', 'p.language'])
    .where('c.tokenHash', '=', tokenHash)
    .where('p.state', 'in', ['active', 'on_leave'])
    .executeTakeFirst();
