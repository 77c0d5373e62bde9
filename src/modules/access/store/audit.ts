import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { AuditPlace } from '../domain/audit.ts';

export interface AuditFilter {
  readonly personId?: string | undefined;
  readonly name?: string | undefined;
  readonly kind?: string | undefined;
  /** The first and the last day, as days are in the zone. */
  readonly days: { readonly from: Day | undefined; readonly until: Day | undefined; readonly zone: string };
}

export interface AuditRow {
  id: string;
  at: Instant;
  name: string;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  subjectName: string | null;
  requestId: string | null;
  body: Record<string, unknown>;
}

/**
 * A page of facts, newest first, after a place. A person's facts are those they did and those done to them: two
 * index scans of one page each, joined, since one scan with `or` would read the whole log for somebody quiet.
 */
export async function auditPage(
  db: Db,
  filter: AuditFilter,
  { after, limit }: { after: AuditPlace | undefined; limit: number },
): Promise<AuditRow[]> {
  const { from = null, until = null, zone } = filter.days;
  const where = sql`
    (${filter.name ?? null}::text is null or name = ${filter.name ?? null})
    and (${filter.kind ?? null}::text is null or subject_kind = ${filter.kind ?? null})
    and (${from}::date is null or at >= ${from}::date::timestamp at time zone ${zone})
    and (${until}::date is null or at < (${until}::date + 1)::timestamp at time zone ${zone})
    and (${after?.at ?? null}::timestamptz is null or (at, id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
    order by at desc, id desc limit ${limit}`;
  const found = filter.personId
    ? sql`(select * from event where actor_id = ${filter.personId} and ${where})
        union
        (select * from event where subject_kind = 'people.person' and subject_id = ${filter.personId} and ${where})`
    : sql`select * from event where ${where}`;
  const { rows } = await sql<AuditRow>`
    select found.id, found.at, found.name, found.actor_kind, found.actor_id, actor.name as actor_name,
      found.subject_kind, found.subject_id, subject.name as subject_name, found.request_id, found.body
    from (${found}) as found
    left join people_person as actor on actor.id = found.actor_id
    left join people_person as subject on found.subject_kind = 'people.person' and subject.id = found.subject_id
    order by found.at desc, found.id desc limit ${limit}`.execute(db);
  return rows;
}
