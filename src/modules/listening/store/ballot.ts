import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import { type Db, runPrepared } from '#platform/database.ts';
import type { Answers } from '../contract/item.ts';
import type { ViewName } from '../contract/wave.ts';

export const privateKeys = (
  db: Db,
  labelIds: readonly string[],
): Promise<{ labelId: string; sealed: Buffer }[]> =>
  db
    .selectFrom('listening_private_key')
    .select(['labelId', 'sealed'])
    .where('labelId', 'in', [...labelIds])
    .execute();

export const countPrivateKeys = async (db: Db, waveId: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from listening_private_key where wave_id = ${waveId}`.execute(db);
  return rows[0]?.count ?? 0;
};

const CLAIM = {
  name: 'listening.claim',
  // One statement, all or nothing: what another device drew in the meantime makes the numbers differ.
  text: `
    with wanted as (select * from unnest($3::text[], $4::bytea[]) as w (view, blinded_hash)),
    fresh as (
      insert into listening_issued (wave_id, person_id, view, blinded_hash)
      select $1, $2, view, blinded_hash from wanted order by view
      on conflict (wave_id, person_id, view) do update set blinded_hash = listening_issued.blinded_hash
      returning view, blinded_hash
    )
    select fresh.view from fresh join wanted using (view) where fresh.blinded_hash <> wanted.blinded_hash`,
};

/**
 * Notes that a person drew tokens of these views, with a hash of each blinded value so that a lost answer can be asked for
 * again. Gives the views for which other values were drawn before: then nothing of this may be signed. Without time, on purpose.
 */
export async function claimTokens(
  db: Db,
  {
    waveId,
    personId,
    tokens,
  }: { waveId: string; personId: string; tokens: readonly { view: ViewName; hash: Buffer }[] },
): Promise<string[]> {
  const views = tokens.map(({ view }) => view);
  const hashes = tokens.map(({ hash }) => hash);
  const { rows } = await runPrepared(db, CLAIM, [waveId, personId, views, hashes]);
  return rows.flatMap((row) =>
    typeof row === 'object' && row !== null && 'view' in row ? [String(row.view)] : [],
  );
}

const CAST = {
  name: 'listening.cast',
  // Reads the state of the wave with its own snapshot; closing waits for those under way by locking the table (see closing).
  text: `
    with box as (select id from listening_wave where id = $1 and status = 'open' and closes_at > $2),
    ballot as (
      insert into listening_ballot (wave_id, id, view, label_id, answers)
      select box.id, $3, $4, $5, $6::jsonb from box
      on conflict (wave_id, id) do update set label_id = excluded.label_id, answers = excluded.answers
    ),
    cells as (
      insert into listening_ballot_cell (wave_id, id, view, label_id, item_id, answer)
      select box.id, cell.id, $4, $5, cell.item_id, cell.answer::jsonb
      from box, unnest($7::bytea[], $8::uuid[], $9::text[]) as cell (id, item_id, answer) order by cell.id
      on conflict (wave_id, id) do update set label_id = excluded.label_id, answer = excluded.answer
    )
    select id from box`,
};

export interface CastBallot {
  readonly waveId: string;
  readonly id: Buffer;
  readonly view: ViewName;
  readonly labelId: string;
  /** Of an unlabelled ballot. */
  readonly answers: Answers | null;
  /** Of a labelled one; null: skipped. */
  readonly cells: readonly { readonly id: Buffer; readonly itemId: string; readonly answer: unknown }[];
}

/** Puts a ballot into the box or replaces what it said; false: the wave does not take ballots now. */
export async function castBallot(db: Db, ballot: CastBallot, now: Instant): Promise<boolean> {
  const { waveId, id, view, labelId, answers, cells } = ballot;
  const { rows } = await runPrepared(db, CAST, [
    waveId,
    now,
    id,
    view,
    labelId,
    answers && JSON.stringify(answers),
    cells.map((cell) => cell.id),
    cells.map(({ itemId }) => itemId),
    cells.map(({ answer }) => (answer === null ? null : JSON.stringify(answer))),
  ]);
  return rows.length > 0;
}

/** How many ballots lie under each label; nothing may leave the house of it but through `publishResponse`. */
export async function ballotCounts(db: Db, waveId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ labelId: string; ballots: number }>`
    select label_id, count(*)::int as ballots from listening_ballot where wave_id = ${waveId} group by label_id`.execute(
    db,
  );
  return new Map(rows.map(({ labelId, ballots }) => [labelId, ballots]));
}

/**
 * Whether anything came into the box since it was last written anew: all that it holds was then written by one transaction,
 * and whatever came later by another. Nothing else has to be remembered for it, least of all a time.
 */
export async function boxesMoved(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select from (
      select xmin::text from listening_private_key union select xmin::text from listening_issued
      union select xmin::text from listening_ballot union select xmin::text from listening_ballot_cell
      union select xmin::text from listening_code_issued
    ) as written having count(*) > 1`.execute(db);
  return rows.length > 0;
}
