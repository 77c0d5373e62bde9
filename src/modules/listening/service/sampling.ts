import { addDays } from '#kernel/calendar.ts';
import type { Context } from '#platform/context.ts';
import type { SurveyKind } from '../contract/item.ts';
import { type Draw, drawPeople, LIMIT_DAYS, START_LIMIT } from '../domain/sampling.ts';
import { itemsAskedSince } from '../store/sampling.ts';
import { findLimit } from '../store/survey.ts';

/** Kinds that come uninvited and often: they respect the limit of items. */
const LIMITED: readonly SurveyKind[] = ['pulse', 'mood'];

/** The limit of items a person in a fortnight; version 0 while it is the one that the product comes with. */
export async function itemLimit(ctx: Context): Promise<{ itemsPerFortnight: number; version: number }> {
  return (await findLimit(ctx.db)) ?? { itemsPerFortnight: START_LIMIT, version: 0 };
}

/**
 * Who of some people is asked now: a pulse leaves those in peace for whom its items would be more than the limit in these
 * two weeks, whatever they were asked by; of the others `size` are drawn by lot, those asked least first.
 */
export async function drawInvited(
  ctx: Context,
  people: readonly string[],
  { kind, items, size }: { readonly kind: SurveyKind; readonly items: number; readonly size: number | null },
): Promise<Draw> {
  const isLimited = LIMITED.includes(kind);
  const since = `${addDays(ctx.now.slice(0, 10), -LIMIT_DAYS)}${ctx.now.slice(10)}`;
  const asked = isLimited || size !== null ? await itemsAskedSince(ctx.db, since) : new Map<string, number>();
  const limit = isLimited ? (await itemLimit(ctx)).itemsPerFortnight : Number.POSITIVE_INFINITY;
  return drawPeople(people, { items, limit, asked, size, random: lot });
}

/** A number in [0, 1) that nobody can foretell. */
function lot(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word / 2 ** 32;
}
