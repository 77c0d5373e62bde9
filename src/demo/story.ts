import { addDays, addWorkingDays, type Day, weekday } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import { GRANTABLE_ROLES } from '#kernel/roles.ts';
import { instantIn } from '#kernel/time-zone.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import { EXAMPLE_ZONE, NAMED } from './organisation.ts';

/** What happened at Lumo Pumps, told by those who did it on the days on which they did. */
export interface Story {
  readonly today: Day;
  /** The Monday of this week. */
  readonly monday: Day;
  /** The next working day, on which the running plan meets again. */
  readonly next: Day;
  /** Everybody who works there besides those who carry the story, always in the same order. */
  readonly others: readonly string[];
  /** The id of somebody who carries the story. */
  id(name: string): string;
  /** In somebody's name, with their roles, at a time of a day; never later than now. */
  by(name: string, on: Day, time?: string): Context;
  /** In the name of one of the others, a member. */
  byMember(personId: string, on: Day): Context;
  /** In nobody's name, as the unseen write. */
  byNobody(on: Day, time?: string): Context;
}

/** Opens the story inside a transaction; `people` are the ids of those who carry it, by name. */
export function storyOf(
  tx: Context,
  { people, everyone }: { people: ReadonlyMap<string, string>; everyone: readonly string[] },
): Story {
  const tellers = new Set(people.values());
  const at = (on: Day, time: string) => {
    const instant = instantIn(EXAMPLE_ZONE, on, time);
    return tx.at(instant < tx.now ? instant : tx.now);
  };
  const inNameOf = (ctx: Context, who: { personId: string; roles: readonly string[]; language: Language }) =>
    ctx.as({
      ...ctx.actor,
      kind: 'person',
      personId: who.personId,
      grants: GRANTABLE_ROLES.filter((role) => who.roles.includes(role)).map((role) => ({
        role,
        unitId: null,
      })),
      language: who.language,
      zone: EXAMPLE_ZONE,
    });
  const id = (name: string) => {
    const found = people.get(name);
    if (!found) throw new Error(`${name} is not in the story`);
    return found;
  };
  return {
    today: tx.today,
    monday: addDays(tx.today, 1 - weekday(tx.today)),
    next: addWorkingDays(tx.today, 1),
    others: everyone.filter((one) => !tellers.has(one)),
    id,
    by(name, on, time = '09:30') {
      const named = NAMED.find((one) => one.name === name);
      const { roles = [], language = 'en' } = named ?? {};
      return inNameOf(at(on, time), { personId: id(name), roles, language });
    },
    byMember: (personId, on) => inNameOf(at(on, '11:00'), { personId, roles: [], language: 'en' }),
    byNobody: (on, time = '18:00') =>
      at(on, time).as({ ...tx.actor, kind: 'nobody', personId: null, grants: [] }),
  };
}

/** The exchange of a request that brings nothing of its own: handlers that the story calls ask nothing of it. */
export const NO_EXCHANGE: Exchange = {
  address: 'example',
  userAgent: 'example',
  cookie: () => undefined,
  setCookie: () => undefined,
  clearCookie: () => undefined,
  upload: undefined,
};
