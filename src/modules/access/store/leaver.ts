import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { GrantableRole } from '#kernel/roles.ts';
import type { Db } from '#platform/database.ts';

/** Ends all sessions, tokens, links and codes of people who do not work here. */
export async function shutOutLeavers(db: Db, now: Instant): Promise<void> {
  await sql`
    with holder as (
      select person_id from access_session
      union select person_id from access_token
      union select person_id from access_code
      union select person_id from access_link where used_at is null and person_id is not null
    ), gone as materialized (
      select person.id from people_person as person join holder on holder.person_id = person.id
      where person.state in ('left', 'candidate')
    ), ended as (
      delete from access_session where person_id in (select id from gone)
    ), revoked as (
      delete from access_token where person_id in (select id from gone)
    ), dropped as (
      delete from access_code where person_id in (select id from gone)
    )
    update access_link set used_at = ${now} where person_id in (select id from gone) and used_at is null`.execute(
    db,
  );
}

/** Takes the roles of people who left on or before a day; a return later begins without them. */
export async function takeRolesOfLeavers(
  db: Db,
  leftBy: Day,
): Promise<{ personId: string; role: GrantableRole; unitId: string | null }[]> {
  const { rows } = await sql<{ personId: string; role: GrantableRole; unitId: string | null }>`
    delete from access_grant as held using people_person as person
    where person.id = held.person_id and person.state = 'left' and person.left_on <= ${leftBy}
    returning held.person_id, held.role, held.unit_id`.execute(db);
  return rows;
}

/** Clears away what no longer works. Links stay for a while, so that a late visitor reads why theirs does not. */
export async function sweep(
  db: Db,
  { now, idleSince, monthAgo, yearAgo }: Record<'now' | 'idleSince' | 'monthAgo' | 'yearAgo', Instant>,
): Promise<void> {
  await db
    .deleteFrom('access_session')
    .where((row) => row.or([row('endsAt', '<=', now), row('lastSeenAt', '<=', idleSince)]))
    .execute();
  await db.deleteFrom('access_link').where('expiresAt', '<=', monthAgo).execute();
  await db.deleteFrom('access_code').where('expiresAt', '<=', now).execute();
  await db.deleteFrom('access_ceremony').where('expiresAt', '<=', now).execute();
  await db.deleteFrom('access_token').where('expiresAt', '<=', monthAgo).execute();
  await db.deleteFrom('access_device').where('lastSeenAt', '<=', yearAgo).execute();
  await db.deleteFrom('access_throttle').where('lastAt', '<=', monthAgo).execute();
}
