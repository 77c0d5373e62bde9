import { addMinutes } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import { installationSecret, keyedHash } from '#platform/secrets.ts';
import {
  delayAfter,
  FORGET_AFTER_HOURS,
  HALF_LIFE_HOURS,
  SLOWDOWNS,
  type Slowdown,
  TRIES_TAKEN_BACK,
} from '../domain/slowdown.ts';
import { signInSlowedDown } from '../events.ts';
import { knowsDevice } from '../store/session.ts';
import { countTry, findWait, forgetFailures, takeBackTries } from '../store/throttle.ts';
import { knownBrowser } from './browser.ts';

export interface CountedTry {
  /** It was the right person: their failures are forgotten, the address gets its try back. */
  succeeded(): Promise<void>;
}

interface Trying {
  /** What was typed. */
  readonly name: string;
  readonly personId: string | undefined;
}

/**
 * Counts a try to get in, before it is known whether it succeeds; refuses with the seconds to wait (`count`) when tries
 * failed too often. The same for names that nobody has: they are counted as typed.
 */
export async function countSignInTry(ctx: Context, exchange: Exchange, trying: Trying): Promise<CountedTry> {
  const { personId } = trying;
  const browser = await browserKnownFor(ctx, exchange, trying);
  const kind = browser ? 'knownBrowser' : 'account';
  const accountKey = await keyOf(ctx, kind, keyText(trying.name, browser));
  const addressKey = browser ? undefined : await keyOf(ctx, 'address', exchange.address);
  if (addressKey) await count(ctx, 'address', addressKey);
  const failures = await count(ctx, kind, accountKey);
  // Once per wave of guesses: at the first failure that is followed by a wait.
  if (personId && delayAfter(failures, kind) > 0 && delayAfter(failures - 1, kind) === 0)
    await ctx.publish(signInSlowedDown, { kind: 'people.person', id: personId }, {});
  return {
    async succeeded() {
      await forgetFailures(ctx.db, accountKey);
      if (addressKey) await takeBackTries(ctx.db, addressKey, TRIES_TAKEN_BACK);
    },
  };
}

/**
 * Counts a mail that anyone can cause, by its address; refuses when there were too many. From a browser in which the
 * person has signed in before they are counted apart: others cannot keep the owner's own mail away.
 */
export async function countMail(ctx: Context, exchange: Exchange, trying: Trying): Promise<void> {
  const browser = await browserKnownFor(ctx, exchange, trying);
  await count(ctx, 'mail', await keyOf(ctx, 'mail', keyText(trying.name, browser)));
}

/** The browser, if the person has signed in with it before. Asked for nobody too: the time tells nothing then. */
async function browserKnownFor(
  ctx: Context,
  exchange: Exchange,
  { personId }: Trying,
): Promise<Buffer | undefined> {
  const browser = knownBrowser(exchange);
  return browser && (await knowsDevice(ctx.db, personId ?? newId(), browser)) ? browser : undefined;
}

function keyText(name: string, browser: Buffer | undefined): string {
  const typed = name.normalize('NFC').toLowerCase();
  return browser ? `${typed} ${browser.toString('hex')}` : typed;
}

async function count(ctx: Context, kind: Slowdown, key: Buffer): Promise<number> {
  const forgetBefore = addMinutes(ctx.now, -FORGET_AFTER_HOURS * 60);
  const attempt = { key, delays: SLOWDOWNS[kind], halfLifeHours: HALF_LIFE_HOURS[kind] ?? null };
  const counted = await countTry(ctx.db, attempt, { now: ctx.now, forgetBefore });
  if (counted) return counted.failures;
  const wait = await findWait(ctx.db, key);
  const seconds = wait ? Math.ceil((Date.parse(wait.allowedAt) - Date.parse(ctx.now)) / 1000) : 1;
  return refuse('too_many', 'access.slow_down', { count: Math.max(1, seconds) });
}

async function keyOf(ctx: Context, kind: Slowdown, of: string): Promise<Buffer> {
  return keyedHash(await installationSecret(ctx.db, 'access.slowdown'), `${kind}:${of}`);
}
