import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import { THREAD_KINDS, type ThreadKind, type ThreadRef } from '../contract/thread.ts';
import { LONGEST_WALK } from '../domain/thread.ts';

export interface NodeRow extends ThreadRef {
  title: Editions;
  state: 'draft' | 'open' | 'closed';
  sealed: boolean;
  ownerId: string | null;
  startsOn: Day | null;
  endsOn: Day | null;
}

export interface LinkedRow extends NodeRow {
  links: ThreadRef[];
}

/** Whose eyes: drafts are walked and shown only for those who may see them. */
export interface Sight {
  readonly drafts: boolean;
}

const COLUMNS = sql`n.kind, n.id, n.title, n.state, n.sealed, n.owner_id, n.starts_on, n.ends_on`;
const seen = ({ drafts }: Sight) => sql`(${drafts} or n.state <> 'draft')`;
/**
 * Nodes of the set `shown (kind, id, …)` with the links among them. Each node's links are looked up by index, and a
 * filter of an aggregate cannot become a join: whatever the planner guesses about the sizes, this stays linear.
 */
const withLinks = (extra: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`
  select ${COLUMNS}, ${extra} coalesce(linked.links, '[]') as links
  from shown
  join brand_thread_node n on n.kind = shown.kind and n.id = shown.id
  left join lateral (
    select jsonb_agg(jsonb_build_object('kind', l.to_kind, 'id', l.to_id) order by l.to_kind, l.to_id)
      filter (where (l.to_kind, l.to_id) in (select s.kind, s.id from shown s)) as links
    from brand_link l
    where l.from_kind = n.kind and l.from_id = n.id
  ) linked on true
  order by ${order}`;

/** The set `reach (kind, id, depth)` of what is linked to the starts, upwards or downwards, themselves at depth 0. */
const reachFrom = (starts: readonly ThreadRef[], direction: 'up' | 'down', may: RawBuilder<unknown>) => sql`
  reach as (
    select n.kind, n.id, 0 as depth
    from brand_thread_node n
    join unnest(${starts.map(({ kind }) => kind)}::text[], ${starts.map(({ id }) => id)}::uuid[]) as start (kind, id)
      on start.kind = n.kind and start.id = n.id
    where ${may}
    union
    select n.kind, n.id, r.depth + 1
    from reach r
    join brand_link l on ${
      direction === 'up'
        ? sql`l.from_kind = r.kind and l.from_id = r.id`
        : sql`l.to_kind = r.kind and l.to_id = r.id`
    }
    join brand_thread_node n on ${
      direction === 'up'
        ? sql`n.kind = l.to_kind and n.id = l.to_id`
        : sql`n.kind = l.from_kind and n.id = l.from_id`
    }
    where r.depth < ${LONGEST_WALK} and ${may}
  )`;

/** One object and all that is linked to it in one direction, the nearest first; empty when it may not be seen. */
export async function walk(
  db: Db,
  start: ThreadRef,
  { direction, limit, ...sight }: Sight & { direction: 'up' | 'down'; limit: number },
): Promise<(LinkedRow & { depth: number })[]> {
  const { rows } = await sql<LinkedRow & { depth: number }>`
    with recursive ${reachFrom([start], direction, seen(sight))}
    , shown as (
      select kind, id, min(depth) as depth from reach group by kind, id order by min(depth), kind, id limit ${limit}
    )
    ${withLinks(sql`shown.depth,`, sql`shown.depth, n.kind, n.id`)}`.execute(db);
  return rows;
}

/** The graph in the order of the kinds: what is not closed, or what was open at some time of the period. */
export async function graph(
  db: Db,
  { period, limit, ...sight }: Sight & { period: { from: Day; to: Day } | undefined; limit: number },
): Promise<LinkedRow[]> {
  const during = period
    ? sql`coalesce(n.starts_on <= ${period.to}, true) and coalesce(n.ends_on >= ${period.from}, true)
          and coalesce(n.closed_at >= ${period.from}::date, true)`
    : sql`n.state <> 'closed'`;
  const rank = sql`array_position(${[...THREAD_KINDS]}::text[], n.kind)`;
  const { rows } = await sql<LinkedRow>`
    with shown as (
      select n.kind, n.id from brand_thread_node n
      where ${seen(sight)} and ${during}
      order by ${rank}, n.id limit ${limit}
    )
    ${withLinks(sql``, sql`${rank}, n.id`)}`.execute(db);
  return rows;
}

/** All that is not closed below the starts, each with what it is linked to above that is not closed. */
export async function below(
  db: Db,
  starts: readonly ThreadRef[],
  limit: number,
): Promise<(NodeRow & { above: ThreadRef[] })[]> {
  const { rows } = await sql<NodeRow & { above: ThreadRef[] }>`
    with recursive ${reachFrom(starts, 'down', sql`n.state <> 'closed'`)}
    , found as (select kind, id from reach group by kind, id having min(depth) > 0 limit ${limit})
    select ${COLUMNS}, coalesce(upward.above, '[]') as above
    from found
    join brand_thread_node n on n.kind = found.kind and n.id = found.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', l.to_kind, 'id', l.to_id)) as above
      from brand_link l
      join brand_thread_node t on t.kind = l.to_kind and t.id = l.to_id and t.state <> 'closed'
      where l.from_kind = n.kind and l.from_id = n.id
    ) upward on true
    order by array_position(${[...THREAD_KINDS]}::text[], n.kind), n.id`.execute(db);
  return rows;
}

export interface GapRow extends NodeRow {
  code: string;
}

/** What is not closed and lacks, by one of the rules, every link that would do. */
export async function lackingLinks(
  db: Db,
  rules: readonly {
    code: string;
    kind: ThreadKind;
    direction: 'up' | 'down';
    kinds: readonly ThreadKind[];
  }[],
  limit: number,
): Promise<GapRow[]> {
  const { rows } = await sql<GapRow>`
    select r.code, ${COLUMNS}
    from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r (code text, kind text, direction text, kinds text[])
    join brand_thread_node n on n.kind = r.kind and n.state <> 'closed'
    where not exists (
      select from brand_link l join brand_thread_node o on o.kind = l.to_kind and o.id = l.to_id
      where r.direction = 'up' and l.from_kind = n.kind and l.from_id = n.id
        and o.kind = any (r.kinds) and o.state <> 'closed')
      and not exists (
      select from brand_link l join brand_thread_node o on o.kind = l.from_kind and o.id = l.from_id
      where r.direction = 'down' and l.to_kind = n.kind and l.to_id = n.id
        and o.kind = any (r.kinds) and o.state <> 'closed')
    order by array_position(${[...THREAD_KINDS]}::text[], n.kind), r.code, n.id
    limit ${limit}`.execute(db);
  return rows;
}

/** Values of the current version without behaviours, and promises without proofs. */
export async function lackingSubstance(db: Db, limit: number): Promise<GapRow[]> {
  const { rows } = await sql<GapRow>`
    select case o.kind when 'value' then 'value_without_behaviours' else 'promise_without_proof' end as code, ${COLUMNS}
    from brand_object o
    join brand_thread_node n on n.kind = o.kind and n.id = o.id and n.state <> 'closed'
    where o.version_id = (select id from brand_version where state = 'published' order by number desc limit 1)
      and case o.kind when 'value' then o.content -> 'behaviours' else o.content -> 'proofs' end = '[]'
    order by o.kind desc, o.position, o.id
    limit ${limit}`.execute(db);
  return rows;
}
