import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { hashPassword, needsRehash, passwordFits } from '#platform/password.ts';
import type { sessionContract } from '../contract/session.ts';
import { personByEmail, personByNumber, replaceHash, type SignInPerson } from '../store/person.ts';
import { redeemCode } from './code.ts';
import { enter, listDevices, maySignIn, signOut, signOutDevice, signOutOthers } from './session.ts';
import { countSignInTry } from './slowdown.ts';

export const sessionHandlers: Handlers<typeof sessionContract> = {
  readWaysIn: (ctx) => ({ mail: ctx.mail !== undefined, oidc: ctx.identityProvider !== undefined }),
  signIn,
  signInByCode: redeemCode,
  listDevices: (ctx) => listDevices(ctx),
  signOut: (ctx, _input, exchange) => signOut(ctx, exchange),
  signOutOthers: (ctx) => signOutOthers(ctx),
  signOutDevice: (ctx, { sessionId }) => signOutDevice(ctx, sessionId),
};

/**
 * Signs in with a password. A name that nobody has, a person without a password, one who left, and a wrong password
 * are answered alike, after the same queries and one argon2 computation each.
 */
async function signIn(
  ctx: Context,
  { name, password }: InputOf<typeof sessionContract.signIn>,
  exchange: Exchange,
) {
  const person = await findByName(ctx, name);
  const counted = await countSignInTry(ctx, exchange, { name, personId: person?.id });
  const fits = await passwordFits(person?.passwordHash ?? undefined, password);
  if (!person || !fits || !maySignIn(person)) return refuse('unauthenticated', 'access.sign_in_failed');
  await counted.succeeded();
  await renewHash(ctx, person, password);
  await enter(ctx, exchange, { personId: person.id, method: 'password' });
  return {};
}

/** What has an @ is an e-mail address; everything else an employee number. */
function findByName(ctx: Context, name: string): Promise<SignInPerson | undefined> {
  return name.includes('@') ? personByEmail(ctx.db, name) : personByNumber(ctx.db, name);
}

async function renewHash(ctx: Context, { id, passwordHash }: SignInPerson, password: string): Promise<void> {
  if (!passwordHash || !needsRehash(passwordHash)) return;
  await replaceHash(ctx.db, { personId: id, from: passwordHash, to: await hashPassword(password) });
}
