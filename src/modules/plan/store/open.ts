import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { ActionState } from '../contract/line.ts';

/** An action as its line in the open plan needs it. */
export interface OpenActionRow {
  readonly id: string;
  readonly phaseId: string;
  /** Two letters of its language, then the title. */
  readonly title: string;
  readonly state: ActionState;
  readonly startsOn: Day | null;
  readonly dueOn: Day | null;
  readonly ownerId: string | null;
  /** Whether the reader is among the helpers of a sealed line; null where it is not sealed. */
  readonly helps: boolean | null;
  readonly sealReason: string | null;
  readonly sealOpensOn: Day | null;
  readonly changedOn: Day;
  /** True where something that it costs waits for a yes; null where nothing does. */
  readonly lacksMoney: true | null;
  /** Ids with a space between; null where it waits for nothing. */
  readonly waitsFor: string | null;
}

/**
 * The actions of a plan in their order, each with its title in the first of the languages that it has. Plain columns,
 * named here instead of by the plugin, and null where there is nothing to say: each cell that is read costs, and this is
 * the page that everybody reads. With two thousand actions it takes a quarter of the time of whole lines.
 */
export async function openActions(
  db: Db,
  planId: string,
  { languages, readerId }: { languages: readonly Language[]; readerId: string | null },
): Promise<OpenActionRow[]> {
  const wanted = [...new Set([...languages, ...LANGUAGES])];
  const title = sql.join(wanted.map((one) => sql`${sql.lit(one)} || (title ->> ${sql.lit(one)})`));
  const { rows } = await sql<OpenActionRow>`
    select id, phase_id as "phaseId", coalesce(${title}, ${sql.lit(LANGUAGES[0])}) as title,
      state, starts_on as "startsOn", due_on as "dueOn", owner_id as "ownerId",
      case when seal_reason is not null then coalesce(${readerId}::uuid = any(helper_ids), false) end as helps,
      seal_reason as "sealReason", seal_opens_on as "sealOpensOn",
      (changed_at at time zone 'UTC')::date as "changedOn",
      case when jsonb_path_exists(costs, '$[*] ? (@.granted == false)') then true end as "lacksMoney",
      nullif(array_to_string(waits_for_ids, ' '), '') as "waitsFor"
    from plan_action where plan_id = ${planId} and removed_at is null
    order by position, id limit 5000`.execute(db.withoutPlugins());
  return rows;
}

export interface LineCases {
  readonly lineId: string;
  /** Null for none, here and below. */
  readonly open: number | null;
  readonly overdue: number | null;
  /** Answered or not, what members may see. */
  readonly shown: number | null;
}

/**
 * Cases on the lines of a plan: what the conversation counts object by object (`openCasesOf`), counted for a whole plan in
 * one pass over its cases. Lines without cases are left out. A test holds the two counts against each other.
 */
export async function casesByLine(db: Db, planId: string, today: Day): Promise<LineCases[]> {
  const { rows } = await sql<LineCases>`
    select c.subject_id as "lineId",
      nullif(count(*) filter (where c.state = 'open'), 0) as open,
      nullif(count(*) filter (where c.state = 'open' and c.due_on < ${today}::date), 0) as overdue,
      nullif(count(*) filter (where c.visibility = 'everyone'), 0) as shown
    from (
      select 'plan.action' as kind, id from plan_action where plan_id = ${planId}
      union all select 'plan.goal', id from plan_goal where plan_id = ${planId}) line
    join conversation_case c on c.subject_kind = line.kind and c.subject_id = line.id
    where c.state in ('open', 'answered')
      and not exists (
        select from conversation_hiding h
        where h.case_id = c.id and h.message_id is null and h.lifted_at is null)
    group by c.subject_id`.execute(db.withoutPlugins());
  return rows;
}
