import type { Insertable } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { TokenTable } from '../tables.ts';

export const insertToken = (db: Db, row: Insertable<TokenTable>) =>
  db.insertInto('access_token').values(row).execute();

interface Page {
  readonly personId: string | null;
  readonly now: Instant;
  readonly after: string | undefined;
  readonly limit: number;
}

/** A page of the tokens that still work, newest first; of everybody when no person is named. */
export const listTokens = (db: Db, { personId, now, after, limit }: Page) =>
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
    .$if(after !== undefined, (query) => query.where('token.id', '<', String(after)))
    .orderBy('token.id', 'desc')
    .limit(limit)
    .execute();

export const findTokenOwner = (db: Db, tokenId: string): Promise<{ personId: string } | undefined> =>
  db.selectFrom('access_token').select('personId').where('id', '=', tokenId).executeTakeFirst();

export const deleteToken = (db: Db, tokenId: string) =>
  db.deleteFrom('access_token').where('id', '=', tokenId).returning('id').executeTakeFirst();

export const deleteTokensOf = (db: Db, personId: string): Promise<{ id: string }[]> =>
  db.deleteFrom('access_token').where('personId', '=', personId).returning('id').execute();

export const noteTokenUse = (db: Db, tokenId: string, day: Day) =>
  db.updateTable('access_token').set({ lastUsedOn: day }).where('id', '=', tokenId).execute();
