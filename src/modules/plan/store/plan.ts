import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Blocker } from '../contract/hearing.ts';

/** A plan with the records of its hearing, start and end. */
export interface PlanRecord {
  readonly id: string;
  readonly title: Editions;
  readonly purpose: Editions | null;
  readonly strategyId: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly version: number;
  readonly changedAt: Instant;
  readonly removedAt: Instant | null;
  readonly hearing: {
    opensOn: Day;
    closesOn: Day;
    shareNeeded: number;
    version: number;
  } | null;
  readonly start: {
    by: { id: string; name: string | null } | null;
    at: Instant;
    overrideReason: string | null;
    blockers: Blocker[];
  } | null;
  readonly end: { by: { id: string; name: string | null } | null; at: Instant; reason: string } | null;
}

const plans = (db: Db) =>
  db
    .selectFrom('plan_plan as p')
    .leftJoin('people_person as owner', 'owner.id', 'p.ownerId')
    .leftJoin('plan_hearing as h', 'h.planId', 'p.id')
    .leftJoin('plan_start as s', 's.planId', 'p.id')
    .leftJoin('people_person as starter', 'starter.id', 's.startedBy')
    .leftJoin('plan_end as e', 'e.planId', 'p.id')
    .leftJoin('people_person as ender', 'ender.id', 'e.endedBy')
    .select(['p.id', 'p.title', 'p.purpose', 'p.strategyId', 'p.ownerId', 'p.startsOn', 'p.endsOn'])
    .select(['p.version', 'p.changedAt', 'p.removedAt', 'owner.name as ownerName'])
    .select(['h.opensOn', 'h.closesOn', 'h.shareNeeded', 'h.version as hearingVersion'])
    .select(['s.startedAt', 's.startedBy', 's.overrideReason', 's.blockers', 'starter.name as starterName'])
    .select(['e.endedAt', 'e.endedBy', 'e.reason', 'ender.name as enderName'])
    .where('p.removedAt', 'is', null);

type Row = Awaited<ReturnType<ReturnType<typeof plans>['execute']>>[number];

function asPlan(row: Row): PlanRecord {
  const { opensOn, closesOn, shareNeeded, hearingVersion, startedAt, endedAt } = row;
  const person = (id: string | null, name: string | null) => (id === null ? null : { id, name });
  return {
    ...row,
    hearing:
      opensOn && closesOn && shareNeeded !== null && hearingVersion !== null
        ? { opensOn, closesOn, shareNeeded, version: hearingVersion }
        : null,
    start: startedAt
      ? {
          by: person(row.startedBy, row.starterName),
          at: startedAt,
          overrideReason: row.overrideReason,
          blockers: row.blockers ?? [],
        }
      : null,
    end: endedAt ? { by: person(row.endedBy, row.enderName), at: endedAt, reason: row.reason ?? '' } : null,
  };
}

export async function findPlan(db: Db, planId: string): Promise<PlanRecord | undefined> {
  const row = await plans(db).where('p.id', '=', planId).executeTakeFirst();
  return row && asPlan(row);
}

/** Plans, the newest period first; a few a year. */
export async function allPlans(db: Db): Promise<PlanRecord[]> {
  const rows = await plans(db).orderBy('p.startsOn', 'desc').orderBy('p.id', 'desc').limit(500).execute();
  return rows.map(asPlan);
}

/** Whether anybody has begun a plan yet. */
export const hasPlans = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('plan_plan').select('id').limit(1).executeTakeFirst()) !== undefined;

/** How many actions each plan has, and how many of them are realised. */
export async function actionCounts(
  db: Db,
  planIds: readonly string[],
): Promise<Map<string, { actions: number; realised: number }>> {
  const { rows } = await sql<{ planId: string; actions: number; realised: number }>`
    select plan_id, count(*) as actions, count(*) filter (where state = 'realised') as realised
    from plan_action where plan_id = any(${[...planIds]}::uuid[]) and removed_at is null
    group by plan_id`.execute(db);
  return new Map(rows.map(({ planId, ...counts }) => [planId, counts]));
}

/** Writes the hearing, new or over the version that is there; says whether it was the newest. */
export async function putHearing(
  db: Db,
  row: {
    planId: string;
    opensOn: Day;
    closesOn: Day;
    shareNeeded: number;
    openedBy: string | null;
    openedAt: Instant;
  },
  version: number | undefined,
): Promise<boolean> {
  if (version === undefined) {
    const made = await db
      .insertInto('plan_hearing')
      .values(row)
      .onConflict((conflict) => conflict.column('planId').doNothing())
      .returning('planId')
      .executeTakeFirst();
    return made !== undefined;
  }
  const { numUpdatedRows } = await db
    .updateTable('plan_hearing')
    .set({
      opensOn: row.opensOn,
      closesOn: row.closesOn,
      shareNeeded: row.shareNeeded,
      version: version + 1,
    })
    .where('planId', '=', row.planId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const insertStart = (
  db: Db,
  row: {
    planId: string;
    startedBy: string | null;
    startedAt: Instant;
    overrideReason: string | null;
    blockers: readonly Blocker[];
  },
) =>
  db
    .insertInto('plan_start')
    .values({ ...row, blockers: JSON.stringify(row.blockers) })
    .execute();

export const insertEnd = (
  db: Db,
  row: { planId: string; endedBy: string | null; endedAt: Instant; reason: string },
) => db.insertInto('plan_end').values(row).execute();

/**
 * Plans that became readable, or a line of which was unsealed, today or yesterday (a worker may have been down): to be
 * told to the thread and the conversation.
 */
export async function turnedOn(db: Db, today: Day): Promise<string[]> {
  const { rows } = await sql<{ planId: string }>`
    select plan_id from plan_hearing where opens_on between ${today}::date - 1 and ${today}::date
    union select plan_id from plan_goal where seal_opens_on between ${today}::date - 1 and ${today}::date and removed_at is null
    union select plan_id from plan_action where seal_opens_on between ${today}::date - 1 and ${today}::date and removed_at is null
    limit 1000`.execute(db);
  return rows.map(({ planId }) => planId);
}
