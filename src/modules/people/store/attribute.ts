import { sql } from 'kysely';
import type { Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

export interface Attribute {
  key: string;
  label: Partial<Record<Language, string>>;
  type: 'text' | 'number' | 'day' | 'choice';
  choices: string[];
}

/** All declared attributes; an organisation has some dozens. */
export const declaredAttributes = (db: Db): Promise<Attribute[]> =>
  db
    .selectFrom('people_attribute')
    .select(['key', 'label', 'type', 'choices'])
    .orderBy('key')
    .limit(500)
    .execute();

/** Declares an attribute unless its key is taken; says whether it was free. */
export async function insertAttribute(db: Db, { label, choices, ...row }: Attribute): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('people_attribute')
    .values({ ...row, label: JSON.stringify(label), choices: JSON.stringify(choices) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const updateAttribute = (
  db: Db,
  { key, label, choices }: Pick<Attribute, 'key' | 'label' | 'choices'>,
) =>
  db
    .updateTable('people_attribute')
    .set({ label: JSON.stringify(label), choices: JSON.stringify(choices) })
    .where('key', '=', key)
    .execute();

/** Which of the values somebody has. */
export async function valuesInUse(db: Db, key: string, values: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    select distinct attributes ->> ${key} as value from people_person
    where attributes ->> ${key} = any(${[...values]}::text[]) order by 1`.execute(db);
  return rows.map(({ value }) => value);
}
