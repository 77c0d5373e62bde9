import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { ReadingTable } from '../tables/result.ts';

/** What of a wave's labels somebody may read: their own, and those of the people below them in the line. */
export interface Standing {
  /** The finest labels under which they answered themselves, by view; null: not invited. */
  readonly own: Readonly<Record<string, string>> | null;
  /** Labels of the organisation under which their people answered. */
  readonly led: readonly string[];
}

export async function standingOf(db: Db, waveId: string, personId: string): Promise<Standing> {
  const own = await db
    .selectFrom('listening_roster')
    .select('labels')
    .where('waveId', '=', waveId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  // The chain of a manager begins with themselves and goes to the top; whoever has reports has one.
  const { rows } = await sql<{ labelId: string }>`
    select distinct r.labels ->> 'org' as label_id
    from people_manager m
    join people_person p on p.manager_id = m.person_id
    join listening_roster r on r.person_id = p.id and r.wave_id = ${waveId}
    where m.chain @> array[${personId}::uuid] and r.labels ? 'org'`.execute(db);
  return { own: own ? definedOf(own.labels) : null, led: rows.map(({ labelId }) => labelId) };
}

const definedOf = (labels: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).flatMap(([view, id]) => (id === undefined ? [] : [[view, id]])));

/** Notes once a day that somebody looked at a report. */
export const noteReading = (
  db: Db,
  row: { waveId: string; personId: string; report: ReadingTable['report']; groupKey: string; readOn: Day },
) =>
  db
    .insertInto('listening_reading')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();

export interface ReadingRow {
  readonly personId: string;
  readonly name: string | null;
  readonly report: ReadingTable['report'];
  readonly groupKey: string;
  readonly readOn: Day;
}

/** Who looked, the last day first. */
export const readingPage = (
  db: Db,
  {
    waveId,
    after,
    limit,
  }: { waveId: string; after: readonly [string, string, string, string] | undefined; limit: number },
): Promise<ReadingRow[]> =>
  db
    .selectFrom('listening_reading as r')
    .innerJoin('people_person as p', 'p.id', 'r.personId')
    .select(['r.personId', 'p.name', 'r.report', 'r.groupKey', 'r.readOn'])
    .where('r.waveId', '=', waveId)
    .$if(after !== undefined, (query) => {
      const [on = '', person = '', report = '', group = ''] = after ?? [];
      return query.where(
        sql<boolean>`(r.read_on < ${on}::date or (r.read_on = ${on}::date
          and (r.person_id, r.report, r.group_key) > (${person}::uuid, ${report}, ${group})))`,
      );
    })
    .orderBy('r.readOn', 'desc')
    .orderBy('r.personId')
    .orderBy('r.report')
    .orderBy('r.groupKey')
    .limit(limit)
    .execute();

/** People of a wave whose finest label of a view is one of these. */
export async function invitedUnder(
  db: Db,
  { waveId, view, labels }: { waveId: string; view: string; labels: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id from listening_roster
    where wave_id = ${waveId} and labels ->> ${view} = any (${[...labels]}::text[]) order by person_id`.execute(
    db,
  );
  return rows.map(({ personId }) => personId);
}
