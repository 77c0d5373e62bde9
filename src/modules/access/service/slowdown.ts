import { addMinutes } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import { installationSecret, keyedHash } from '#platform/secrets.ts';
import { delayAfter, FORGET_AFTER_HOURS, SLOWDOWNS, type Slowdown } from '../domain/slowdown.ts';
import { signInSlowedDown } from '../events.ts';
import { knowsDevice } from '../store/session.ts';
import { countTry, findWait, forgetFailures, takeBackTry } from '../store/throttle.ts';
import { knownBrowser } from './browser.ts';

export interface CountedTry {
  /** It was the right person: their failures are forgotten, the address gets its try back. */
  succeeded(): Promise<void>;
}

/**
 * Counts a try to get in, before it is known whether it succeeds; refuses with the seconds to wait (`count`) when tries failed too
 * often. The same for names that nobody has: they are counted as typed.
 */
export async function countSignInTry(
  ctx: Context,
  exchange: Exchange,
  { name, personId }: { name: string; personId: string | undefined },
): Promise<CountedTry> {
  const browser = knownBrowser(exchange);
  // Asked for nobody too, so that the time of the answer tells nothing.
  const known = browser !== undefined && (await knowsDevice(ctx.db, personId ?? newId(), browser));
  const kind = known ? 'knownBrowser' : 'account';
  const typed = name.normalize('NFC').toLowerCase();
  const addressKey = await keyOf(ctx, 'address', exchange.address);
  const accountKey = await keyOf(ctx, kind, known ? `${typed} ${browser.toString('hex')}` : typed);
  await count(ctx, 'address', addressKey);
  const failures = await count(ctx, kind, accountKey);
  // Once per wave of guesses: at the first failure that is followed by a wait.
  if (personId && delayAfter(failures, kind) > 0 && delayAfter(failures - 1, kind) === 0)
    await ctx.publish(signInSlowedDown, { kind: 'people.person', id: personId }, {});
  return {
    async succeeded() {
      await forgetFailures(ctx.db, accountKey);
      await takeBackTry(ctx.db, addressKey);
    },
  };
}

/** Counts something that anyone can cause and that lands on one account or address, without an outcome to wait for. */
export async function countOccasion(ctx: Context, kind: Slowdown, of: string): Promise<void> {
  await count(ctx, kind, await keyOf(ctx, kind, of.toLowerCase()));
}

async function count(ctx: Context, kind: Slowdown, key: Buffer): Promise<number> {
  const forgetBefore = addMinutes(ctx.now, -FORGET_AFTER_HOURS * 60);
  const counted = await countTry(ctx.db, { key, delays: SLOWDOWNS[kind] }, { now: ctx.now, forgetBefore });
  if (counted) return counted.failures;
  const wait = await findWait(ctx.db, key);
  const seconds = wait ? Math.ceil((Date.parse(wait.allowedAt) - Date.parse(ctx.now)) / 1000) : 1;
  return refuse('too_many', 'access.slow_down', { count: Math.max(1, seconds) });
}

async function keyOf(ctx: Context, kind: Slowdown, of: string): Promise<Buffer> {
  return keyedHash(await installationSecret(ctx.db, 'access.slowdown'), `${kind}:${of}`);
}
