import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

export interface SafetyRecord {
  openedOn: Day;
  title: Editions;
  confirmedBy: string | null;
  secondedBy: string | null;
}

const SHOWN = 50;

/** Releases that went past the caps since an instant: how many, and the newest of them. */
export async function safetyReleases(
  db: Db,
  since: Instant,
): Promise<{ count: number; releases: SafetyRecord[] }> {
  const { rows } = await sql<SafetyRecord & { count: number }>`
    select count(*) over ()::integer as count, (release.opened_at at time zone 'UTC')::date as opened_on,
      (select jsonb_object_agg(language, title) from delivery_edition
        where message_id = message.id and version = message.version) as title,
      confirmer.name as confirmed_by, seconder.name as seconded_by
    from delivery_release release
    join delivery_message message on message.id = release.message_id
    left join people_person confirmer on confirmer.id = release.confirmed_by
    left join people_person seconder on seconder.id = release.seconded_by
    where message.lane = 'safety' and release.opened_at >= ${since}
    order by release.opened_at desc, release.id limit ${SHOWN}`.execute(db);
  return { count: rows[0]?.count ?? 0, releases: rows.map(({ count: _, ...release }) => release) };
}
