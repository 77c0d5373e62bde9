import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { absoluteEnd, idleSince, provedByMail, SIGN_IN_METHODS } from './session.ts';

const OPENED = '2026-11-23T09:00:00.000Z';

test('a session ends after ninety days, or two weeks after the last visit', () => {
  expect(absoluteEnd(OPENED)).toBe('2027-02-21T09:00:00.000Z');
  expect(idleSince(OPENED)).toBe('2026-11-09T09:00:00.000Z');
});

test('only a link to the mailbox or from the operator, and only for 15 minutes, stands for the password', () => {
  for (const method of SIGN_IN_METHODS) {
    const session = { method, openedAt: OPENED };
    expect(provedByMail(session, addMinutes(OPENED, 14))).toBe(method === 'link' || method === 'operator');
    expect(provedByMail(session, addMinutes(OPENED, 15))).toBe(false);
  }
});
