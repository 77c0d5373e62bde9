import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { PersonState } from '#modules/people/tables.ts';
import type { Db } from '#platform/database.ts';

/** What signing in needs to know of a person. */
export interface SignInPerson {
  id: string;
  name: string | null;
  email: string | null;
  employeeNumber: string | null;
  language: Language | null;
  zone: string | null;
  state: PersonState;
  passwordHash: string | null;
  passwordSetAt: Instant | null;
}

const people = (db: Db) =>
  db
    .selectFrom('people_person as person')
    .leftJoin('access_account as account', 'account.personId', 'person.id')
    .select([
      'person.id',
      'person.name',
      'person.email',
      'person.employeeNumber',
      'person.language',
      'person.zone',
      'person.state',
      'account.passwordHash',
      'account.passwordSetAt',
    ]);

export const personById = (db: Db, personId: string): Promise<SignInPerson | undefined> =>
  people(db).where('person.id', '=', personId).executeTakeFirst();

export const personByEmail = (db: Db, email: string): Promise<SignInPerson | undefined> =>
  people(db).where(sql`lower(person.email)`, '=', email.toLowerCase()).executeTakeFirst();

export const personByNumber = (db: Db, employeeNumber: string): Promise<SignInPerson | undefined> =>
  people(db).where('person.employeeNumber', '=', employeeNumber).executeTakeFirst();

export const peopleByIds = (db: Db, personIds: readonly string[]): Promise<SignInPerson[]> =>
  people(db)
    .where('person.id', 'in', [...personIds])
    .orderBy('person.id')
    .execute();

/** The people of a query of the one column `person_id`, at most so many. */
export const peopleAmong = (
  db: Db,
  personIds: RawBuilder<{ personId: string }>,
  limit: number,
): Promise<SignInPerson[]> =>
  people(db)
    .where('person.id', 'in', sql<string>`(${personIds})`)
    .orderBy('person.id')
    .limit(limit)
    .execute();

export const keepPassword = (
  db: Db,
  row: { personId: string; passwordHash: string; passwordSetAt: string },
) =>
  db
    .insertInto('access_account')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('personId')
        .doUpdateSet({ passwordHash: row.passwordHash, passwordSetAt: row.passwordSetAt }),
    )
    .execute();

/** Keeps the hash made with a newer cost, unless the password was changed in between. */
export const replaceHash = (db: Db, change: { personId: string; from: string; to: string }) =>
  db
    .updateTable('access_account')
    .set({ passwordHash: change.to })
    .where('personId', '=', change.personId)
    .where('passwordHash', '=', change.from)
    .execute();

export const findUnit = (db: Db, unitId: string): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('people_unit')
    .select('id')
    .where('id', '=', unitId)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
