import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { absoluteEnd, provedByMail, SIGN_IN_METHODS, stands } from './session.ts';

const OPENED = '2026-11-23T09:00:00.000Z';
const DAY = 24 * 60;
const after = (days: number) => addMinutes(OPENED, days * DAY);

test.each([
  ['just opened', 0, 0, true],
  ['used yesterday, on its 89th day', 88, 89, true],
  ['used today, on its 90th day', 90, 90, false],
  ['unused for 13 days', 0, 13, true],
  ['unused for 14 days', 0, 14, false],
])('a session %s: stands %s', (_what, seen, now, standing) => {
  const session = { lastSeenAt: after(seen), endsAt: absoluteEnd(OPENED) };
  expect(stands(session, after(now))).toBe(standing);
});

test('a session that is over never stands again while nobody uses it', () => {
  fc.assert(
    fc.property(fc.nat(120), fc.nat(120), fc.nat(120), (seen, now, later) => {
      const session = { lastSeenAt: after(seen), endsAt: absoluteEnd(OPENED) };
      if (!stands(session, after(now))) expect(stands(session, after(now + later))).toBe(false);
    }),
  );
});

test('only a link to the mailbox or from the operator, and only for 15 minutes, stands for the password', () => {
  for (const method of SIGN_IN_METHODS) {
    const session = { method, openedAt: OPENED };
    expect(provedByMail(session, addMinutes(OPENED, 14))).toBe(method === 'link' || method === 'operator');
    expect(provedByMail(session, addMinutes(OPENED, 15))).toBe(false);
  }
});
