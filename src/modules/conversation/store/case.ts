import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

/** A person as others see them. */
export interface Named {
  id: string;
  name: string | null;
  title: string | null;
}

/** A member as a database query needs them: their id, and which cases they look after as a planner. */
export interface Sight {
  readonly viewerId: string | null;
  readonly stewardOfAll: boolean;
  readonly stewardOfUnits: readonly string[];
}

const COLUMNS = [
  'c.id',
  'c.kind',
  'c.text',
  'c.language',
  'c.subjectKind',
  'c.subjectId',
  'c.unitId',
  'c.topicId',
  'c.sessionId',
  'c.visibility',
  'c.unseen',
  'c.authorId',
  'c.ownerId',
  'c.openedOn',
  'c.dueOn',
  'c.state',
  'c.outcome',
  'c.reason',
  'c.answeredBy',
  'c.answeredOn',
  'c.objectedOn',
  'c.objectedTo',
  'c.mergedInto',
  'c.lastNumber',
  'c.version',
  'hiding.reason as hiddenReason',
  'follow.seenNumber',
] as const;

/** Cases with the names around them and what they are to the viewer. */
export const cases = (db: Db, viewerId: string | null) =>
  db
    .selectFrom('conversation_case as c')
    .leftJoin('conversation_hiding as hiding', (join) =>
      join
        .onRef('hiding.caseId', '=', 'c.id')
        .on('hiding.messageId', 'is', null)
        .on('hiding.liftedAt', 'is', null),
    )
    .leftJoin('conversation_follow as follow', (join) =>
      join.onRef('follow.caseId', '=', 'c.id').on('follow.personId', '=', viewerId),
    )
    .select(COLUMNS)
    // Looked up one by one instead of joined: with ten joins PostgreSQL takes longer to plan than to read.
    .select([
      personOf('c.author_id').as('author'),
      personOf('c.owner_id').as('owner'),
      personOf('c.answered_by').as('answerer'),
      sql<{ id: string; name: string } | null>`(
        select json_build_object('id', u.id, 'name', u.name) from people_unit as u where u.id = c.unit_id)`.as(
        'unit',
      ),
      sql<Editions | null>`(select t.name from conversation_topic as t where t.id = c.topic_id)`.as(
        'topicName',
      ),
      sql<Editions | null>`(
        select s.title from conversation_subject as s
        where s.kind = c.subject_kind and s.id = c.subject_id and s.open)`.as('subjectTitle'),
    ])
    .select([
      sql<number>`c.asked_unseen + (select count(*) from conversation_vote as v where v.case_id = c.id)`.as(
        'asked',
      ),
      sql<boolean>`exists (select from conversation_vote as v where v.case_id = c.id and v.person_id = ${viewerId})`.as(
        'voted',
      ),
      leading(viewerId).as('leading'),
    ]);

const personOf = (column: string) => sql<Named | null>`(
  select json_build_object('id', p.id, 'name', p.name, 'title', p.title)
  from people_person as p where p.id = ${sql.raw(column)})`;

const leading = (viewerId: string | null) => sql<boolean>`exists (
  select from conversation_session_leader as l where l.session_id = c.session_id and l.person_id = ${viewerId})`;

export type CaseRecord = Awaited<ReturnType<ReturnType<typeof cases>['execute']>>[number];

export const findCase = (db: Db, caseId: string, viewerId: string | null): Promise<CaseRecord | undefined> =>
  cases(db, viewerId).where('c.id', '=', caseId).executeTakeFirst();

/** The case of an unseen writer's code. */
export const findCaseByKey = (db: Db, readerKey: Buffer): Promise<CaseRecord | undefined> =>
  cases(db, null).where('c.readerKey', '=', readerKey).executeTakeFirst();

export const casesByIds = (
  db: Db,
  caseIds: readonly string[],
  viewerId: string | null,
): Promise<CaseRecord[]> =>
  cases(db, viewerId)
    .where('c.id', 'in', [...caseIds])
    .execute();

/** Condition: the viewer may see the case `c`; the same rule as `canSee`, for whole pages. */
export function seenBy({ viewerId, stewardOfAll, stewardOfUnits }: Sight) {
  const steward = stewardOfAll
    ? sql`true`
    : sql`coalesce(c.unit_id = any(${[...stewardOfUnits]}::uuid[]), false)`;
  const own = sql`coalesce(c.author_id = ${viewerId}, false)`;
  return sql<boolean>`(
    ${steward} or ${own} or (hiding.id is null and (
      c.visibility = 'everyone' or coalesce(c.owner_id = ${viewerId}, false) or ${leading(viewerId)}
    ))
  )`;
}

export interface CaseFilter {
  readonly list: 'mine' | 'owned' | 'followed' | 'desk' | 'all';
  readonly state?: CaseRecord['state'] | undefined;
  readonly kind?: CaseRecord['kind'] | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly subjectIds?: readonly string[] | undefined;
  readonly sessionId?: string | undefined;
  readonly topicId?: string | undefined;
  readonly openedUntil?: Day | undefined;
  readonly dueBefore?: Day | undefined;
  /** The last case of the page before. */
  readonly after?: { openedOn: string; id: string } | undefined;
  readonly first: 'newest' | 'oldest';
  readonly limit: number;
}

/** A page of cases that the viewer may see, by the day on which they were opened. */
export function listCases(db: Db, sight: Sight, filter: CaseFilter): Promise<CaseRecord[]> {
  const { list, state, kind, subjectKind, subjectId, sessionId, after } = filter;
  const { viewerId } = sight;
  let query = cases(db, viewerId).where(seenBy(sight));
  if (list === 'mine') query = query.where('c.authorId', '=', viewerId);
  if (list === 'owned') query = query.where('c.ownerId', '=', viewerId);
  if (list === 'followed') query = query.where('follow.personId', 'is not', null);
  if (list === 'desk') query = query.where('c.ownerId', 'is', null).where('c.state', '=', 'open');
  if (state) query = query.where('c.state', '=', state);
  else if (list !== 'mine') query = query.where('c.state', 'in', ['open', 'answered']);
  if (kind) query = query.where('c.kind', '=', kind);
  if (subjectKind) query = query.where('c.subjectKind', '=', subjectKind);
  if (subjectId) query = query.where('c.subjectId', '=', subjectId);
  if (filter.subjectIds) query = query.where('c.subjectId', 'in', filter.subjectIds.slice(0, 100));
  if (sessionId) query = query.where('c.sessionId', '=', sessionId);
  if (filter.topicId) query = query.where('c.topicId', '=', filter.topicId);
  if (filter.openedUntil) query = query.where('c.openedOn', '<=', filter.openedUntil);
  if (filter.dueBefore) query = query.where('c.dueOn', '<', filter.dueBefore);
  const direction = filter.first === 'oldest' ? 'asc' : 'desc';
  const beyond = filter.first === 'oldest' ? sql`>` : sql`<`;
  if (after)
    query = query.where(
      sql<boolean>`(c.opened_on, c.id) ${beyond} (${after.openedOn}::date, ${after.id}::uuid)`,
    );
  return query.orderBy('c.openedOn', direction).orderBy('c.id', direction).limit(filter.limit).execute();
}
