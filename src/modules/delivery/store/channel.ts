import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ChannelName } from '../contract/channel.ts';

/** A person counts as somebody who uses the feed for so long after the last visit. */
export const FEED_DAYS = 60;

/**
 * Whether a channel reaches `people_person person` with `delivery_preference preference` (which may be missing). Everybody has
 * a feed; it reaches those who come to it.
 */
export function reaches(channel: ChannelName, today: string): RawBuilder<SqlBool> {
  if (channel === 'feed')
    return sql`coalesce(preference.here_on >= ${today}::date - ${FEED_DAYS}::integer, false)`;
  return sql`(person.email is not null and coalesce('email' = any(preference.channels), true)
    and lower(person.email) not in (select address from delivery_suppression))`;
}
