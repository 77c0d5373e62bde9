import { dayIn, type Instant } from '#kernel/calendar.ts';
import type { Grant } from '#kernel/roles.ts';
import type { Actor, Context } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import { hashToken, newToken } from '#platform/secrets.ts';
import { TOKEN_PREFIX } from '../contract/scope.ts';
import { ABSOLUTE_DAYS, idleSince, ROTATION_GRACE_SECONDS, visitDay } from '../domain/session.ts';
import { findSession, findToken, noteVisit, rotateToken, type StandingSession } from '../store/session.ts';
import { noteTokenUse } from '../store/token.ts';

export const SESSION_COOKIE = 'inward_session';

/**
 * Who stands behind a cookie or an API token, null when it is not valid (any more). Called on every request: one
 * query, nothing cached, so that a revoked session, token or role counts for nothing from the next request on. Without
 * an exchange (a stream that asks who still listens) a session is only looked at: an open tab is no visit.
 */
export async function authenticate(
  ctx: Context,
  credentials: { readonly session: string | undefined; readonly bearer: string | undefined },
  exchange?: Pick<Exchange, 'setCookie'>,
): Promise<Actor | null> {
  if (credentials.bearer) return byToken(ctx, credentials.bearer);
  return credentials.session ? bySession(ctx, credentials.session, exchange) : null;
}

async function bySession(
  ctx: Context,
  token: string,
  exchange: Pick<Exchange, 'setCookie'> | undefined,
): Promise<Actor | null> {
  const hash = hashToken(token);
  const session = await findSession(ctx.db, hash, {
    now: ctx.now,
    idleSince: idleSince(ctx.now),
    graceSince: graceSince(ctx.now),
  });
  if (!session) return null;
  if (exchange) await welcome(ctx, exchange, { session, hash });
  return { ...actorOf(session), kind: 'person', scopes: null };
}

/** Notes the visit, and gives a new token for the old where rights have changed since. */
async function welcome(
  ctx: Context,
  exchange: Pick<Exchange, 'setCookie'>,
  { session, hash }: { session: StandingSession; hash: Buffer },
): Promise<void> {
  const today = visitDay(ctx.now);
  if (session.lastSeenAt < today) await noteVisit(ctx.db, session.id, today);
  if (!session.rotationDue || !session.newest) return;
  const fresh = newToken();
  const change = { from: hash, to: hashToken(fresh), now: ctx.now };
  if (await rotateToken(ctx.db, session.id, change)) giveSessionCookie(exchange, fresh);
}

async function byToken(ctx: Context, bearer: string): Promise<Actor | null> {
  if (!bearer.startsWith(TOKEN_PREFIX)) return null;
  const token = await findToken(ctx.db, hashToken(bearer), ctx.now);
  if (!token) return null;
  const today = dayIn('UTC', ctx.now);
  if (token.lastUsedOn !== today) await noteTokenUse(ctx.db, token.id, today);
  return { ...actorOf(token), kind: 'token', scopes: token.scopes };
}

/** Puts the session's token into the browser, until the session ends at the latest. */
export function giveSessionCookie(exchange: Pick<Exchange, 'setCookie'>, token: string): void {
  exchange.setCookie(SESSION_COOKIE, token, { maxAgeSeconds: ABSOLUTE_DAYS * 86_400 });
}

function graceSince(now: Instant): Instant {
  return new Date(Date.parse(now) - ROTATION_GRACE_SECONDS * 1000).toISOString();
}

function actorOf(
  standing: Pick<StandingSession, 'id' | 'personId' | 'grants' | 'leads' | 'language' | 'zone'>,
): Omit<Actor, 'kind' | 'scopes'> {
  const derived: Grant[] = [
    { role: 'member', unitId: null },
    ...(standing.leads ? [{ role: 'manager' as const, unitId: null }] : []),
  ];
  return {
    personId: standing.personId,
    credentialId: standing.id,
    grants: [...derived, ...standing.grants],
    language: standing.language ?? 'en',
    zone: standing.zone ?? 'UTC',
  };
}
