import { sql } from 'kysely';
import { type Db, runSql } from '#platform/database.ts';
import type { ViewName } from '../contract/wave.ts';

/** Puts new codes in the place of those that were not used; the used ones stay, since their tokens are about. */
export async function replaceCodes(
  db: Db,
  waveId: string,
  codes: readonly { labelId: string; codeHash: Buffer }[],
): Promise<void> {
  await sql`
    delete from listening_code c where c.wave_id = ${waveId} and not exists (
      select 1 from listening_code_issued i where i.wave_id = c.wave_id and i.code_hash = c.code_hash)`.execute(
    db,
  );
  const rows = codes.map((code) => ({ waveId, ...code }));
  for (let at = 0; at < rows.length; at += 5000)
    await db
      .insertInto('listening_code')
      .values(rows.slice(at, at + 5000))
      .execute();
}

/** How many codes of each label were used. */
export async function usedCodes(db: Db, waveId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ labelId: string; used: number }>`
    select c.label_id, count(*)::int as used from listening_code c
    where c.wave_id = ${waveId} and exists (
      select 1 from listening_code_issued i where i.wave_id = c.wave_id and i.code_hash = c.code_hash)
    group by c.label_id`.execute(db);
  return new Map(rows.map(({ labelId, used }) => [labelId, used]));
}

export async function codeCounts(db: Db, waveId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ labelId: string; made: number }>`
    select label_id, count(*)::int as made from listening_code where wave_id = ${waveId} group by label_id`.execute(
    db,
  );
  return new Map(rows.map(({ labelId, made }) => [labelId, made]));
}

export interface CodeRow {
  readonly waveId: string;
  readonly labelId: string;
  readonly used: boolean;
}

export async function findCode(db: Db, codeHash: Buffer): Promise<CodeRow | undefined> {
  const { rows } = await sql<CodeRow>`
    select c.wave_id, c.label_id, exists (
      select 1 from listening_code_issued i where i.wave_id = c.wave_id and i.code_hash = c.code_hash) as used
    from listening_code c join listening_wave w on w.id = c.wave_id
    where c.code_hash = ${codeHash} and w.status in ('planned', 'open') limit 1`.execute(db);
  return rows[0];
}

/** Like `claimTokens`, for a printed code. */
export async function claimForCode(
  db: Db,
  {
    waveId,
    codeHash,
    tokens,
  }: { waveId: string; codeHash: Buffer; tokens: readonly { view: ViewName; hash: Buffer }[] },
): Promise<string[]> {
  const { rows } = await runSql(
    db,
    `with wanted as (select * from unnest($3::text[], $4::bytea[]) as w (view, blinded_hash)),
    fresh as (
      insert into listening_code_issued (wave_id, code_hash, view, blinded_hash)
      select $1, $2, view, blinded_hash from wanted order by view
      on conflict (wave_id, code_hash, view) do update set blinded_hash = listening_code_issued.blinded_hash
      returning view, blinded_hash
    )
    select fresh.view from fresh join wanted using (view) where fresh.blinded_hash <> wanted.blinded_hash`,
    [waveId, codeHash, tokens.map(({ view }) => view), tokens.map(({ hash }) => hash)],
  );
  return rows.flatMap((row) =>
    typeof row === 'object' && row !== null && 'view' in row ? [String(row.view)] : [],
  );
}
