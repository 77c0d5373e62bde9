import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { SessionState } from '../contract/session.ts';
import type { SessionTable } from '../tables.ts';
import { type CaseRecord, cases, type Sight, seenBy } from './case.ts';

export interface Leader {
  id: string;
  name: string | null;
  title: string | null;
}

const sessions = (db: Db) =>
  db
    .selectFrom('conversation_session as s')
    .select([
      's.id',
      's.title',
      's.description',
      's.language',
      's.startsAt',
      's.state',
      's.currentCaseId',
      's.version',
    ])
    .select([
      sql<Leader[]>`coalesce((
        select json_agg(json_build_object('id', p.id, 'name', p.name, 'title', p.title) order by l.position)
        from conversation_session_leader as l join people_person as p on p.id = l.person_id
        where l.session_id = s.id), '[]')`.as('leaders'),
      sql<number>`(
        select count(*) from conversation_case as c
        where c.session_id = s.id and c.state in ('open', 'answered') and c.visibility = 'everyone')`.as(
        'questions',
      ),
      sql<number>`(
        select count(*) from conversation_case as c
        where c.session_id = s.id and c.state = 'answered' and c.visibility = 'everyone')`.as('answered'),
    ]);

export type SessionRecord = Awaited<ReturnType<ReturnType<typeof sessions>['execute']>>[number];

export const listSessions = (db: Db, limit: number): Promise<SessionRecord[]> =>
  sessions(db).orderBy('s.startsAt', 'desc').orderBy('s.id').limit(limit).execute();

export const findSession = (db: Db, sessionId: string): Promise<SessionRecord | undefined> =>
  sessions(db).where('s.id', '=', sessionId).executeTakeFirst();

export const insertSession = (db: Db, row: Insertable<SessionTable>) =>
  db.insertInto('conversation_session').values(row).execute();

/** Writes the leaders in their order in place of those before. */
export async function replaceLeaders(db: Db, sessionId: string, leaderIds: readonly string[]): Promise<void> {
  await db.deleteFrom('conversation_session_leader').where('sessionId', '=', sessionId).execute();
  await db
    .insertInto('conversation_session_leader')
    .values([...new Set(leaderIds)].map((personId, position) => ({ sessionId, personId, position })))
    .execute();
}

type SessionChange = Partial<
  Pick<SessionTable, 'title' | 'description' | 'language' | 'startsAt' | 'currentCaseId'>
> & { state?: SessionState };

/** Changes a session if `version` is the newest. */
export const updateSession = (
  db: Db,
  session: { id: string; version: number },
  change: SessionChange,
): Promise<{ version: number } | undefined> =>
  db
    .updateTable('conversation_session')
    .set({ ...change, version: session.version + 1 })
    .where('id', '=', session.id)
    .where('version', '=', session.version)
    .returning('version')
    .executeTakeFirst();

/** Shows a question as the one being answered, while the session is live; the version stays, nothing was edited. */
export const setCurrentCase = (
  db: Db,
  sessionId: string,
  caseId: string | null,
): Promise<{ id: string } | undefined> =>
  db
    .updateTable('conversation_session')
    .set({ currentCaseId: caseId })
    .where('id', '=', sessionId)
    .where('state', '=', 'live')
    .returning('id')
    .executeTakeFirst();

/** The questions of a session that the viewer may see: most asked first. */
export const questionsOf = (
  db: Db,
  sight: Sight,
  { sessionId, limit }: { sessionId: string; limit: number },
): Promise<CaseRecord[]> =>
  cases(db, sight.viewerId)
    .where(seenBy(sight))
    .where('hiding.id', 'is', null)
    .where('c.sessionId', '=', sessionId)
    .where('c.state', 'in', ['open', 'answered'])
    .orderBy('asked', 'desc')
    .orderBy('c.openedOn')
    .orderBy('c.id')
    .limit(limit)
    .execute();

/** The public questions of a session by the day of their first answer, then most asked first; open ones last. */
export const transcriptOf = (db: Db, sessionId: string, limit: number): Promise<CaseRecord[]> =>
  cases(db, null)
    .where('c.sessionId', '=', sessionId)
    .where('c.visibility', '=', 'everyone')
    .where('hiding.id', 'is', null)
    .where('c.state', 'in', ['open', 'answered'])
    .orderBy('c.firstAnsweredOn')
    .orderBy('asked', 'desc')
    .orderBy('c.openedOn')
    .orderBy('c.id')
    .limit(limit)
    .execute();
