import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Lane } from '../contract/message.ts';

/** A letter as whoever holds one of its links may know it. */
export interface HeldLetter {
  deliveryId: string;
  personId: string;
  personLeft: boolean;
  language: Language | null;
  messageId: string | null;
  version: number;
  lane: Lane | null;
  topicId: string | null;
  topic: Editions | null;
  muted: boolean;
  leftEmail: boolean;
}

/** The letter of a delivery. */
export async function heldLetter(db: Db, deliveryId: string): Promise<HeldLetter | undefined> {
  const { rows } = await sql<HeldLetter>`
    select delivery.id as delivery_id, delivery.person_id, person.state = 'left' as person_left, person.language,
      delivery.message_id, delivery.version, message.lane, message.topic_id, topic.name as topic,
      mute.person_id is not null as muted, email_leave.person_id is not null as left_email
    from delivery_delivery delivery
    join people_person person on person.id = delivery.person_id
    left join delivery_message message on message.id = delivery.message_id
    left join delivery_topic topic on topic.id = message.topic_id
    left join delivery_mute mute on mute.person_id = delivery.person_id and mute.topic_id = message.topic_id
    left join delivery_email_leave email_leave on email_leave.person_id = delivery.person_id
    where delivery.id = ${deliveryId}`.execute(db);
  return rows[0];
}

/** No more letters to this person but those that must come. */
export const leaveEmail = (db: Db, leave: { personId: string; deliveryId: string; at: Instant }) =>
  db
    .insertInto('delivery_email_leave')
    .values({ personId: leave.personId, deliveryId: leave.deliveryId, leftAt: leave.at })
    .onConflict((conflict) => conflict.column('personId').doNothing())
    .execute();

/** Letters again. */
export const rejoinEmail = (db: Db, personId: string) =>
  db.deleteFrom('delivery_email_leave').where('personId', '=', personId).execute();

/** Where the links of a message's editions lead, by language. */
export const linksOf = (db: Db, messageId: string, version: number) =>
  db
    .selectFrom('delivery_edition')
    .select(['language', 'links'])
    .where('messageId', '=', messageId)
    .where('version', '=', version)
    .execute();
