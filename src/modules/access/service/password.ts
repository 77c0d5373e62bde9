import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { hashPassword, passwordFits } from '#platform/password.ts';
import { hashToken, newToken } from '#platform/secrets.ts';
import { weaknesses } from '#platform/strength.ts';
import type { passwordContract } from '../contract/password.ts';
import { cameInJustNow, provedByMail, type SignInMethod } from '../domain/session.ts';
import { passwordChanged, tokenRevoked } from '../events.ts';
import { keepPassword, personById, type SignInPerson } from '../store/person.ts';
import { endSessions, replaceToken, sessionById } from '../store/session.ts';
import { deleteTokensOf } from '../store/token.ts';
import { giveSessionCookie } from './authenticate.ts';
import { sendMailJob } from './mail.ts';
import { personAtScreen } from './session.ts';
import { countSignInTry } from './slowdown.ts';

export const passwordHandlers: Handlers<typeof passwordContract> = {
  changePassword,
  judgePassword(_ctx, { password, details }) {
    const reasons = weaknesses(password, details);
    return { strong: reasons.length === 0, reasons };
  },
};

/** Refuses a password that is weak for this person, saying why. */
export async function refuseWeak(
  ctx: Context,
  password: string,
  person: Pick<SignInPerson, 'name' | 'email' | 'employeeNumber'>,
): Promise<void> {
  const { name } = await organisationOf(ctx);
  const reasons = weaknesses(password, [person.name, person.email, person.employeeNumber, name]);
  if (reasons.length > 0) refuse('invalid', 'access.weak_password', { reasons });
}

/**
 * Sets a person's password, inside a transaction that the caller opened: ends all other sessions of theirs, revokes their
 * API tokens (whoever had the old password may have made one, good for a year), and tells them by mail that it happened.
 */
export async function setPassword(
  tx: Context,
  { personId, passwordHash, method, keepSession }: NewPassword,
): Promise<void> {
  await keepPassword(tx.db, { personId, passwordHash, passwordSetAt: tx.now });
  await endSessions(tx.db, personId, keepSession);
  for (const { id } of await deleteTokensOf(tx.db, personId))
    await tx.publish(tokenRevoked, { kind: 'people.person', id: personId }, { tokenId: id });
  await tx.publish(passwordChanged, { kind: 'people.person', id: personId }, { method });
  await tx.enqueue(sendMailJob, { template: 'passwordChanged', personId });
}

interface NewPassword {
  readonly personId: string;
  /** Hashed outside the transaction: argon2 must not hold locks. */
  readonly passwordHash: string;
  /** How the person proved who they are. */
  readonly method: SignInMethod;
  readonly keepSession: string | null;
}

async function changePassword(
  ctx: Context,
  { current, next }: InputOf<typeof passwordContract.changePassword>,
  exchange: Exchange,
) {
  const { personId, sessionId } = personAtScreen(ctx);
  const person = (await personById(ctx.db, personId)) ?? refuse('unauthenticated', 'sign_in_first');
  const session = (await sessionById(ctx.db, sessionId)) ?? refuse('unauthenticated', 'sign_in_first');
  if (person.passwordHash && !provedByMail(session, ctx.now))
    await askForPresentPassword(ctx, exchange, { person, current });
  await refuseWeak(ctx, next, person);
  const passwordHash = await hashPassword(next);
  const token = newToken();
  await ctx.transaction(async (tx) => {
    await setPassword(tx, { personId, passwordHash, method: session.method, keepSession: sessionId });
    await replaceToken(tx.db, sessionId, hashToken(token));
  });
  giveSessionCookie(exchange, token);
  return {};
}

/**
 * Before a way in is added that outlives the session: asks for the present password, unless the person came in just now
 * or has none.
 */
export async function proveAnew(
  ctx: Context,
  exchange: Exchange,
  current: string | undefined,
): Promise<{ personId: string }> {
  const { personId, sessionId } = personAtScreen(ctx);
  const person = (await personById(ctx.db, personId)) ?? refuse('unauthenticated', 'sign_in_first');
  const session = (await sessionById(ctx.db, sessionId)) ?? refuse('unauthenticated', 'sign_in_first');
  if (person.passwordHash && !cameInJustNow(session, ctx.now))
    await askForPresentPassword(ctx, exchange, { person, current });
  return { personId };
}

/** A browser left open must not be enough to take an account over. Guesses count as at sign-in. */
async function askForPresentPassword(
  ctx: Context,
  exchange: Exchange,
  { person, current }: { person: SignInPerson; current: string | undefined },
): Promise<void> {
  if (current === undefined) return refuse('invalid', 'access.present_password_needed');
  const counted = await countSignInTry(ctx, exchange, { name: person.id, personId: person.id });
  if (!(await passwordFits(person.passwordHash ?? undefined, current)))
    return refuse('invalid', 'access.present_password_wrong');
  await counted.succeeded();
}
