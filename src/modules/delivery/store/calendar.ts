import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

type People = RawBuilder<{ personId: string }>;

/** For each audience: how many people it has, and how many of them each release means. One round trip. */
export async function overlaps(
  db: Db,
  audiences: readonly People[],
  releases: readonly { id: string; people: People }[],
): Promise<{ audience: number; releaseId: string | null; people: number }[]> {
  const parts = audiences.flatMap((audience, index) => [
    sql`select ${sql.lit(index)}::integer as audience, null::uuid as release_id, count(*)::integer as people from (${audience}) as a`,
    ...releases.map(
      ({ id, people }) =>
        sql`select ${sql.lit(index)}::integer, ${id}::uuid, count(*)::integer from (${audience}) as a where a.person_id in (${people})`,
    ),
  ]);
  if (parts.length === 0) return [];
  const { rows } = await sql<{ audience: number; releaseId: string | null; people: number }>`
    ${sql.join(parts, sql` union all `)}`.execute(db);
  return rows;
}

/** Names of audiences by id. */
export const audienceNames = (db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('people_audience')
        .select(['id', 'name'])
        .where('id', 'in', [...ids])
        .execute();

/** Keeps the hash of a feed's token in the place of the one before. */
export async function putCalendarToken(
  db: Db,
  row: { tokenHash: Buffer; personId: string; audienceId: string | null; createdAt: Instant },
): Promise<void> {
  await db
    .deleteFrom('delivery_calendar_token')
    .where('personId', '=', row.personId)
    .where('audienceId', row.audienceId === null ? 'is' : '=', row.audienceId)
    .execute();
  await db.insertInto('delivery_calendar_token').values(row).execute();
}

export const deleteCalendarTokens = (db: Db, personId: string) =>
  db.deleteFrom('delivery_calendar_token').where('personId', '=', personId).execute();

export interface FeedOwner {
  personId: string;
  audienceId: string | null;
  audienceName: string | null;
  language: Language | null;
}

/** Whose feed it is; only people who are here have one. */
export async function calendarOwner(db: Db, tokenHash: Buffer): Promise<FeedOwner | undefined> {
  const { rows } = await sql<FeedOwner>`
    select token.person_id, token.audience_id, audience.name as audience_name,
      coalesce(person.language, organisation.language) as language
    from delivery_calendar_token token
    join people_person person on person.id = token.person_id and person.state in ('active', 'on_leave')
    left join people_audience audience on audience.id = token.audience_id
    left join people_organisation organisation on true
    where token.token_hash = ${tokenHash}`.execute(db);
  return rows[0];
}

/** Releases that came to a person since an instant. */
export async function cameTo(db: Db, personId: string, since: Instant): Promise<string[]> {
  const { rows } = await sql<{ releaseId: string }>`
    select release_id from delivery_feed where person_id = ${personId} and opened_at >= ${since}
    order by opened_at desc limit 500`.execute(db);
  return rows.map(({ releaseId }) => releaseId);
}

/** Of some releases, those that mean a person. */
export async function meaning(
  db: Db,
  personId: string,
  releases: readonly { id: string; people: People }[],
): Promise<string[]> {
  if (releases.length === 0) return [];
  const parts = releases.map(
    ({ id, people }) => sql`select ${id}::uuid as id where ${personId}::uuid in (${people})`,
  );
  const { rows } = await sql<{ id: string }>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows.map(({ id }) => id);
}
