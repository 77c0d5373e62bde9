import { addMinutes, type Instant } from '#kernel/calendar.ts';

/** A link signs in once, for a quarter of an hour: enough for slow mail, short for a lost phone. */
export const LINK_MINUTES = 15;

/** An invitation waits over a weekend and a short absence. */
export const INVITATION_DAYS = 7;

/** The links of the example organisation outlive its story; nothing there is anybody's. */
export const EXAMPLE_DAYS = 365;

export type LinkKind = 'signIn' | 'invitation' | 'operator' | 'example';

export interface LinkState {
  readonly kind: LinkKind;
  readonly personId: string | null;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

/** When a link made now stops working. */
export function linkEnd(kind: LinkKind, now: Instant): Instant {
  if (kind === 'invitation') return addMinutes(now, INVITATION_DAYS * 24 * 60);
  return addMinutes(now, kind === 'example' ? EXAMPLE_DAYS * 24 * 60 : LINK_MINUTES);
}

/** Whether using a link uses it up: all but those of the example organisation. */
export function isUsedUp(kind: LinkKind): boolean {
  return kind !== 'example';
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
