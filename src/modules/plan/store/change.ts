import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { Cause } from '../contract/history.ts';
import type { Change } from '../domain/ledger.ts';
import type { Act } from '../domain/undo.ts';

export interface ChangeSetRow {
  readonly id: string;
  readonly planId: string;
  readonly number: number;
  readonly at: Instant;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly cause: Cause;
  readonly causeId: string | null;
  readonly note: string | null;
  readonly undoneBy: string | null;
}

/** Holds the plan's row until the end of the transaction, so that edits of one plan come one after the other. */
export const lockPlan = (db: Db, planId: string) =>
  db.selectFrom('plan_plan').select('sets').where('id', '=', planId).forUpdate().executeTakeFirst();

/** Writes an act with what it changed; the plan's row is held. */
export async function insertSet(
  db: Db,
  set: Omit<ChangeSetRow, 'number' | 'actorName' | 'undoneBy'>,
  changes: readonly Change[],
): Promise<void> {
  const { planId } = set;
  await sql`
    with counted as (update plan_plan set sets = sets + 1 where id = ${planId} returning sets)
    insert into plan_change_set (id, plan_id, number, at, actor_id, cause, cause_id, note)
    select ${set.id}, ${planId}, sets, ${set.at}, ${set.actorId}, ${set.cause}, ${set.causeId}, ${set.note}
    from counted`.execute(db);
  if (changes.length === 0) return;
  const rows = changes.map(({ lineKind, lineId, change, before, after }, ordinal) => ({
    ordinal,
    line_kind: lineKind,
    line_id: lineId,
    change,
    before,
    after,
  }));
  await sql`
    insert into plan_change (set_id, plan_id, ordinal, line_kind, line_id, change, before, after)
    select ${set.id}, ${planId}, one.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as one (ordinal integer, line_kind text, line_id uuid, change text, before jsonb, after jsonb)`.execute(
    db,
  );
}

export const markUndone = (db: Db, setId: string, undoneBy: string | null) =>
  db.updateTable('plan_change_set').set({ undoneBy }).where('id', '=', setId).execute();

/** What a person did last in a plan, newest first; nobody takes back more by hand. */
export const actsOf = (
  db: Db,
  { planId, actorId }: { planId: string; actorId: string },
): Promise<(Act & { causeId: string | null; lines: number })[]> =>
  db
    .selectFrom('plan_change_set as s')
    .select(['s.id', 's.number', 's.cause', 's.causeId', 's.undoneBy'])
    .select(sql<number>`(select count(*) from plan_change c where c.set_id = s.id)`.as('lines'))
    .where('s.actorId', '=', actorId)
    .where('s.planId', '=', planId)
    .orderBy('s.number', 'desc')
    .limit(200)
    .execute();

const CHANGE = ['setId', 'lineKind', 'lineId', 'change', 'before', 'after'] as const;

/** The changes of some acts, `most` of each at most, with how many each has. */
export async function changesOfSets(
  db: Db,
  setIds: readonly string[],
  most: number,
): Promise<(Change & { setId: string; inAll: number })[]> {
  if (setIds.length === 0) return [];
  const { rows } = await sql<Change & { setId: string; inAll: number }>`
    select c.set_id, c.line_kind, c.line_id, c.change, c.before, c.after,
      (select count(*) from plan_change every where every.set_id = c.set_id) as in_all
    from plan_change c
    where c.set_id = any(${[...setIds]}::uuid[]) and c.ordinal < ${most}
    order by c.set_id, c.ordinal`.execute(db);
  return rows;
}

export const changesOfSet = (db: Db, setId: string): Promise<Change[]> =>
  db.selectFrom('plan_change').select(CHANGE).where('setId', '=', setId).orderBy('ordinal').execute();

export interface ChangelogPage {
  readonly planId: string;
  readonly below: number | undefined;
  readonly lineId: string | undefined;
  /** For members: nothing from before this instant, nor from before the hearing was opened. */
  readonly since: Instant | undefined;
  readonly limit: number;
}

/** Acts, newest first. */
export const changelogPage = (
  db: Db,
  { planId, below, lineId, since, limit }: ChangelogPage,
): Promise<ChangeSetRow[]> =>
  db
    .selectFrom('plan_change_set as s')
    .leftJoin('people_person as p', 'p.id', 's.actorId')
    .select(['s.id', 's.planId', 's.number', 's.at', 's.actorId', 'p.name as actorName'])
    .select(['s.cause', 's.causeId', 's.note', 's.undoneBy'])
    .where('s.planId', '=', planId)
    .$if(below !== undefined, (query) => query.where('s.number', '<', below ?? 0))
    .$if(since !== undefined, (query) =>
      query.where('s.at', '>=', since ?? '').where(
        sql<boolean>`s.number >= (
          select min(opening.number) from plan_change_set opening
          where opening.plan_id = ${planId} and opening.cause = 'hearing')`,
      ),
    )
    .$if(lineId !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('plan_change as c')
            .select('c.setId')
            .whereRef('c.setId', '=', 's.id')
            .where('c.lineId', '=', lineId ?? ''),
        ),
      ),
    )
    .orderBy('s.number', 'desc')
    .limit(limit)
    .execute();

/** Everything that was changed up to an instant, oldest first. */
export const changesUntil = (db: Db, planId: string, until: Instant): Promise<Change[]> =>
  db
    .selectFrom('plan_change as c')
    .innerJoin('plan_change_set as s', 's.id', 'c.setId')
    .select(['c.lineKind', 'c.lineId', 'c.change', 'c.before', 'c.after'])
    .where('s.planId', '=', planId)
    .where('s.at', '<', until)
    .orderBy('s.number')
    .orderBy('c.ordinal')
    .execute();

/** How often the day of each action was moved later since the plan began, without what was taken back. */
export async function postponements(db: Db, planId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('plan_change as c')
    .innerJoin('plan_change_set as s', 's.id', 'c.setId')
    .innerJoin('plan_start as start', 'start.planId', 'c.planId')
    .select(({ fn }) => ['c.lineId', fn.countAll<number>().as('times')])
    .where('c.planId', '=', planId)
    .where('c.postpones', '=', true)
    .where('s.undoneBy', 'is', null)
    .where('s.cause', '!=', 'undo')
    .whereRef('s.at', '>=', 'start.startedAt')
    .groupBy('c.lineId')
    .execute();
  return new Map(rows.map(({ lineId, times }) => [lineId, times]));
}
