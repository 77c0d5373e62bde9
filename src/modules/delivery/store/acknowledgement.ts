import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Lane, Level, Question } from '../contract/message.ts';

/** A message in a person's feed, with the edition for the language asked for. */
export interface ReadRecord {
  id: string;
  version: number;
  lane: Lane;
  level: Level;
  pieceKind: string;
  pieceId: string;
  because: { kind: string; id: string; title: Editions }[];
  trueUntilOn: Day | null;
  replacedBy: string | null;
  withdrawn: boolean;
  filedOn: Day;
  topicId: string | null;
  topicName: Editions | null;
  openedAt: Instant;
  owed: number;
  acknowledged: number;
  useful: number | null;
  ring: string;
  audienceId: string | null;
  releaseChanges: Editions | null;
  question: Question | null;
  language: Language;
  languages: Language[];
  title: string;
  oneLine: string;
  fromWhom: string;
  changesForYou: string | null;
  doc: Record<string, unknown>;
  seconds: number;
}

/** What came to a person; undefined when it did not. */
export async function findInFeed(
  db: Db,
  { personId, messageId, language }: { personId: string; messageId: string; language: Language },
): Promise<ReadRecord | undefined> {
  const { rows } = await sql<ReadRecord>`
    select message.id, feed.version, message.lane, message.level, message.piece_kind, message.piece_id, message.because, message.true_until_on, message.replaced_by,
      message.withdrawn_at is not null as withdrawn, feed.filed_on, message.topic_id, topic.name as topic_name, feed.opened_at,
      feed.owed, feed.acknowledged, feed.useful, release.ring, release.audience_id,
      release.changes_for_you as release_changes, version.question, edition.language, edition.title, edition.one_line,
      edition.from_whom, edition.changes_for_you, edition.doc, edition.seconds,
      array(select other.language from delivery_edition other
        where other.message_id = message.id and other.version = feed.version order by other.language) as languages
    from delivery_feed feed
    join delivery_message message on message.id = feed.message_id
    join delivery_message_version version on version.message_id = message.id and version.version = feed.version
    join delivery_release release on release.id = feed.release_id
    left join delivery_topic topic on topic.id = message.topic_id
    cross join lateral (
      select * from delivery_edition edition where edition.message_id = message.id and edition.version = feed.version
      order by edition.language = ${language} desc, edition.language = 'en' desc, edition.language limit 1) edition
    where feed.person_id = ${personId} and feed.message_id = ${messageId}`.execute(db);
  return rows[0];
}

/** What changed after a version, in words, the newest last. */
export const changesSince = (
  db: Db,
  messageId: string,
  { after, upTo }: { after: number; upTo: number },
): Promise<{ version: number; changed: Editions | null }[]> =>
  db
    .selectFrom('delivery_message_version')
    .select(['version', 'changed'])
    .$narrowType<{ changed: Editions | null }>()
    .where('messageId', '=', messageId)
    .where('version', '>', after)
    .where('version', '<=', upTo)
    .orderBy('version')
    .execute();

/** An earlier text of a message, in the language that was acknowledged, else in whatever it had. */
export const editionAt = (
  db: Db,
  { messageId, version, language }: { messageId: string; version: number; language: Language },
): Promise<
  | { title: string; changesForYou: string | null; doc: Record<string, unknown>; language: Language }
  | undefined
> =>
  db
    .selectFrom('delivery_edition')
    .select(['title', 'changesForYou', 'doc', 'language'])
    .where('messageId', '=', messageId)
    .where('version', '=', version)
    .orderBy(sql`language = ${language}`, 'desc')
    .orderBy('language')
    .executeTakeFirst();

export interface AcknowledgementRow {
  messageId: string;
  version: number;
  personId: string;
  level: 'seen' | 'understood' | 'signed';
  language: Language;
  answer: number | null;
  signedName: string | null;
  at: Instant;
}

/** The newest acknowledgement of a person. */
export const lastAcknowledgement = (
  db: Db,
  { messageId, personId }: { messageId: string; personId: string },
) =>
  db
    .selectFrom('delivery_acknowledgement')
    .select(['version', 'level', 'language', 'at'])
    .where('messageId', '=', messageId)
    .where('personId', '=', personId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Keeps an acknowledgement with the wrong answers before it; one that stands stays as it was. */
export async function insertAcknowledgement(db: Db, row: AcknowledgementRow): Promise<void> {
  await sql`
    insert into delivery_acknowledgement
      (message_id, version, person_id, level, language, answer, signed_name, at, wrong_answers)
    select ${row.messageId}, ${row.version}, ${row.personId}, ${row.level}, ${row.language}, ${row.answer}::integer,
      ${row.signedName}, ${row.at}, coalesce((select wrong from delivery_attempt
        where message_id = ${row.messageId} and version = ${row.version} and person_id = ${row.personId}), 0)
    on conflict do nothing`.execute(db);
}

/** Counts a wrong answer, so that it can be said how many understood at once. */
export async function countWrongAnswer(
  db: Db,
  { messageId, version, personId }: { messageId: string; version: number; personId: string },
): Promise<void> {
  await sql`
    insert into delivery_attempt (message_id, version, person_id, wrong) values (${messageId}, ${version}, ${personId}, 1)
    on conflict (message_id, version, person_id) do update set wrong = delivery_attempt.wrong + 1`.execute(
    db,
  );
}

/** Writes into the feed what was acknowledged; whoever acknowledges has seen it. */
export async function setAcknowledged(
  db: Db,
  row: { personId: string; messageId: string; filedOn: Day; version: number; at: Instant; bit: number },
): Promise<void> {
  await sql`
    update delivery_feed set acknowledged = greatest(acknowledged, ${row.version}::smallint),
      seen_at = coalesce(seen_at, ${row.at}), seen_by = seen_by | ${row.bit}::smallint
    where person_id = ${row.personId} and message_id = ${row.messageId} and filed_on = ${row.filedOn}`.execute(
    db,
  );
}
