import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { absoluteEnd, idleSince, provedByMail, SIGN_IN_METHODS, visitDay } from './session.ts';

const OPENED = '2026-11-23T09:00:00.000Z';

test('a session ends after ninety days, or two weeks after the last visit', () => {
  expect(absoluteEnd(OPENED)).toBe('2027-02-21T09:00:00.000Z');
  expect(idleSince(OPENED)).toBe('2026-11-08T00:00:00.000Z');
});

test('whoever was here is known by the day, and no visit is forgotten before two weeks are over', () => {
  const minutes = fc.integer({ min: 0, max: 400 * 24 * 60 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 0, max: 20 * 24 * 60 }), (start, later) => {
      const visit = addMinutes(OPENED, start);
      const now = addMinutes(visit, later);
      const over = visitDay(visit) <= idleSince(now);
      if (later <= 14 * 24 * 60) expect(over).toBe(false);
      if (later >= 15 * 24 * 60) expect(over).toBe(true);
    }),
  );
  expect(visitDay('2026-11-23T23:59:59.999Z')).toBe('2026-11-23T00:00:00.000Z');
});

test('only a link to the mailbox or from the operator, and only for 15 minutes, stands for the password', () => {
  for (const method of SIGN_IN_METHODS) {
    const session = { method, openedAt: OPENED };
    expect(provedByMail(session, addMinutes(OPENED, 14))).toBe(method === 'link' || method === 'operator');
    expect(provedByMail(session, addMinutes(OPENED, 15))).toBe(false);
  }
});
