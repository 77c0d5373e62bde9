import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { ChannelName } from '../contract/channel.ts';
import { reaches } from './channel.ts';

export interface Reach {
  people: number;
  feed: number;
  email: number;
  reached: number;
  onLeave: number;
  languages: { language: string; people: number }[];
}

const WHO = (audience: RawBuilder<{ personId: string }>) => sql`
  from (${audience}) as meant
  join people_person person on person.id = meant.person_id
  left join delivery_preference preference on preference.person_id = person.id
  left join people_organisation organisation on true`;

/** Whom the channels of a release reach, in one pass over its audience. */
export async function reachOf(
  db: Db,
  audience: RawBuilder<{ personId: string }>,
  { channels, today, opensOn }: { channels: readonly ChannelName[]; today: Day; opensOn: Day },
): Promise<Reach> {
  const by = (channel: ChannelName) => (channels.includes(channel) ? reaches(channel, today) : sql`false`);
  const { rows } = await sql<Reach>`
    with counted as (
      select coalesce(person.language, organisation.language, 'en') as language, ${by('feed')} as feed, ${by('email')} as email,
        person.state = 'on_leave' or exists (select from delivery_leave leave
          where leave.person_id = person.id and ${opensOn}::date between leave.from_on and leave.to_on) as away
      ${WHO(audience)}
    ), by_language as (
      select language, count(*) as people, count(*) filter (where feed) as feed, count(*) filter (where email) as email,
        count(*) filter (where feed or email) as reached, count(*) filter (where away) as away
      from counted group by language
    )
    select coalesce(sum(people), 0)::integer as people, coalesce(sum(feed), 0)::integer as feed,
      coalesce(sum(email), 0)::integer as email, coalesce(sum(reached), 0)::integer as reached,
      coalesce(sum(away), 0)::integer as on_leave,
      coalesce(jsonb_agg(jsonb_build_object('language', language, 'people', people) order by language), '[]') as languages
    from by_language`.execute(db);
  return rows[0] ?? { people: 0, feed: 0, email: 0, reached: 0, onLeave: 0, languages: [] };
}

/** Some of those whom no channel reaches, by name. */
export async function unreachedOf(
  db: Db,
  audience: RawBuilder<{ personId: string }>,
  { channels, today, limit }: { channels: readonly ChannelName[]; today: Day; limit: number },
): Promise<{ id: string; name: string | null; unitName: string | null }[]> {
  const reached = sql.join(
    channels.map((channel) => reaches(channel, today)),
    sql` or `,
  );
  const { rows } = await sql<{ id: string; name: string | null; unitName: string | null }>`
    select person.id, person.name, unit.name as unit_name
    ${WHO(audience)}
    left join people_unit unit on unit.id = person.unit_id
    where not (${reached}) order by person.name, person.id limit ${limit}`.execute(db);
  return rows;
}

/** Whether a saved audience is in use; undefined when it is not there. */
export async function audienceState(db: Db, audienceId: string): Promise<{ retired: boolean } | undefined> {
  const row = await db
    .selectFrom('people_audience')
    .select('retiredAt')
    .where('id', '=', audienceId)
    .executeTakeFirst();
  return row && { retired: row.retiredAt !== null };
}
