import type { GrantableRole } from '#kernel/roles.ts';
import type { Db } from '#platform/database.ts';
import type { GrantTable } from '../tables.ts';

/** Gives the role; undefined when the person holds it already. */
export const insertGrant = (db: Db, row: GrantTable): Promise<{ id: string } | undefined> =>
  db
    .insertInto('access_grant')
    .values(row)
    .onConflict((conflict) => conflict.constraint('access_grant_once').doNothing())
    .returning('id')
    .executeTakeFirst();

export const findGrant = (db: Db, grantId: string): Promise<GrantTable | undefined> =>
  db.selectFrom('access_grant').selectAll().where('id', '=', grantId).executeTakeFirst();

/**
 * The people who work here and are admins, with their grants locked until the transaction ends: who takes an admin
 * away next waits, and then counts again. Counted after the lock is there, by a statement of its own: the one that waits
 * would still see as here who left meanwhile.
 */
export async function lockAdmins(db: Db): Promise<{ id: string; personId: string }[]> {
  await db
    .selectFrom('access_grant')
    .select('id')
    .where('role', '=', 'admin')
    .orderBy('id')
    .forUpdate()
    .execute();
  return db
    .selectFrom('access_grant as held')
    .innerJoin('people_person as person', 'person.id', 'held.personId')
    .select(['held.id', 'held.personId'])
    .where('held.role', '=', 'admin')
    .where('person.state', 'in', ['active', 'on_leave'])
    .orderBy('held.id')
    .execute();
}

export const deleteGrant = (db: Db, grantId: string): Promise<{ id: string } | undefined> =>
  db.deleteFrom('access_grant').where('id', '=', grantId).returning('id').executeTakeFirst();

interface Page {
  readonly after: string | undefined;
  readonly limit: number;
  readonly role: GrantableRole | undefined;
  readonly personId: string | undefined;
}

/** A page of grants with the people and units, newest first. */
export const listGrants = (db: Db, { after, limit, role, personId }: Page) =>
  db
    .selectFrom('access_grant as held')
    .innerJoin('people_person as person', 'person.id', 'held.personId')
    .leftJoin('people_unit as unit', 'unit.id', 'held.unitId')
    .leftJoin('people_person as giver', 'giver.id', 'held.grantedBy')
    .select([
      'held.id',
      'held.role',
      'held.grantedAt',
      'person.id as personId',
      'person.name as personName',
      'person.state as personState',
      'unit.id as unitId',
      'unit.name as unitName',
      'giver.id as giverId',
      'giver.name as giverName',
    ])
    .$if(after !== undefined, (query) => query.where('held.id', '<', String(after)))
    .$if(role !== undefined, (query) => query.where('held.role', '=', role ?? 'admin'))
    .$if(personId !== undefined, (query) => query.where('held.personId', '=', String(personId)))
    .orderBy('held.id', 'desc')
    .limit(limit)
    .execute();
