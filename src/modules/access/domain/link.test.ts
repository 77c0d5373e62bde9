import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { linkEnd, linkWorks, needsConfirmation } from './link.ts';

const NOW = '2026-11-23T09:00:00.000Z';
const link = { kind: 'signIn', personId: 'p', expiresAt: linkEnd('signIn', NOW), usedAt: null } as const;

test.each([
  ['is fresh', link, 14, true],
  ['is fifteen minutes old', link, 15, false],
  ['was used', { ...link, usedAt: NOW }, 1, false],
  ['belongs to nobody', { ...link, personId: null }, 1, false],
])('a link that %s: works %s', (_what, candidate, minutes, works) => {
  expect(linkWorks(candidate, addMinutes(NOW, minutes))).toBe(works);
});

test('an invitation waits a week, everything else a quarter of an hour', () => {
  expect(linkEnd('invitation', NOW)).toBe('2026-11-30T09:00:00.000Z');
  expect(linkEnd('operator', NOW)).toBe('2026-11-23T09:15:00.000Z');
});

test('a mailed link asks first unless this browser asked for it', () => {
  expect(needsConfirmation('signIn', { asked: true })).toBe(false);
  expect(needsConfirmation('signIn', { asked: false })).toBe(true);
  expect(needsConfirmation('operator', { asked: false })).toBe(false);
});
