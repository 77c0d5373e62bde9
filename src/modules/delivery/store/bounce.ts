import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { BounceTable, SuppressionTable } from '../tables/email.ts';

/** False when it was reported before. */
export async function insertBounce(db: Db, row: Insertable<BounceTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('delivery_bounce')
    .values(row)
    .onConflict((conflict) => conflict.columns(['deliveryId', 'kind', 'status']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** A letter that had been taken on came back: it was not delivered. Gives the address that it went to. */
export async function failSent(db: Db, deliveryId: string, reason: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string | null }>`
    update delivery_delivery set state = 'failed', reason = ${reason}
    from people_person person
    where delivery_delivery.id = ${deliveryId} and delivery_delivery.state in ('sent', 'failed')
      and person.id = delivery_delivery.person_id
    returning person.email`.execute(db);
  return rows[0]?.email ?? undefined;
}

/** The address that a letter went to. */
export async function addressOf(db: Db, deliveryId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('delivery_delivery')
    .innerJoin('people_person', 'people_person.id', 'delivery_delivery.personId')
    .select('email')
    .where('delivery_delivery.id', '=', deliveryId)
    .executeTakeFirst();
  return row?.email ?? undefined;
}

/** Puts an address on the list; the first reason stays. */
export const suppress = (db: Db, row: Insertable<SuppressionTable>) =>
  db
    .insertInto('delivery_suppression')
    .values({ ...row, address: row.address.toLowerCase() })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .execute();

/** True when it was on the list. */
export async function liftSuppression(db: Db, address: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('delivery_suppression')
    .where('address', '=', address.toLowerCase())
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** A page of the list, the newest first. */
export function suppressions(
  db: Db,
  page: { after: { at: Instant; address: string } | undefined; limit: number },
) {
  const { after, limit } = page;
  return db
    .selectFrom('delivery_suppression')
    .select(['address', 'reason', 'words', 'createdAt'])
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`created_at < ${after?.at}::timestamptz or (created_at = ${after?.at}::timestamptz and address > ${after?.address})`,
      ),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('address')
    .limit(limit)
    .execute();
}

/** A page of what could not be delivered, the newest first. */
export function undelivered(
  db: Db,
  page: { after: { filedOn: Day; id: string } | undefined; limit: number; releaseId: string | undefined },
) {
  const { after, limit, releaseId } = page;
  return db
    .selectFrom('delivery_delivery')
    .innerJoin('people_person', 'people_person.id', 'delivery_delivery.personId')
    .select([
      'delivery_delivery.id',
      'filedOn',
      'personId',
      'name',
      'messageId',
      'delivery_delivery.state',
      'reason',
    ])
    .where('delivery_delivery.state', 'in', ['failed', 'suppressed'])
    .where('channel', '=', 'email')
    .$if(releaseId !== undefined, (query) => query.where('releaseId', '=', String(releaseId)))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(filed_on, delivery_delivery.id) < (${after?.filedOn}::date, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('filedOn', 'desc')
    .orderBy('delivery_delivery.id', 'desc')
    .limit(limit)
    .execute();
}
