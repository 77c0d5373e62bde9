import type { Insertable } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { TokenTable } from '../tables.ts';

export const insertToken = (db: Db, row: Insertable<TokenTable>) =>
  db.insertInto('access_token').values(row).execute();

/** Tokens that still work, newest first; of everybody when no person is named. */
export const listTokens = (db: Db, { personId, now }: { personId: string | null; now: Instant }) =>
  db
    .selectFrom('access_token as token')
    .innerJoin('people_person as person', 'person.id', 'token.personId')
    .select([
      'token.id',
      'token.name',
      'token.personId',
      'person.name as personName',
      'token.scopes',
      'token.createdAt',
      'token.expiresAt',
      'token.lastUsedOn',
    ])
    .where('token.expiresAt', '>', now)
    .$if(personId !== null, (query) => query.where('token.personId', '=', personId))
    .orderBy('token.id', 'desc')
    .limit(500)
    .execute();

export const findTokenOwner = (db: Db, tokenId: string): Promise<{ personId: string } | undefined> =>
  db.selectFrom('access_token').select('personId').where('id', '=', tokenId).executeTakeFirst();

export const deleteToken = (db: Db, tokenId: string) =>
  db.deleteFrom('access_token').where('id', '=', tokenId).returning('id').executeTakeFirst();

export const noteTokenUse = (db: Db, tokenId: string, day: Day) =>
  db.updateTable('access_token').set({ lastUsedOn: day }).where('id', '=', tokenId).execute();
