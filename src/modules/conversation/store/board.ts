import { sql } from 'kysely';
import { addDays, type Day } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { CaseKind } from '../contract/case.ts';
import { type CaseRecord, cases } from './case.ts';

export interface BoardFilter {
  readonly kind?: CaseKind | undefined;
  readonly unitId?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
}

export interface BoardPage {
  readonly tab: 'open' | 'answered' | 'done';
  /** Day and id of the last case of the page before. */
  readonly after?: { on: Day; id: string } | undefined;
  readonly limit: number;
  readonly viewerId: string | null;
}

/** What everybody may see, of cases `c`: public, not hidden, neither merged nor withdrawn. */
function shown({ kind, unitId, subjectKind, subjectId }: BoardFilter) {
  return sql<boolean>`(
    c.visibility = 'everyone' and c.state in ('open', 'answered')
    and not exists (
      select from conversation_hiding as h where h.case_id = c.id and h.message_id is null and h.lifted_at is null)
    and (${kind ?? null}::text is null or c.kind = ${kind ?? null})
    and (${subjectKind ?? null}::text is null or c.subject_kind = ${subjectKind ?? null})
    and (${subjectId ?? null}::uuid is null or c.subject_id = ${subjectId ?? null})
    and (${unitId ?? null}::uuid is null or c.unit_id in (
      with recursive below as (
        select id from people_unit where id = ${unitId ?? null}
        union select unit.id from people_unit as unit join below on unit.parent_id = below.id
      ) select id from below))
  )`;
}

/** A page of the board: open ones oldest first, the others by their latest answer. */
export function boardPage(db: Db, filter: BoardFilter, page: BoardPage): Promise<CaseRecord[]> {
  const { tab, after, limit, viewerId } = page;
  const query = cases(db, viewerId).where(shown(filter)).limit(limit);
  if (tab === 'open') {
    return query
      .where('c.state', '=', 'open')
      .$if(after !== undefined, (q) =>
        q.where(sql<boolean>`(c.opened_on, c.id) > (${after?.on}::date, ${after?.id}::uuid)`),
      )
      .orderBy('c.openedOn')
      .orderBy('c.id')
      .execute();
  }
  return query
    .where('c.state', '=', 'answered')
    .where('c.outcome', tab === 'done' ? '=' : '<>', 'done')
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(c.answered_on, c.id) < (${after?.on}::date, ${after?.id}::uuid)`),
    )
    .orderBy('c.answeredOn', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
}

export interface Figures {
  waiting: number;
  overdue: number;
  answered: number;
  inTime: number;
  medianDays: number | null;
  declinedShare: number | null;
}

/** Counts, the median and the share of refusals over the cases opened in the last twelve months, in one pass. */
export async function closureFigures(db: Db, filter: BoardFilter, today: Day): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select
      count(*) filter (where c.state = 'open') as waiting,
      count(*) filter (where c.state = 'open' and c.due_on < ${today}::date) as overdue,
      count(*) filter (where c.state = 'answered') as answered,
      count(*) filter (where c.state = 'answered' and c.answered_on <= c.due_on) as in_time,
      percentile_cont(0.5) within group (order by c.first_answered_on - c.opened_on)
        filter (where c.state = 'answered') as median_days,
      (count(*) filter (where c.state = 'answered' and c.outcome in ('no', 'notNow')))::float8
        / nullif(count(*) filter (where c.state = 'answered'), 0) as declined_share
    from conversation_case as c
    where ${shown(filter)} and c.opened_on >= ${addDays(today, -365)}::date`.execute(db);
  const [figures] = rows;
  if (!figures) throw new Error('A count without grouping gave no row');
  return figures;
}

/** How many cases were answered after, or have waited for, so many days; 60 stands for 60 and more. */
export async function casesByDays(
  db: Db,
  filter: BoardFilter,
  today: Day,
): Promise<{ days: number; answered: number; waiting: number }[]> {
  const { rows } = await sql<{ days: number; answered: number; waiting: number }>`
    select least(60, greatest(0, case c.state
             when 'answered' then c.first_answered_on - c.opened_on else ${today}::date - c.opened_on end)) as days,
           count(*) filter (where c.state = 'answered') as answered,
           count(*) filter (where c.state = 'open') as waiting
    from conversation_case as c
    where ${shown(filter)} and c.opened_on >= ${addDays(today, -365)}::date
    group by 1 order by 1`.execute(db);
  return rows;
}
