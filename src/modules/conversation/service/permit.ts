import { BallotError } from '#kernel/ballot/ballot-error.ts';
import { ballotId, parseBallotInput } from '#kernel/ballot/ballot-input.ts';
import { fromBase64url, toBase64url } from '#kernel/ballot/base64url.ts';
import {
  generateBallotKey,
  importPrivateKey,
  importVerifyingKey,
  signBlinded,
  verify,
} from '#kernel/ballot/server.ts';
import type { Day } from '#kernel/calendar.ts';
import type { InputOf, OutputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { unseenContract } from '../contract/unseen.ts';
import { isoWeek, PERMITS_A_WEEK, spendableWeeks, weekOfScope } from '../domain/permit.ts';
import { claimPermits, findKey, insertKey, type PermitKey, spendPermit } from '../store/permit.ts';
import { hashBytes } from './reader-key.ts';
import { houseDay } from './view.ts';

/** The public half of this week's key; made now when nobody has needed it yet. */
export async function readPermitKey(ctx: Context) {
  const week = isoWeek(await houseDay(ctx));
  const { publicJwk } = await keyOf(ctx, week);
  return { week, key: publicJwk };
}

/**
 * Signs blinded values for a member, at most so many a week. What is kept is a hash of each blinded value, so that a lost
 * answer can be asked for again; it is uniformly distributed and fits every permit. No time is kept and no fact published.
 */
export async function drawPermits(
  ctx: Context,
  { week, blinded }: InputOf<typeof unseenContract.drawPermits>,
): Promise<OutputOf<typeof unseenContract.drawPermits>> {
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  if (!personId) return refuse('forbidden', 'conversation.permits_for_people');
  if (week !== isoWeek(await houseDay(ctx))) return refuse('conflict', 'conversation.permit_week_over');
  const { privatePem } = await keyOf(ctx, week);
  if (!privatePem) return refuse('conflict', 'conversation.permit_week_over');
  const key = importPrivateKey(privatePem);
  const values = blinded.map((text) => readable(() => fromBase64url(text, 'bad-input')));
  const signatures = values.map((value) => toBase64url(readable(() => signBlinded(key, value))));
  const hashes = values.map((value) => hashBytes('conversation.blinded', value));
  const granted = await ctx.transaction((tx) =>
    claimPermits(tx.db, { week, personId, hashes, most: PERMITS_A_WEEK }),
  );
  if (!granted) return refuse('too_many', 'conversation.no_permits_left', { count: PERMITS_A_WEEK });
  return { signatures };
}

/** Reads a permit and checks its signature; refused when it is not of a week that is taken today. */
export async function checkPermit(
  ctx: Context,
  given: { input: string; signature: string },
  today: Day,
): Promise<{ id: Buffer; week: string }> {
  const input = readable(() => fromBase64url(given.input, 'bad-input'));
  const signature = readable(() => fromBase64url(given.signature, 'bad-input'));
  const week = weekOfScope(readable(() => parseBallotInput(input)));
  if (!week || !spendableWeeks(today).includes(week))
    return refuse('conflict', 'conversation.permit_week_over');
  const key = await findKey(ctx.db, week);
  if (!key || !verify(importVerifyingKey(key.publicJwk), { input, signature }))
    return refuse('invalid', 'conversation.permit_not_valid');
  return { id: Buffer.from(ballotId(input), 'hex'), week };
}

/** Spends a checked permit; false when it was spent before. */
export async function spend(tx: Context, checked: { id: Buffer; week: string }): Promise<boolean> {
  return (await spendPermit(tx.db, checked)) !== undefined;
}

/** Of several processes that make a key at once, one stands; all then read that one. */
async function keyOf(ctx: Context, week: string): Promise<PermitKey> {
  const known = await findKey(ctx.db, week);
  if (known) return known;
  await insertKey(ctx.db, { week, ...(await generateBallotKey()) });
  const made = await findKey(ctx.db, week);
  if (!made) throw new Error(`The permit key of ${week} could not be kept`);
  return made;
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BallotError) return refuse('invalid', 'conversation.permit_not_valid');
    throw error;
  }
}
