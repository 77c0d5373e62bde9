import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '#test/postgres.ts';
import { type AudiencePerson, matches, type World } from '../domain/audience.ts';
import { expand } from '../domain/audience-references.ts';
import { simplify } from '../domain/audience-simplify.ts';
import { aRule, organisation, PERSON_IDS } from '../domain/fixtures/audience-world.ts';
import { countOf } from './audience-count.ts';
import { personIdsSql } from './audience-sql.ts';

const database = await testDatabase();
const { db } = database;
afterAll(() => database.close());

test('SQL finds exactly the people that the rule matches in memory, whatever is not known', async () => {
  let matched = 0;
  const rules = fc.array(aRule(), { minLength: 6, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(organisation, rules, async ({ people, world }, asked) => {
      await settle(people, world);
      for (const rule of asked) {
        const expected = people.filter((person) => matches(rule, person, world)).map(({ id }) => id);
        const expanded = expand(rule, world.audiences);
        expect(await found(expanded, world.today)).toEqual(expected);
        expect(await found(simplify(expanded), world.today)).toEqual(expected);
        expect(await countOf(db, expanded, world.today)).toBe(expected.length);
        matched += expected.length;
      }
    }),
    { numRuns: 60 },
  );
  // A property over rules that match nobody would prove nothing.
  expect(matched).toBeGreaterThan(60);
}, 120_000);

test('the census follows every change of a person', async () => {
  await fc.assert(
    fc.asyncProperty(organisation, organisation, async (before, after) => {
      await settle(before.people, before.world);
      for (const { id, attributes, ...facts } of after.people) {
        await db
          .updateTable('people_person')
          .set({ ...facts, managerId: null, attributes: JSON.stringify(attributes) })
          .where('id', '=', id)
          .execute();
      }
      for (const { id, managerId } of after.people)
        await db.updateTable('people_person').set({ managerId }).where('id', '=', id).execute();
      await db
        .deleteFrom('people_person')
        .where('id', '=', PERSON_IDS[11] ?? '')
        .execute();
      const kept = await derived();
      await sql`delete from people_census`.execute(db);
      await sql`delete from people_manager`.execute(db);
      // Written anew from nothing, the triggers must come to the same.
      await settle(
        after.people.filter(({ id }) => id !== PERSON_IDS[11]),
        { ...after.world, unitAbove: before.world.unitAbove },
      );
      expect(kept).toEqual(await derived());
      // And so must taking both from everybody at once, as an import does that fills the house.
      await sql`select people_take_census()`.execute(db);
      expect(await derived()).toEqual(kept);
    }),
    { numRuns: 15 },
  );
}, 120_000);

async function derived() {
  return {
    census: await db.selectFrom('people_census').selectAll().orderBy('personId').execute(),
    managers: await db.selectFrom('people_manager').selectAll().orderBy('personId').execute(),
  };
}

async function found(rule: Parameters<typeof personIdsSql>[0], today: string): Promise<string[]> {
  const { rows } = await personIdsSql(rule, today).execute(db);
  return rows.map(({ personId }) => personId).sort();
}

async function settle(people: readonly AudiencePerson[], world: World): Promise<void> {
  await db.deleteFrom('people_person').execute();
  await db.updateTable('people_unit').set({ parentId: null }).execute();
  await db.deleteFrom('people_unit').execute();
  const units = [...world.unitAbove].map(([id, parentId]) => ({
    id,
    parentId,
    code: id,
    name: id,
    closedAt: null,
  }));
  await db.insertInto('people_unit').values(units).execute();
  await db
    .insertInto('people_person')
    .values(
      people.map(({ attributes, ...facts }) => ({
        ...facts,
        attributes: JSON.stringify(attributes),
        name: null,
        email: null,
        employeeNumber: null,
        title: null,
        employment: null,
        zone: null,
        shift: null,
        leftOn: null,
      })),
    )
    .execute();
}
