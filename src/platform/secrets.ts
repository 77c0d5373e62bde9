import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from './database.ts';

declare module './database.ts' {
  interface Tables {
    platform_secret: { name: string; value: Buffer; createdAt: string };
  }
}

/**
 * The installation's own secret of that name, made at first use. Of several processes at once the first one's secret
 * stands: the others' insert waits for it, does nothing, and they read what is there.
 */
export async function installationSecret(db: Db, name: string): Promise<Buffer> {
  const known = await findSecret(db, name);
  if (known) return known;
  await db
    .insertInto('platform_secret')
    .values({ name, value: randomBytes(32), createdAt: new Date().toISOString() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const made = await findSecret(db, name);
  if (!made) throw new Error(`The secret ${name} could not be kept`);
  return made;
}

/** A text of 256 random bits that fits into a cookie, an address and a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a random token. SHA-256 without salt is enough: 256 random bits cannot be guessed or tabled. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** HMAC-SHA-256 of a text under an installation secret. */
export function keyedHash(secret: Buffer, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

/** Compares without telling by its time where the two differ. */
export function sameBytes(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

async function findSecret(db: Db, name: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('platform_secret')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
}
