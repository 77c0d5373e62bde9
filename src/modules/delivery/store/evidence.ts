import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { EvidenceRow } from '../domain/evidence.ts';

/** All acknowledgements of a message in their order, with the hash of the edition that each is bound to. */
export async function evidenceRows(db: Db, messageId: string): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    with edition as (
      select edition.version, edition.language, encode(sha256(convert_to(jsonb_build_array(edition.title, edition.one_line,
        edition.changes_for_you, edition.doc, version.question)::text, 'UTF8')), 'hex') as hash
      from delivery_edition edition
      join delivery_message_version version on version.message_id = edition.message_id and version.version = edition.version
      where edition.message_id = ${messageId}
    )
    select done.person_id, coalesce(person.name, '') as name, coalesce(person.employee_number, '') as employee_number,
      done.version, done.language, edition.hash as edition, done.level, done.answer, done.wrong_answers,
      coalesce(done.signed_name, '') as signed_name, done.at
    from delivery_acknowledgement done
    join people_person person on person.id = done.person_id
    join edition on edition.version = done.version and edition.language = done.language
    where done.message_id = ${messageId}
    order by done.at, done.person_id, done.version`.execute(db);
  return rows;
}

/** The title of a message's newest version, in whatever language comes first. */
export async function titleOf(db: Db, messageId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('delivery_edition')
    .select('title')
    .where('messageId', '=', messageId)
    .orderBy('version', 'desc')
    .orderBy('language')
    .limit(1)
    .executeTakeFirst();
  return row?.title;
}
