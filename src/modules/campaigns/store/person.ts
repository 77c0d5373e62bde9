import type { Db } from '#platform/database.ts';

/** Somebody who is here, with the language that they read. */
export const findReader = (db: Db, personId: string) =>
  db
    .selectFrom('people_person')
    .select(['id', 'name', 'language'])
    .where('id', '=', personId)
    .where('state', 'in', ['active', 'on_leave'])
    .executeTakeFirst();
