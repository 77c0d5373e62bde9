import { dayIn } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { type Context, NOBODY } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import { hashToken, newToken } from '#platform/secrets.ts';
import { deviceFrom } from '../domain/device.ts';
import {
  absoluteEnd,
  idleSince,
  type SignInMethod,
  STATES_THAT_SIGN_IN,
  visitDay,
} from '../domain/session.ts';
import { signedIn, signedOut } from '../events.ts';
import type { SignInPerson } from '../store/person.ts';
import {
  endSession,
  endSessionByHash,
  endSessions,
  insertSession,
  listSessions,
  noteDevice,
} from '../store/session.ts';
import { giveSessionCookie, SESSION_COOKIE } from './authenticate.ts';
import { namedBrowser } from './browser.ts';
import { sendMailJob } from './mail.ts';

export interface NewSession {
  readonly personId: string;
  readonly method: SignInMethod;
  readonly userAgent: string;
  /** The browser's name, hashed. */
  readonly browser: Buffer;
}

/** Opens a session and gives its token, which is kept nowhere. */
export async function openSession(ctx: Context, opening: NewSession): Promise<{ id: string; token: string }> {
  const id = newId(Date.parse(ctx.now));
  const token = newToken();
  const { personId, method } = opening;
  await ctx.transaction(async (tx) => {
    await insertSession(tx.db, {
      id,
      personId,
      tokenHash: hashToken(token),
      method,
      ...deviceFrom(opening.userAgent),
      openedAt: ctx.now,
      lastSeenAt: visitDay(ctx.now),
      endsAt: absoluteEnd(ctx.now),
    });
    const subject = { kind: 'people.person', id: personId };
    await inNameOf(tx, personId, id).publish(signedIn, subject, { sessionId: id, method });
    const device = await noteDevice(tx.db, { personId, deviceHash: opening.browser, day: visitDay(ctx.now) });
    if (device.isNew && device.others)
      await tx.enqueue(sendMailJob, { template: 'newDevice', personId, sessionId: id });
  });
  return { id, token };
}

/** Signs a person in on the browser that asks. The session that it had before ends: a new one each time. */
export async function enter(
  ctx: Context,
  exchange: Exchange,
  { personId, method }: Pick<NewSession, 'personId' | 'method'>,
): Promise<void> {
  const browser = namedBrowser(exchange);
  const earlier = exchange.cookie(SESSION_COOKIE);
  const { token } = await ctx.transaction(async (tx) => {
    if (earlier) await endSessionByHash(tx.db, hashToken(earlier));
    return openSession(tx, { personId, method, userAgent: exchange.userAgent, browser });
  });
  giveSessionCookie(exchange, token);
}

/** Whether the person works here, so that they may sign in. */
export function maySignIn(person: Pick<SignInPerson, 'state'> | undefined): boolean {
  return STATES_THAT_SIGN_IN.some((state) => state === person?.state);
}

/** The same context, its facts told in the name of a person who has just proved who they are. */
export function inNameOf(ctx: Context, personId: string, credentialId: string | null = null): Context {
  return ctx.as({ ...NOBODY, kind: 'person', personId, credentialId });
}

/** The person who asks, at a screen; API tokens are refused: they must not make or change ways to sign in. */
export function personAtScreen(ctx: Context): { personId: string; sessionId: string } {
  const { kind, personId, credentialId } = ctx.actor;
  if (kind !== 'person' || !personId || !credentialId) return refuse('forbidden', 'access.not_with_token');
  return { personId, sessionId: credentialId };
}

export async function listDevices(ctx: Context) {
  const { personId, sessionId } = personAtScreen(ctx);
  const sessions = await listSessions(ctx.db, personId, { now: ctx.now, idleSince: idleSince(ctx.now) });
  const rows = sessions.map(({ openedAt, lastSeenAt, ...session }) => ({
    ...session,
    openedOn: dayIn(ctx.actor.zone, openedAt),
    // Kept by the day of UTC; a zone of its own would move it to the day before.
    lastSeenOn: dayIn('UTC', lastSeenAt),
    current: session.id === sessionId,
  }));
  return { rows };
}

/** Ends the session of this browser, if there is one. */
export async function signOut(ctx: Context, exchange: Exchange): Promise<Record<string, never>> {
  const token = exchange.cookie(SESSION_COOKIE);
  exchange.clearCookie(SESSION_COOKIE);
  if (!token) return {};
  await ctx.transaction(async (tx) => {
    const ended = await endSessionByHash(tx.db, hashToken(token));
    if (!ended) return;
    const subject = { kind: 'people.person', id: ended.personId };
    await inNameOf(tx, ended.personId).publish(signedOut, subject, { sessions: 1 });
  });
  return {};
}

export async function signOutDevice(ctx: Context, sessionId: string): Promise<Record<string, never>> {
  const { personId } = personAtScreen(ctx);
  await ctx.transaction(async (tx) => {
    if (!(await endSession(tx.db, personId, sessionId))) refuse('not_found', 'access.session_not_found');
    await tx.publish(signedOut, { kind: 'people.person', id: personId }, { sessions: 1 });
  });
  return {};
}

export async function signOutOthers(ctx: Context): Promise<{ ended: number }> {
  const { personId, sessionId } = personAtScreen(ctx);
  return ctx.transaction(async (tx) => {
    const ended = await endSessions(tx.db, personId, sessionId);
    if (ended > 0) {
      const subject = { kind: 'people.person', id: personId };
      await tx.publish(signedOut, subject, { sessions: ended });
    }
    return { ended };
  });
}
