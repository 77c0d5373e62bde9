import { addMinutes, type Instant } from '#kernel/calendar.ts';

/** Two weeks without a visit end a session: a fortnight's holiday does not, a forgotten shared computer does. */
export const IDLE_DAYS = 14;

/** A quarter ends it whatever happens, so that a stolen cookie does not live on by being used (OWASP ASVS 5.0, 7.3). */
export const ABSOLUTE_DAYS = 90;

/** How exactly the last visit is known: writing it on every request would make each read a write. */
export const SEEN_EVERY_MINUTES = 5;

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

/** Sessions last seen at or before this instant are over. */
export function idleSince(now: Instant): Instant {
  return addMinutes(now, -IDLE_DAYS * DAY_MINUTES);
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
