import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { LinkTable } from '../tables.ts';

export const insertLink = (db: Db, row: LinkTable) => db.insertInto('access_link').values(row).execute();

export const findLink = (db: Db, linkId: string): Promise<LinkTable | undefined> =>
  db.selectFrom('access_link').selectAll().where('id', '=', linkId).executeTakeFirst();

/** Uses the link up; undefined when it was used or ran out: of two at once, one gets it. */
export const spendLink = (
  db: Db,
  linkId: string,
  now: Instant,
): Promise<{ personId: string | null } | undefined> =>
  db
    .updateTable('access_link')
    .set({ usedAt: now })
    .where('id', '=', linkId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('personId')
    .executeTakeFirst();

/** Makes the person's other links of the kind useless: the newest one counts. */
export const spendOtherLinks = (
  db: Db,
  {
    personId,
    kind,
    keep,
    now,
  }: Pick<LinkTable, 'kind'> & { personId: string; keep: string | null; now: Instant },
) =>
  db
    .updateTable('access_link')
    .set({ usedAt: now })
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('usedAt', 'is', null)
    .$if(keep !== null, (query) => query.where('id', '!=', keep))
    .execute();

export const spendAllLinks = (db: Db, personId: string, now: Instant) =>
  db
    .updateTable('access_link')
    .set({ usedAt: now })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .execute();
