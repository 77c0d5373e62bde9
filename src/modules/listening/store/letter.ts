import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

/** Letters of a round to everybody, or to those whose finest label of a view is one of these or lies below it. */
export async function addLetters(
  db: Db,
  { waveId, round, labelIds }: { waveId: string; round: number; labelIds: readonly string[] | null },
): Promise<number> {
  const under =
    labelIds === null
      ? sql`true`
      : sql`exists (
          select 1 from jsonb_each_text(r.labels) as own (view, label_id) where own.label_id::uuid in (
            with recursive below (id) as (
              select unnest(${[...labelIds]}::uuid[])
              union select l.id from listening_label l join below on l.parent_id = below.id
            ) select id from below))`;
  const { numAffectedRows } = await sql`
    insert into listening_letter (wave_id, round, person_id)
    select r.wave_id, ${round}::int, r.person_id from listening_roster r
    join people_person p on p.id = r.person_id and p.state in ('active', 'on_leave')
    where r.wave_id = ${waveId} and not r.by_code and ${under}
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

export interface DueLetter {
  readonly round: number;
  readonly personId: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly language: Language | null;
}

/** Takes the next letter that waits, as sent; several senders take different ones. Nothing once the wave is no longer open. */
export async function claimLetter(
  db: Db,
  waveId: string,
  except: readonly string[],
): Promise<DueLetter | undefined> {
  const { rows } = await sql<DueLetter>`
    update listening_letter letter set state = 'sent' from people_person person, listening_wave wave
    where (letter.wave_id, letter.round, letter.person_id) = (
        select wave_id, round, person_id from listening_letter
        where wave_id = ${waveId} and state = 'waiting' and person_id <> all (${[...except]}::uuid[])
        order by round, person_id limit 1 for update skip locked)
      and person.id = letter.person_id and wave.id = letter.wave_id and wave.status = 'open'
    returning letter.round, letter.person_id, person.email, person.name, person.language`.execute(db);
  return rows[0];
}

export const endLetter = (
  db: Db,
  {
    waveId,
    round,
    personId,
    state,
  }: { waveId: string; round: number; personId: string; state: 'waiting' | 'nowhere' },
) =>
  db
    .updateTable('listening_letter')
    .set({ state })
    .where('waveId', '=', waveId)
    .where('round', '=', round)
    .where('personId', '=', personId)
    .execute();

export const remindersOf = (
  db: Db,
  waveId: string,
): Promise<{ round: number; labelIds: string[]; at: Instant }[]> =>
  db
    .selectFrom('listening_reminder')
    .select(['round', 'labelIds', 'at'])
    .where('waveId', '=', waveId)
    .orderBy('round')
    .execute();

export const startReminder = (
  db: Db,
  row: { waveId: string; round: number; labelIds: readonly string[]; byId: string | null; at: Instant },
) =>
  db
    .insertInto('listening_reminder')
    .values({ ...row, labelIds: [...row.labelIds] })
    .execute();
