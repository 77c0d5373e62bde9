import { addMinutes, type Instant } from '#kernel/calendar.ts';

/** A link signs in once, for a quarter of an hour: enough for slow mail, short for a lost phone. */
export const LINK_MINUTES = 15;

/** An invitation waits over a weekend and a short absence. */
export const INVITATION_DAYS = 7;

export type LinkKind = 'signIn' | 'invitation' | 'operator';

export interface LinkState {
  readonly kind: LinkKind;
  readonly personId: string | null;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

/** When a link made now stops working. */
export function linkEnd(kind: LinkKind, now: Instant): Instant {
  return addMinutes(now, kind === 'invitation' ? INVITATION_DAYS * 24 * 60 : LINK_MINUTES);
}

/** Whether a link would still work. */
export function linkWorks(link: LinkState, now: Instant): boolean {
  return link.personId !== null && link.usedAt === null && now < link.expiresAt;
}

/**
 * Whether the person has to press a button first. Mail scanners open every link, some of them in a whole browser; and
 * somebody else's link, sent to me, must not sign me in as them unseen. The browser that asked needs no button; the
 * operator's link was never in a mail.
 */
export function needsConfirmation(kind: LinkKind, browser: { readonly asked: boolean }): boolean {
  return kind === 'signIn' && !browser.asked;
}
