import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { GrantableRole } from '#kernel/roles.ts';
import { type Db, runPrepared } from '#platform/database.ts';
import type { SessionTable } from '../tables.ts';

export interface StandingSession {
  id: string;
  personId: string;
  lastSeenAt: Instant;
  rotationDue: boolean;
  /** Whether the token given is the present one, not the one before a rotation. */
  newest: boolean;
  language: Language | null;
  zone: string | null;
  grants: { role: GrantableRole; unitId: string | null }[];
  leads: boolean;
}

interface Bounds {
  readonly now: Instant;
  readonly idleSince: Instant;
  readonly graceSince: Instant;
}

/**
 * Everything a request needs to know of who asks, in one round trip: session, person, organisation, roles, and whether
 * anybody here reports to them. Nothing of it is cached, so a revocation holds from the next request on.
 */
export async function findSession(
  db: Db,
  hash: Buffer,
  { now, idleSince, graceSince }: Bounds,
): Promise<StandingSession | undefined> {
  const values = [hash, now, idleSince, graceSince];
  const { rows } = await runPrepared(db, { name: 'access_find_session', text: FIND_SESSION }, values);
  // Safe: the columns of the statement, by their own names.
  return (rows as StandingSession[])[0];
}

// Prepared, because it stands before every request: planning it each time cost more than running it.
const FIND_SESSION = `
  select session.id, session.person_id as "personId", session.last_seen_at as "lastSeenAt",
    session.rotation_due as "rotationDue", session.token_hash = $1 as newest,
    coalesce(person.language, organisation.language) as language, coalesce(person.zone, organisation.zone) as zone,
    coalesce((select json_agg(json_build_object('role', held.role, 'unitId', held.unit_id))
      from access_grant as held where held.person_id = person.id), '[]') as grants,
    exists (select from people_person as report
      where report.manager_id = person.id and report.state in ('active', 'on_leave')) as leads
  from access_session as session
  join people_person as person on person.id = session.person_id and person.state in ('active', 'on_leave')
  left join people_organisation as organisation on true
  where (session.token_hash = $1 or (session.previous_hash = $1 and session.rotated_at > $4))
    and session.last_seen_at > $3 and session.ends_at > $2`;

export interface StandingToken extends Omit<StandingSession, 'lastSeenAt' | 'rotationDue' | 'newest'> {
  scopes: string[];
  lastUsedOn: string | null;
}

/** The same for an API token. */
export async function findToken(db: Db, hash: Buffer, now: Instant): Promise<StandingToken | undefined> {
  const { rows } = await sql<StandingToken>`
    select token.id, token.person_id, token.scopes, token.last_used_on, ${who}
    from access_token as token
    join people_person as person on person.id = token.person_id and person.state in ('active', 'on_leave')
    left join people_organisation as organisation on true
    where token.token_hash = ${hash} and token.expires_at > ${now}`.execute(db);
  return rows[0];
}

const who = sql`
  coalesce(person.language, organisation.language) as language,
  coalesce(person.zone, organisation.zone) as zone,
  coalesce((select json_agg(json_build_object('role', held.role, 'unitId', held.unit_id))
    from access_grant as held where held.person_id = person.id), '[]') as grants,
  exists (select from people_person as report
    where report.manager_id = person.id and report.state in ('active', 'on_leave')) as leads`;

export const insertSession = (
  db: Db,
  row: Omit<SessionTable, 'rotationDue' | 'previousHash' | 'rotatedAt'>,
) => db.insertInto('access_session').values(row).execute();

/** Notes the day of a visit, unless another request has. */
export const noteVisit = (db: Db, sessionId: string, day: Instant) =>
  db
    .updateTable('access_session')
    .set({ lastSeenAt: day })
    .where('id', '=', sessionId)
    .where('lastSeenAt', '<', day)
    .execute();

/** Puts a new token in the place of `from`; false when another request was faster. */
export async function rotateToken(
  db: Db,
  sessionId: string,
  change: { from: Buffer; to: Buffer; now: Instant },
): Promise<boolean> {
  const rotated = await db
    .updateTable('access_session')
    .set({ tokenHash: change.to, previousHash: change.from, rotatedAt: change.now, rotationDue: false })
    .where('id', '=', sessionId)
    .where('tokenHash', '=', change.from)
    .returning('id')
    .executeTakeFirst();
  return rotated !== undefined;
}

/** Puts a new token in place whatever the old one was, and takes the old one no more. */
export const replaceToken = (db: Db, sessionId: string, tokenHash: Buffer) =>
  db
    .updateTable('access_session')
    .set({ tokenHash, previousHash: null, rotationDue: false })
    .where('id', '=', sessionId)
    .execute();

export const markForRotation = (db: Db, personId: string) =>
  db.updateTable('access_session').set({ rotationDue: true }).where('personId', '=', personId).execute();

export const sessionById = (db: Db, sessionId: string) =>
  db
    .selectFrom('access_session')
    .select(['id', 'personId', 'method', 'browser', 'system', 'openedAt'])
    .where('id', '=', sessionId)
    .executeTakeFirst();

export const listSessions = (db: Db, personId: string, bounds: Pick<Bounds, 'now' | 'idleSince'>) =>
  db
    .selectFrom('access_session')
    .select(['id', 'browser', 'system', 'method', 'openedAt', 'lastSeenAt'])
    .where('personId', '=', personId)
    .where('lastSeenAt', '>', bounds.idleSince)
    .where('endsAt', '>', bounds.now)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();

/** Ends one session of the person; false when there is none. */
export async function endSession(db: Db, personId: string, sessionId: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('access_session')
    .where('id', '=', sessionId)
    .where('personId', '=', personId)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

export async function endSessionByHash(
  db: Db,
  hash: Buffer,
): Promise<{ id: string; personId: string } | undefined> {
  return db
    .deleteFrom('access_session')
    .where((row) => row.or([row('tokenHash', '=', hash), row('previousHash', '=', hash)]))
    .returning(['id', 'personId'])
    .executeTakeFirst();
}

/** Ends the person's sessions, but for the one to keep; says how many. */
export async function endSessions(db: Db, personId: string, keep: string | null): Promise<number> {
  const ended = await db
    .deleteFrom('access_session')
    .where('personId', '=', personId)
    .$if(keep !== null, (query) => query.where('id', '!=', keep))
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}

export interface DeviceSighting {
  readonly personId: string;
  readonly deviceHash: Buffer;
  /** The day, as its first instant. */
  readonly day: Instant;
}

/** Notes that the person was here with this browser. `others`: whether they have been with another one before. */
export async function noteDevice(
  db: Db,
  { personId, deviceHash, day }: DeviceSighting,
): Promise<{ isNew: boolean; others: boolean }> {
  const { rows } = await sql<{ isNew: boolean; others: boolean }>`
    with known as (
      select coalesce(bool_or(device_hash = ${deviceHash}), false) as here, count(*) > 0 as anywhere
      from access_device where person_id = ${personId}
    ), noted as (
      insert into access_device (person_id, device_hash, first_seen_at, last_seen_at)
      values (${personId}, ${deviceHash}, ${day}, ${day})
      on conflict (person_id, device_hash) do update set last_seen_at = excluded.last_seen_at
    )
    select not here as is_new, anywhere as others from known`.execute(db);
  return rows[0] ?? { isNew: true, others: false };
}

export async function knowsDevice(db: Db, personId: string, deviceHash: Buffer): Promise<boolean> {
  const known = await db
    .selectFrom('access_device')
    .select('personId')
    .where('personId', '=', personId)
    .where('deviceHash', '=', deviceHash)
    .executeTakeFirst();
  return known !== undefined;
}
