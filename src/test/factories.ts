import type { Insertable } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { OrganisationTable, PersonTable, UnitTable } from '#modules/people/tables.ts';
import type { Db } from '#platform/database.ts';

let counter = 0;

/** A unit with a code of its own. */
export async function createUnit(
  db: Db,
  facts: Partial<Insertable<UnitTable>> = {},
): Promise<{ id: string; code: string }> {
  counter += 1;
  const row = {
    id: newId(),
    code: `U${counter}`,
    name: `Unit ${counter}`,
    parentId: null,
    closedAt: null,
    ...facts,
  };
  await db.insertInto('people_unit').values(row).execute();
  return row;
}

/** An active person with a name, an e-mail and a number; give `null` for what they are not to have. */
export async function createPerson(
  db: Db,
  facts: Partial<Insertable<PersonTable>> = {},
): Promise<{ id: string; name: string | null; email: string | null }> {
  counter += 1;
  const row = {
    id: newId(),
    name: `Person ${counter}`,
    email: `person${counter}@example.org`,
    employeeNumber: `E${counter}`,
    unitId: null,
    managerId: null,
    title: null,
    roleFamily: null,
    location: null,
    language: null,
    startedOn: null,
    birthYear: null,
    employment: null,
    zone: null,
    shift: null,
    attributes: '{}',
    leftOn: null,
    ...facts,
  };
  await db.insertInto('people_person').values(row).execute();
  return row;
}

/** The organisation, as setting up leaves it. */
export async function createOrganisation(
  db: Db,
  facts: Partial<Insertable<OrganisationTable>> = {},
): Promise<void> {
  const row = { name: 'Satamala', language: 'en' as const, zone: 'Europe/Helsinki', accent: '#0e6b5c' };
  await db
    .insertInto('people_organisation')
    .values({ ...row, foundedAt: '2026-11-01T08:00:00.000Z', ...facts })
    .execute();
}
