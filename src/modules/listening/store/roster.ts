import { type RawBuilder, sql } from 'kysely';
import type { PublicJwk } from '#kernel/ballot/public-key.ts';
import type { Day } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import { copyRows } from '#platform/copy.ts';
import type { Db } from '#platform/database.ts';
import type { ViewName } from '../contract/wave.ts';
import type { LabelTable } from '../tables/wave.ts';

export interface CandidateRow {
  readonly id: string;
  readonly unitId: string | null;
  readonly roleFamily: string | null;
  readonly startedOn: Day | null;
  readonly birthYear: number | null;
  readonly hasEmail: boolean;
}

/** The people of an audience with what labels are made of, in an order that says nothing. */
export async function candidatesIn(
  db: Db,
  audience: RawBuilder<{ personId: string }>,
): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select p.id, p.unit_id, p.role_family, p.started_on, p.birth_year, p.email is not null as has_email
    from people_person p where p.id in (select a.person_id from (${audience}) a) order by p.id limit 1000000`.execute(
    db,
  );
  return rows;
}

/** The unit above each unit and its name, closed ones included. */
export async function unitsAbove(db: Db): Promise<Map<string, { parentId: string | null; name: string }>> {
  const rows = await db.selectFrom('people_unit').select(['id', 'parentId', 'name']).execute();
  return new Map(rows.map(({ id, parentId, name }) => [id, { parentId, name }]));
}

export interface LabelRow {
  readonly id: string;
  readonly view: ViewName;
  readonly key: string;
  readonly kind: LabelTable['kind'];
  readonly names: Editions;
  readonly invited: number;
  readonly parentId: string | null;
  readonly unitIds: readonly string[];
}

/** Keeps labels, coarser ones before those that refer to them. */
export async function insertLabels(db: Db, waveId: string, labels: readonly LabelRow[]): Promise<void> {
  const rows = labels.map(({ names, unitIds, ...label }) => ({
    ...label,
    waveId,
    names: JSON.stringify(names),
    unitIds: [...unitIds],
    publicKey: null,
    ballots: null,
  }));
  // Checked at the end of each statement: a thousand at a time need the parents in an earlier one, or the same.
  for (let at = 0; at < rows.length; at += 1000)
    await db
      .insertInto('listening_label')
      .values(rows.slice(at, at + 1000))
      .execute();
}

export const labelsOf = (db: Db, waveId: string): Promise<(LabelRow & { publicKey: PublicJwk | null })[]> =>
  db
    .selectFrom('listening_label')
    .select(['id', 'view', 'key', 'kind', 'names', 'invited', 'parentId', 'unitIds', 'publicKey'])
    .where('waveId', '=', waveId)
    .orderBy('view')
    .orderBy('invited', 'desc')
    .orderBy('key')
    .execute();

export async function keyCounts(db: Db, waveId: string): Promise<{ made: number; of: number }> {
  const { rows } = await sql<{ made: number; of: number }>`
    select count(public_key)::int as made, count(*)::int as of from listening_label where wave_id = ${waveId}`.execute(
    db,
  );
  return rows[0] ?? { made: 0, of: 0 };
}

/** Labels that have no key yet, a handful. */
export const labelsWithoutKey = (db: Db, waveId: string, limit: number): Promise<{ id: string }[]> =>
  db
    .selectFrom('listening_label')
    .select('id')
    .where('waveId', '=', waveId)
    .where('publicKey', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Gives a label its key unless it has one: of two workers at once the first one's stands. */
export async function giveKey(
  db: Db,
  {
    labelId,
    waveId,
    publicKey,
    sealed,
  }: { labelId: string; waveId: string; publicKey: PublicJwk; sealed: Buffer },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('listening_label')
    .set({ publicKey: JSON.stringify(publicKey) })
    .where('id', '=', labelId)
    .where('publicKey', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n)
    await db.insertInto('listening_private_key').values({ labelId, waveId, sealed }).execute();
}

export interface RosterRow {
  readonly personId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly labels: Partial<Record<ViewName, string>>;
  readonly byCode: boolean;
}

export async function insertRoster(db: Db, waveId: string, rows: readonly RosterRow[]): Promise<void> {
  async function* batches() {
    for (let at = 0; at < rows.length; at += 2000)
      yield rows
        .slice(at, at + 2000)
        .map(({ personId, attributes, labels, byCode }) => [
          waveId,
          personId,
          JSON.stringify(attributes),
          JSON.stringify(labels),
          byCode ? 't' : 'f',
        ]);
  }
  const columns = ['wave_id', 'person_id', 'attributes', 'labels', 'by_code'];
  await copyRows(db, { table: 'listening_roster', columns }, batches());
}

export const findInvited = (
  db: Db,
  { waveId, personId }: { waveId: string; personId: string },
): Promise<{ labels: Partial<Record<ViewName, string>>; byCode: boolean } | undefined> =>
  db
    .selectFrom('listening_roster')
    .select(['labels', 'byCode'])
    .where('waveId', '=', waveId)
    .where('personId', '=', personId)
    .executeTakeFirst();

/** How many of the roster answer by printed code, per label of a view. */
export async function codePeople(
  db: Db,
  { waveId, view }: { waveId: string; view: ViewName },
): Promise<{ labelId: string; people: number }[]> {
  const { rows } = await sql<{ labelId: string; people: number }>`
    select labels ->> ${view} as label_id, count(*)::int as people from listening_roster
    where wave_id = ${waveId} and by_code group by 1 order by 1`.execute(db);
  return rows;
}

/** Everything that was frozen: a thawed wave begins anew. */
export async function deletePlan(db: Db, waveId: string): Promise<void> {
  for (const table of ['listening_code', 'listening_roster', 'listening_label'] as const)
    await db.deleteFrom(table).where('waveId', '=', waveId).execute();
}

/** How many of the roster are in each unit or below it. */
export async function unitSizes(db: Db, waveId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ unitId: string; people: number }>`
    select fact.value as unit_id, count(*)::int as people
    from listening_roster r, jsonb_each_text(r.attributes) as fact (key, value)
    where r.wave_id = ${waveId} and fact.key like 'unit%' group by 1`.execute(db);
  return new Map(rows.map(({ unitId, people }) => [unitId, people]));
}
