import { addMinutes, dayIn, type Instant } from '#kernel/calendar.ts';

/** Two weeks without a visit end a session: a fortnight's holiday does not, a forgotten shared computer does. */
export const IDLE_DAYS = 14;

/** A quarter ends it whatever happens, so that a stolen cookie does not live on by being used (OWASP ASVS 5.0, 7.3). */
export const ABSOLUTE_DAYS = 90;

/**
 * How a visit is kept: as the first instant of its day (UTC). A closer time, copied now and then, would tell who was here
 * when a sealed ballot came.
 */
export function visitDay(at: Instant): Instant {
  return `${dayIn('UTC', at)}T00:00:00.000Z`;
}

/** After a rotation the old token is taken so long: requests that were under way together still carry it. */
export const ROTATION_GRACE_SECONDS = 60;

/** How a session was opened. */
export const SIGN_IN_METHODS = [
  'password',
  'link',
  'invitation',
  'code',
  'passkey',
  'oidc',
  'foundation',
  'operator',
] as const;

export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** Who may sign in: people who work here. A candidate has no account, and who left has none any more. */
export const STATES_THAT_SIGN_IN = ['active', 'on_leave'] as const;

const DAY_MINUTES = 24 * 60;

/** The instant at which a session opened now ends at the latest. */
export function absoluteEnd(openedAt: Instant): Instant {
  return addMinutes(openedAt, ABSOLUTE_DAYS * DAY_MINUTES);
}

/**
 * Sessions last seen on this day or before are over. Only the day is known, so whoever came late on it is given its end:
 * never less than two weeks, and up to a day more.
 */
export function idleSince(now: Instant): Instant {
  return visitDay(addMinutes(now, -(IDLE_DAYS + 1) * DAY_MINUTES));
}

/**
 * Whether a password may be set without the present one: right after coming in through a link that was sent to the
 * person's own mailbox. This is how a forgotten password is replaced.
 */
export function provedByMail(session: { method: SignInMethod; openedAt: Instant }, now: Instant): boolean {
  return ['link', 'operator'].includes(session.method) && cameInJustNow(session, now);
}

/** Whether somebody signed in so lately that it is still them who sits at the screen. */
export function cameInJustNow({ openedAt }: { openedAt: Instant }, now: Instant): boolean {
  return now < addMinutes(openedAt, 15);
}
