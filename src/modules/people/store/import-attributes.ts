import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

export interface DeclaredAttribute {
  key: string;
  type: 'text' | 'number' | 'day' | 'choice';
  choices: string[];
}

export const declaredAttributes = (db: Db, keys: readonly string[]): Promise<DeclaredAttribute[]> =>
  db
    .selectFrom('people_attribute')
    .select(['key', 'type', 'choices'])
    .where('key', 'in', keys.length > 0 ? [...keys] : [''])
    .execute();

/** The different values of an attribute in the file. */
export const stagedChoices = (db: Db, key: string, limit: number): Promise<string[]> =>
  sql<{ value: string }>`
    select distinct attributes ->> ${key} as value from import_row where attributes ? ${key} order by 1 limit ${limit}`
    .execute(db)
    .then(({ rows }) => rows.map(({ value }) => value));

/** Declares an attribute, or gives a declared one further choices. */
export async function declareAttribute(
  db: Db,
  attribute: DeclaredAttribute & { label: Record<string, string> },
): Promise<void> {
  const choices = JSON.stringify(attribute.choices);
  await db
    .insertInto('people_attribute')
    .values({ key: attribute.key, type: attribute.type, label: JSON.stringify(attribute.label), choices })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ choices }))
    .execute();
}
