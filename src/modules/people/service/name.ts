import type { Context } from '#platform/context.ts';
import * as store from '../store/name.ts';

/** Names of people and audiences, by id, for whoever may already know the ids; the nameless and the unknown are left out. */
export const namesOf = ({ db }: Context, ids: Iterable<string>): Promise<Record<string, string>> =>
  store.namesOf(db, ids);

/** Which of these people are there and have not left. */
export const presentPeople = ({ db }: Context, ids: readonly string[]): Promise<Set<string>> =>
  store.presentPeople(db, ids);

/** Which of these audiences are there and in use. */
export const usedAudiences = ({ db }: Context, ids: readonly string[]): Promise<Set<string>> =>
  store.usedAudiences(db, ids);
