import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { Answer } from '../contract/item.ts';
import type { ViewName } from '../contract/wave.ts';

/**
 * Waits until every ballot that was being put into the box is in it. Called after the wave has stopped taking ballots: whoever
 * comes later waits here for the lock, reads the new state and is turned away.
 */
export async function waitForVoters(db: Db): Promise<void> {
  await sql`lock table listening_ballot in share mode`.execute(db);
}

/** Equal answers of labelled ballots, counted in the database: no row of them ever leaves it. */
export async function tallyCells(
  db: Db,
  waveId: string,
): Promise<{ view: ViewName; labelId: string; itemId: string; answer: Answer | null; people: number }[]> {
  const { rows } = await sql<{
    view: ViewName;
    labelId: string;
    itemId: string;
    answer: Answer | null;
    people: number;
  }>`
    select view, label_id, item_id, answer, count(*)::int as people from listening_ballot_cell
    where wave_id = ${waveId} and view <> 'comment' group by view, label_id, item_id, answer`.execute(db);
  return rows;
}

/** Equal answers of the unlabelled ballots; an item that was left out has a null. */
export async function tallyRows(
  db: Db,
  { waveId, itemIds }: { waveId: string; itemIds: readonly string[] },
): Promise<{ labelId: string; itemId: string; answer: Answer | null; people: number }[]> {
  const { rows } = await sql<{ labelId: string; itemId: string; answer: Answer | null; people: number }>`
    select b.label_id, item.id as item_id, b.answers -> item.id::text as answer, count(*)::int as people
    from listening_ballot b, unnest(${[...itemIds]}::uuid[]) as item (id)
    where b.wave_id = ${waveId} and b.view = 'core' group by 1, 2, 3`.execute(db);
  return rows;
}

export interface CountRow {
  readonly view: ViewName;
  readonly labelId: string;
  readonly itemId: string;
  readonly value: number;
  readonly people: number;
}

export async function insertCounts(db: Db, waveId: string, counts: readonly CountRow[]): Promise<void> {
  const rows = counts.map((count) => ({ waveId, ...count }));
  for (let at = 0; at < rows.length; at += 5000)
    await db
      .insertInto('listening_count')
      .values(rows.slice(at, at + 5000))
      .execute();
}

/** What is kept of a box: how many ballots each label has, whose ids they are, rows and words in an order drawn by lot. */
export async function keepRemains(db: Db, waveId: string): Promise<void> {
  await sql`
    update listening_label l set ballots = coalesce(
      (select count(*) from listening_ballot b where b.wave_id = ${waveId} and b.label_id = l.id), 0)
    where l.wave_id = ${waveId}`.execute(db);
  await sql`
    insert into listening_ballot_id (wave_id, id)
    select wave_id, id from listening_ballot where wave_id = ${waveId} order by id`.execute(db);
  // Random ids of the database (UUIDv4), written in their own order: nothing of the order of arrival is left.
  await sql`
    insert into listening_row (id, wave_id, answers)
    select gen_random_uuid() as id, wave_id, answers from listening_ballot
    where wave_id = ${waveId} and view = 'core' order by id`.execute(db);
  await sql`
    insert into listening_comment (id, wave_id, label_id, item_id, language, text)
    select gen_random_uuid() as id, wave_id, label_id, item_id, answer ->> 'language', answer ->> 'text'
    from listening_ballot_cell
    where wave_id = ${waveId} and view = 'comment' and answer is not null order by id`.execute(db);
}

/** Destroys the ballots of a wave and everything with which one could be made. */
export async function emptyBox(db: Db, waveId: string): Promise<void> {
  for (const table of [
    'listening_ballot',
    'listening_ballot_cell',
    'listening_private_key',
    'listening_issued',
    'listening_code',
  ] as const)
    await db.deleteFrom(table).where('waveId', '=', waveId).execute();
}

const BOX = {
  listening_ballot: 'listening_ballot_pkey',
  listening_ballot_cell: 'listening_ballot_cell_pkey',
  listening_issued: 'listening_issued_pkey',
  listening_code: 'listening_code_pkey',
  listening_code_issued: 'listening_code_issued_pkey',
  listening_private_key: 'listening_private_key_pkey',
};

/**
 * Writes the box anew in the order of its keys, which are random: place (ctid), transaction (xmin) and what was deleted
 * would else tell in which order tokens were drawn and ballots came. Writing each row anew comes first, since CLUSTER
 * keeps xmin. Those who vote meanwhile wait, about a second for 100,000 answers.
 */
export async function forgetBoxOrder(db: Db): Promise<void> {
  await sql`lock table ${sql.join(Object.keys(BOX).map((table) => sql.table(table)))} in access exclusive mode`.execute(
    db,
  );
  await sql`update listening_ballot set view = view`.execute(db);
  await sql`update listening_ballot_cell set view = view`.execute(db);
  await sql`update listening_issued set view = view`.execute(db);
  await sql`update listening_code_issued set view = view`.execute(db);
  // Carries the transaction of this writing even where the box is empty: `boxesMoved` compares with it.
  await sql`update listening_private_key set wave_id = wave_id`.execute(db);
  for (const [table, key] of Object.entries(BOX))
    await sql`cluster ${sql.table(table)} using ${sql.ref(key)}`.execute(db);
}

/** Published ids of ballots, in their own order, which is random. */
export async function ballotIdPage(
  db: Db,
  { waveId, after, limit }: { waveId: string; after: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('listening_ballot_id')
    .select('id')
    .where('waveId', '=', waveId)
    .$if(after !== undefined, (query) => query.where('id', '>', Buffer.from(after ?? '', 'hex')))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id.toString('hex'));
}

/** How many ballots were counted in each view: in none more than were invited. */
export async function countedByView(db: Db, waveId: string): Promise<Map<ViewName, number>> {
  const { rows } = await sql<{ view: ViewName; ballots: number }>`
    select view, sum(ballots)::int as ballots from listening_label where wave_id = ${waveId} group by view`.execute(
    db,
  );
  return new Map(rows.map(({ view, ballots }) => [view, ballots]));
}
