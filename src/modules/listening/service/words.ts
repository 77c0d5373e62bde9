import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { translator } from '#platform/translate.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };

/** What the module says outside the browser. */
export const wordsIn = translator({ en, fi, es });

/** A sentence of ours in the language of the house. */
export async function houseWords(ctx: Context, key: string): Promise<string> {
  return wordsIn((await organisationOf(ctx)).language)(key);
}
