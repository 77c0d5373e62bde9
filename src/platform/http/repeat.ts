import { createHash } from 'node:crypto';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { brokenUnique, type Json } from '../database.ts';

declare module '../database.ts' {
  interface Tables {
    platform_repeat: {
      actorKey: string;
      endpoint: string;
      key: string;
      fingerprint: string;
      status: number;
      answer: Json;
      at: string;
    };
  }
}

interface Request {
  readonly actorKey: string;
  readonly endpoint: string;
  readonly key: string;
  readonly input: unknown;
}

/**
 * Gives a repeated creating request the answer of the first. The answer is kept in the transaction of the change, so
 * either both are there or neither: a process killed in between leaves nothing, and the repeat does the work.
 * Two at once: the second waits on the primary key, then fails on it, and is answered from what the first kept.
 */
export async function onlyOnce<T>(
  ctx: Context,
  request: Request,
  work: (tx: Context) => Promise<T>,
): Promise<T> {
  const fingerprint = createHash('sha256').update(JSON.stringify(request.input)).digest('base64url');
  const kept = await earlierAnswer<T>(ctx, request, fingerprint);
  if (kept) return kept.answer;
  try {
    return await ctx.transaction(async (tx) => {
      const { actorKey, endpoint, key } = request;
      const claim = { actorKey, endpoint, key, fingerprint, status: 0, answer: 'null', at: ctx.now };
      await tx.db.insertInto('platform_repeat').values(claim).execute();
      const answer = await work(tx);
      await tx.db
        .updateTable('platform_repeat')
        .set({ answer: JSON.stringify(answer ?? null) })
        .where('actorKey', '=', actorKey)
        .where('endpoint', '=', endpoint)
        .where('key', '=', key)
        .execute();
      return answer;
    });
  } catch (error) {
    if (brokenUnique(error) !== 'platform_repeat_pkey') throw error;
    const first = await earlierAnswer<T>(ctx, request, fingerprint);
    return first ? first.answer : refuse('conflict', 'request_under_way');
  }
}

async function earlierAnswer<T>(
  ctx: Context,
  request: Request,
  fingerprint: string,
): Promise<{ answer: T } | undefined> {
  const row = await ctx.db
    .selectFrom('platform_repeat')
    .select(['fingerprint', 'answer'])
    .where('actorKey', '=', request.actorKey)
    .where('endpoint', '=', request.endpoint)
    .where('key', '=', request.key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.fingerprint !== fingerprint) return refuse('conflict', 'repeat_key_used_for_another_request');
  // What this very endpoint answered before; the contract strips it again on the way out.
  return { answer: row.answer as T };
}
