import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { CaseKind, SubjectRef } from '../contract/case.ts';

export interface SubjectFacts extends SubjectRef {
  readonly title: Editions;
  readonly ownerId: string | null;
  readonly open: boolean;
}

/** Writes what cases can be attached to, all at once. */
export async function putSubjects(db: Db, subjects: readonly SubjectFacts[]): Promise<void> {
  await sql`
    insert into conversation_subject (kind, id, title, owner_id, open)
    select * from unnest(
      ${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::uuid[],
      ${subjects.map(({ title }) => JSON.stringify(title))}::jsonb[],
      ${subjects.map(({ ownerId }) => ownerId)}::uuid[], ${subjects.map(({ open }) => open)}::boolean[])
    on conflict (kind, id) do update
    set title = excluded.title, owner_id = excluded.owner_id, open = excluded.open`.execute(db);
}

export const deleteSubject = (db: Db, { kind, id }: SubjectRef) =>
  db.deleteFrom('conversation_subject').where('kind', '=', kind).where('id', '=', id).execute();

export const findSubject = (db: Db, { kind, id }: SubjectRef) =>
  db
    .selectFrom('conversation_subject')
    .select(['kind', 'id', 'title', 'ownerId', 'open'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();

export interface SubjectCount extends SubjectRef {
  /** Without an answer, whoever may see them. */
  open: number;
  overdue: number;
  openByKind: Record<CaseKind, number>;
  /** Everything that members see of it, answered or not. */
  shown: number;
}

/** Counts cases for many subjects in one query; subjects without cases have zeros. */
export async function countBySubject(
  db: Db,
  subjects: readonly SubjectRef[],
  today: Day,
): Promise<SubjectCount[]> {
  const open = sql`c.state = 'open' and not c.hidden`;
  const { rows } = await sql<SubjectCount>`
    select s.kind, s.id,
      count(*) filter (where ${open}) as open,
      count(*) filter (where ${open} and c.due_on < ${today}::date) as overdue,
      count(*) filter (where not c.hidden and c.visibility = 'everyone') as shown,
      json_build_object(
        'question', count(*) filter (where ${open} and c.kind = 'question'),
        'worry', count(*) filter (where ${open} and c.kind = 'worry'),
        'idea', count(*) filter (where ${open} and c.kind = 'idea'),
        'suggestion', count(*) filter (where ${open} and c.kind = 'suggestion'),
        'comment', count(*) filter (where ${open} and c.kind = 'comment')) as open_by_kind
    from (select distinct * from unnest(
      ${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::uuid[]) as given (kind, id)) as s
    left join lateral (
      select one.kind, one.state, one.due_on, one.visibility, exists (
        select from conversation_hiding as h
        where h.case_id = one.id and h.message_id is null and h.lifted_at is null) as hidden
      from conversation_case as one
      where one.subject_kind = s.kind and one.subject_id = s.id and one.state in ('open', 'answered')
    ) as c on true
    group by s.kind, s.id`.execute(db);
  return rows;
}
