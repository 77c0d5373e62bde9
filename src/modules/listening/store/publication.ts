import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { Answers } from '../contract/item.ts';
import type { StoredComments } from '../domain/comments.ts';
import type { NoDrivers, StoredDrivers } from '../domain/drivers.ts';
import type { StoredFigures } from '../domain/figures.ts';
import type { WavePlan } from '../domain/publication.ts';

/** What closing left of a wave: counters, unlabelled rows, words, and who was invited. */
export async function remainsOf(db: Db, waveId: string) {
  const counts = await db
    .selectFrom('listening_count')
    .select(['labelId', 'itemId', 'value', 'people'])
    .where('waveId', '=', waveId)
    .where('view', '<>', 'core')
    .execute();
  const rows: { answers: Answers }[] = await db
    .selectFrom('listening_row')
    .select('answers')
    .where('waveId', '=', waveId)
    .orderBy('id')
    .execute();
  const comments = await db
    .selectFrom('listening_comment')
    .select(['itemId', 'labelId', 'language', 'text'])
    .where('waveId', '=', waveId)
    .orderBy('id')
    .execute();
  const roster = await db
    .selectFrom('listening_roster')
    .select(['personId', 'labels'])
    .where('waveId', '=', waveId)
    .orderBy('personId')
    .execute();
  return { counts, rows: rows.map(({ answers }) => answers), comments, roster };
}

/**
 * Groups that earlier waves of the survey showed, by the people who were invited to them: those of which fewer than `silent`
 * invited people did not answer.
 */
export async function publishedMembers(
  db: Db,
  { surveyId, number, waves, silent }: { surveyId: string; number: number; waves: number; silent: number },
): Promise<{ waveId: string; members: string[] }[]> {
  const { rows } = await sql<{ waveId: string; members: string[] }>`
    with recursive earlier as (
      select id from listening_wave
      where survey_id = ${surveyId} and number < ${number} and status in ('published', 'answered')
      order by number desc limit ${waves}
    ), shown as (
      select g.wave_id, g.group_key from listening_result_group g join earlier e on e.id = g.wave_id
      where g.withheld is null and g.invited - g.answered < ${silent}
    ), below as (
      select s.wave_id, s.group_key, l.id from shown s
      join listening_label l on l.wave_id = s.wave_id and l.id::text = s.group_key
      union all
      select b.wave_id, b.group_key, l.id from below b join listening_label l on l.parent_id = b.id
    ), member as (
      select b.wave_id, b.group_key, r.person_id from below b
      join (select r.wave_id, r.person_id, own.value as label_id
            from listening_roster r join earlier e on e.id = r.wave_id, jsonb_each_text(r.labels) own) r
        on r.wave_id = b.wave_id and r.label_id = b.id::text
      union all
      select s.wave_id, s.group_key, r.person_id from shown s join listening_roster r on r.wave_id = s.wave_id
      where s.group_key = 'everyone'
    )
    select wave_id, array_agg(person_id) as members from member group by wave_id, group_key`.execute(db);
  return rows;
}

/** Begins a publication unless it has been; returns the parts that are there. */
export async function beginPublication(
  db: Db,
  { waveId, parts, now }: { waveId: string; parts: number; now: Instant },
): Promise<string[]> {
  await db
    .insertInto('listening_publication')
    .values({ waveId, parts, startedAt: now, finishedAt: null, drivers: null })
    .onConflict((conflict) => conflict.column('waveId').doNothing())
    .execute();
  const made = await db
    .selectFrom('listening_publication_part')
    .select('part')
    .where('waveId', '=', waveId)
    .execute();
  return made.map(({ part }) => part);
}

/** Claims a part; false when another worker has made it. */
export async function claimPart(db: Db, waveId: string, part: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('listening_publication_part')
    .values({ waveId, part })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function writePlan(db: Db, waveId: string, { groups }: WavePlan): Promise<void> {
  const rows = groups.map(({ key, invited, answered, reason }, position) => {
    return { waveId, groupKey: key, invited, answered: reason ? null : answered, withheld: reason, position };
  });
  for (let at = 0; at < rows.length; at += 5000)
    await db
      .insertInto('listening_result_group')
      .values(rows.slice(at, at + 5000))
      .execute();
}

export async function writeFigures(db: Db, waveId: string, figures: readonly StoredFigures[]): Promise<void> {
  const rows = figures.map(({ group, ...figure }) => ({ ...figure, waveId, groupKey: group }));
  for (let at = 0; at < rows.length; at += 5000)
    await db
      .insertInto('listening_figure')
      .values(rows.slice(at, at + 5000))
      .execute();
}

export async function writeComments(db: Db, waveId: string, lists: readonly StoredComments[]): Promise<void> {
  const rows = lists.map(({ group, ...list }) => ({ ...list, waveId, groupKey: group }));
  if (rows.length > 0) await db.insertInto('listening_comment_list').values(rows).execute();
}

export const writeDrivers = (db: Db, waveId: string, drivers: StoredDrivers | { why: NoDrivers }) =>
  db
    .updateTable('listening_publication')
    .set({ drivers: JSON.stringify(drivers) })
    .where('waveId', '=', waveId)
    .execute();

/** Ends a publication once; false when it had ended. */
export async function finishPublication(db: Db, waveId: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('listening_publication')
    .set({ finishedAt: now })
    .where('waveId', '=', waveId)
    .where('finishedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
