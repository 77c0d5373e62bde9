import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import { brokenUnique } from '#platform/database.ts';
import { personAdded, personChanged } from '../events.ts';
import { insertNewcomer, writeLanguage } from '../store/founder.ts';

/** Adds a person by name and e-mail address, as the first admin and invited colleagues come in; gives the id. */
export async function addPerson(
  ctx: Context,
  { name, email, language }: { name: string; email: string; language: Language | null },
): Promise<string> {
  const id = newId(Date.parse(ctx.now));
  try {
    await ctx.transaction(async (tx) => {
      await insertNewcomer(tx.db, { id, name, email, language });
      await tx.publish(personAdded, { kind: 'people.person', id }, {});
    });
  } catch (error) {
    if (brokenUnique(error) === 'people_person_email') refuse('conflict', 'people.email_taken');
    throw error;
  }
  return id;
}

/** The language in which a person reads and is written to. */
export async function chooseOwnLanguage(ctx: Context, personId: string, language: Language): Promise<void> {
  await ctx.transaction(async (tx) => {
    const changed = await writeLanguage(tx.db, personId, language);
    if (changed)
      await tx.publish(personChanged, { kind: 'people.person', id: personId }, { fields: ['language'] });
  });
}
