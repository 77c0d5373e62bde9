import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { ThreadRef } from '../contract/thread.ts';
import type { NodeRow } from './thread.ts';

/** Adds the node or writes it anew; `closedAt` keeps the first time that it was closed. */
export const putNode = (
  db: Db,
  { kind, id, title, ...facts }: NodeRow & { closedAt: string | null },
): Promise<unknown> => {
  const row = { ...facts, title: JSON.stringify(title) };
  return db
    .insertInto('brand_thread_node')
    .values({ kind, id, ...row })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'id']).doUpdateSet({
        ...row,
        closedAt: facts.closedAt && sql`coalesce(brand_thread_node.closed_at, ${facts.closedAt})`,
      }),
    )
    .execute();
};

/** Removes the node with its links in both directions. */
export const deleteNode = (db: Db, { kind, id }: ThreadRef): Promise<unknown> =>
  db.deleteFrom('brand_thread_node').where('kind', '=', kind).where('id', '=', id).execute();

export const closeNode = (db: Db, { kind, id }: ThreadRef, closedAt: string): Promise<unknown> =>
  db
    .updateTable('brand_thread_node')
    .set({ state: 'closed', closedAt })
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('state', '!=', 'closed')
    .execute();

/** The states of nodes that are there, kept from being closed or removed until the transaction ends. */
export async function lockNodes(
  db: Db,
  nodes: readonly ThreadRef[],
  strength: 'share' | 'update',
): Promise<(ThreadRef & { state: NodeRow['state'] })[]> {
  // In one order, so that two transactions wait for each other at most one way.
  const { rows } = await sql<ThreadRef & { state: NodeRow['state'] }>`
    select n.kind, n.id, n.state from brand_thread_node n
    join unnest(${nodes.map(({ kind }) => kind)}::text[], ${nodes.map(({ id }) => id)}::uuid[]) as wanted (kind, id)
      on wanted.kind = n.kind and wanted.id = n.id
    order by n.kind, n.id
    ${strength === 'share' ? sql`for share of n` : sql`for update of n`}`.execute(db);
  return rows;
}

/** Targets of the node's links upwards. */
export const linksFrom = async (db: Db, from: ThreadRef): Promise<ThreadRef[]> => {
  const rows = await db
    .selectFrom('brand_link')
    .select(['toKind', 'toId'])
    .where('fromKind', '=', from.kind)
    .where('fromId', '=', from.id)
    .orderBy('toKind')
    .orderBy('toId')
    .limit(1000)
    .execute();
  return rows.map(({ toKind, toId }) => ({ kind: toKind, id: toId }));
};

/** Links the node to exactly these targets. */
export async function replaceLinks(db: Db, from: ThreadRef, targets: readonly ThreadRef[]): Promise<void> {
  const wanted = sql`unnest(${targets.map(({ kind }) => kind)}::text[], ${targets.map(({ id }) => id)}::uuid[]) as wanted (kind, id)`;
  await sql`
    delete from brand_link
    where from_kind = ${from.kind} and from_id = ${from.id}
      and not exists (select from ${wanted} where wanted.kind = to_kind and wanted.id = to_id)`.execute(db);
  await sql`
    insert into brand_link (from_kind, from_id, to_kind, to_id)
    select ${from.kind}, ${from.id}, wanted.kind, wanted.id from ${wanted}
    on conflict do nothing`.execute(db);
}
