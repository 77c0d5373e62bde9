import type { Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language | null;
}

/** Adds somebody of whom only name and address are known yet; everything else comes with an import or by hand. */
export const insertNewcomer = (db: Db, person: NewPerson) =>
  db
    .insertInto('people_person')
    .values({ ...person, attributes: '{}' })
    .execute();

export const writeLanguage = (db: Db, personId: string, language: Language) =>
  db
    .updateTable('people_person')
    .set((row) => ({ language, version: row('version', '+', 1) }))
    .where('id', '=', personId)
    .where((row) => row.or([row('language', 'is', null), row('language', '!=', language)]))
    .returning('id')
    .executeTakeFirst();
