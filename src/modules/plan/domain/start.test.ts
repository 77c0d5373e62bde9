import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#kernel/calendar.ts';
import { type GroupReading, type StartFacts, shownReach, startBlockers } from './start.ts';

const today = '2026-11-23';
const everyone: GroupReading = {
  audienceId: null,
  audienceName: null,
  people: 240,
  readers: 98,
  countedAt: '2026-11-23T08:00:00.000Z',
};
const ready: StartFacts = {
  phases: 3,
  hearing: { opensOn: '2026-11-01', closesOn: '2026-11-22', shareNeeded: 60 },
  groups: [{ ...everyone, readers: 144 }],
  openCases: [],
  openSuggestions: [],
};

test('a plan that was heard, read and answered may start', () => {
  expect(startBlockers(ready, today)).toEqual([]);
});

test('everything that blocks is listed with what would settle it', () => {
  const facts: StartFacts = {
    ...ready,
    hearing: { opensOn: '2026-11-20', closesOn: '2026-11-27', shareNeeded: 60 },
    groups: [everyone],
    openCases: [{ lineKind: 'action', lineId: 'a', count: 2, overdue: 1 }],
    openSuggestions: [{ suggestionId: 's', lineKind: 'goal', lineId: 'g' }],
  };
  expect(startBlockers(facts, today)).toEqual([
    { code: 'hearing_not_lasted', closesOn: '2026-11-27', daysLeft: 5 },
    { code: 'share_not_reached', audienceId: null, audienceName: null, share: 40, needed: 60, more: 46 },
    { code: 'open_cases', lineKind: 'action', lineId: 'a', count: 2, overdue: 1 },
    { code: 'open_suggestion', suggestionId: 's', lineKind: 'goal', lineId: 'g' },
  ]);
});

test('an empty plan without a hearing says both', () => {
  const facts = { ...ready, phases: 0, hearing: null, groups: [] };
  expect(startBlockers(facts, today)).toEqual([{ code: 'no_phases' }, { code: 'no_hearing' }]);
});

const groupArb = fc
  .record({ people: fc.integer({ min: 0, max: 300 }), part: fc.integer({ min: 0, max: 100 }) })
  .map(({ people, part }) => ({ ...everyone, people, readers: Math.floor((people * part) / 100) }));

test('what is missing is exactly enough: with so many more readers the share blocks no longer, with one less it does', () => {
  fc.assert(
    fc.property(groupArb, fc.integer({ min: 0, max: 100 }), (group, shareNeeded) => {
      const blockersWith = (readers: number) =>
        startBlockers(
          {
            ...ready,
            hearing: { opensOn: '2026-11-01', closesOn: '2026-11-22', shareNeeded },
            groups: [{ ...group, readers }],
          },
          today,
        );
      const [blocker] = blockersWith(group.readers);
      if (blocker?.code !== 'share_not_reached') {
        expect(group.people < 5 || group.readers * 100 >= shareNeeded * group.people).toBe(true);
        return;
      }
      expect(blockersWith(group.readers + blocker.more)).toEqual([]);
      expect(blockersWith(group.readers + blocker.more - 1)).toHaveLength(1);
    }),
  );
});

test('groups under five people are neither shown nor waited for', () => {
  fc.assert(
    fc.property(groupArb, (group) => {
      const isShown = shownReach([group]).length === 1;
      expect(isShown).toBe(group.people >= 5);
      if (group.people < 5) expect(startBlockers({ ...ready, groups: [group] }, today)).toEqual([]);
    }),
  );
});

test('a hearing lasts its last day too', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30, max: 30 }), (days) => {
      const closesOn = addDays(today, days);
      const hearing = { opensOn: '2026-10-01', closesOn, shareNeeded: 0 };
      const codes = startBlockers({ ...ready, hearing }, today).map(({ code }) => code);
      expect(codes.includes('hearing_not_lasted')).toBe(days >= 0);
    }),
  );
});
