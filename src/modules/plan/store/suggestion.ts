import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { OpenLineKind } from '../contract/line.ts';
import type { OfferState, SuggestedPart, SuggestionState } from '../contract/suggestion.ts';

const suggestions = (db: Db) =>
  db
    .selectFrom('plan_suggestion as s')
    .leftJoin('people_person as author', 'author.id', 's.authorId')
    .leftJoin('people_person as decider', 'decider.id', 's.decidedBy')
    .selectAll('s')
    .select(['author.name as authorName', 'decider.name as deciderName']);

export type SuggestionRow = Awaited<ReturnType<ReturnType<typeof suggestions>['execute']>>[number];

export const findSuggestion = (db: Db, id: string): Promise<SuggestionRow | undefined> =>
  suggestions(db).where('s.id', '=', id).executeTakeFirst();

/** Suggestions on a plan or one of its lines: the open ones first, then the newest. */
export const suggestionsOf = (
  db: Db,
  {
    planId,
    lineId,
    state,
    limit,
  }: { planId: string; lineId?: string; state?: SuggestionState | undefined; limit: number },
): Promise<SuggestionRow[]> =>
  suggestions(db)
    .where('s.planId', '=', planId)
    .$if(lineId !== undefined, (query) => query.where('s.lineId', '=', lineId ?? ''))
    .$if(state !== undefined, (query) => query.where('s.state', '=', state ?? 'open'))
    .orderBy(sql`s.state <> 'open'`)
    .orderBy('s.id', 'desc')
    .limit(limit)
    .execute();

export const insertSuggestion = (
  db: Db,
  row: {
    id: string;
    planId: string;
    lineKind: OpenLineKind;
    lineId: string;
    authorId: string | null;
    named: boolean;
    why: string | null;
    parts: readonly SuggestedPart[];
    madeAt: Instant;
  },
) =>
  db
    .insertInto('plan_suggestion')
    .values({
      ...row,
      parts: JSON.stringify(row.parts),
      taken: '[]',
      state: 'open',
      decidedBy: null,
      decidedAt: null,
      reason: null,
    })
    .execute();

/** Closes an open suggestion; says whether it was open still. */
export async function closeSuggestion(
  db: Db,
  id: string,
  row: {
    state: SuggestionState;
    decidedBy: string | null;
    decidedAt: Instant;
    reason: string | null;
    taken: readonly (string | null)[];
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('plan_suggestion')
    .set({ ...row, taken: JSON.stringify(row.taken) })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const offers = (db: Db) =>
  db
    .selectFrom('plan_offer as o')
    .innerJoin('people_person as person', 'person.id', 'o.personId')
    .selectAll('o')
    .select('person.name as personName');

export type OfferRow = Awaited<ReturnType<ReturnType<typeof offers>['execute']>>[number];

export const findOffer = (db: Db, id: string): Promise<OfferRow | undefined> =>
  offers(db).where('o.id', '=', id).executeTakeFirst();

export const offersOf = (db: Db, actionId: string): Promise<OfferRow[]> =>
  offers(db)
    .where('o.actionId', '=', actionId)
    .where('o.state', '!=', 'withdrawn')
    .orderBy('o.id', 'desc')
    .limit(100)
    .execute();

export const insertOffer = (
  db: Db,
  row: {
    id: string;
    planId: string;
    actionId: string;
    personId: string;
    words: string | null;
    madeAt: Instant;
  },
) =>
  db
    .insertInto('plan_offer')
    .values({ ...row, state: 'open', decidedBy: null, decidedAt: null, reply: null })
    .execute();

/** Closes an open offer; says whether it was open still. */
export async function closeOffer(
  db: Db,
  id: string,
  row: { state: OfferState; decidedBy: string | null; decidedAt: Instant; reply: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('plan_offer')
    .set(row)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Open suggestions and offers per line of a plan. */
export async function openByLine(
  db: Db,
  planId: string,
): Promise<Map<string, { suggestions: number; offers: number }>> {
  const { rows } = await sql<{ lineId: string; suggestions: number; offers: number }>`
    select line_id, sum(suggestions)::int as suggestions, sum(offers)::int as offers from (
      select line_id, 1 as suggestions, 0 as offers from plan_suggestion where plan_id = ${planId} and state = 'open'
      union all
      select action_id, 0, 1 from plan_offer where plan_id = ${planId} and state = 'open'
    ) as waiting group by line_id`.execute(db);
  return new Map(rows.map(({ lineId, ...counts }) => [lineId, counts]));
}

/** The open suggestions of a plan: whom the start waits for. */
export const openSuggestions = (
  db: Db,
  planId: string,
): Promise<{ suggestionId: string; lineKind: OpenLineKind; lineId: string }[]> =>
  db
    .selectFrom('plan_suggestion')
    .select(['id as suggestionId', 'lineKind', 'lineId'])
    .where('planId', '=', planId)
    .where('state', '=', 'open')
    .orderBy('id')
    .limit(1000)
    .execute();

/** Whose suggestions and offers stand behind some acts, for credit. */
export async function credits(
  db: Db,
  causeIds: readonly string[],
): Promise<Map<string, { personId: string | null; name: string | null; named: boolean }>> {
  if (causeIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; personId: string | null; name: string | null; named: boolean }>`
    select given.id, given.person_id, person.name, given.named from (
      select id, author_id as person_id, named from plan_suggestion where id = any(${[...causeIds]}::uuid[])
      union all select id, person_id, true from plan_offer where id = any(${[...causeIds]}::uuid[])
    ) as given left join people_person person on person.id = given.person_id`.execute(db);
  return new Map(rows.map(({ id, ...credit }) => [id, credit]));
}
