import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekday } from '#kernel/calendar.ts';
import { CASE_KINDS } from '../contract/case.ts';
import { readCode, writeCode } from './code.ts';
import { ageInDays, DEFAULT_DUE_DAYS, dueDay, isOverdue, soonUntil } from './due.ts';
import { ownerAfterObjection, ownerByRule } from './owner.ts';
import { isoWeek, permitScope, spendableWeeks, weekOfScope } from './permit.ts';
import { MATCH_ENDS, MATCH_STARTS, partsOf } from './similar.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const someDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

describe('the code of an unseen case', () => {
  test('reads back as the same secret, however it is typed', () => {
    fc.assert(
      fc.property(secret, fc.boolean(), (bytes, careless) => {
        const code = writeCode(bytes);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){8}[0-9A-HJKMNP-TV-Z]{6}$/);
        const typed = careless
          ? code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
          : code;
        expect(readCode(typed)).toEqual(bytes);
      }),
    );
  });

  test('notices any one wrong symbol', () => {
    const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(secret, fc.nat(53), fc.nat(31), (bytes, place, symbol) => {
        const code = writeCode(bytes).replaceAll('-', '');
        const other = symbols[symbol] ?? '';
        fc.pre(code[place] !== other);
        expect(readCode(code.slice(0, place) + other + code.slice(place + 1))).toBeNull();
      }),
    );
  });

  test('notices two neighbours in the wrong order', () => {
    fc.assert(
      fc.property(secret, fc.nat(50), (bytes, place) => {
        const code = writeCode(bytes).replaceAll('-', '');
        const [one = '', other = ''] = code.slice(place, place + 2);
        fc.pre(one !== other);
        expect(readCode(code.slice(0, place) + other + one + code.slice(place + 2))).toBeNull();
      }),
    );
  });

  test.each(['', 'ABC', `${'0'.repeat(53)}U`, '0'.repeat(55)])('is not %j', (text) => {
    expect(readCode(text)).toBeNull();
  });
});

describe('the week of a permit', () => {
  // ISO 8601: the first week has the year's first Thursday.
  test.each([
    ['2026-11-23', '2026-W48'],
    ['2026-11-22', '2026-W47'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-01', '2020-W53'],
  ])('%s lies in %s', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });

  test('changes on Mondays and only then, and sorts as time does', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const [before, after] = [isoWeek(addDays(day, -1)), isoWeek(day)];
        expect(after !== before).toBe(weekday(day) === 1);
        expect(after >= before).toBe(true);
        expect(spendableWeeks(day)).toEqual([after, isoWeek(addDays(day, -7))]);
      }),
    );
  });

  test('is read out of its scope, and out of no other', () => {
    expect(weekOfScope(permitScope('2026-W48'))).toBe('2026-W48');
    expect(weekOfScope({ ...permitScope('2026-W48'), label: 'Sales' })).toBeUndefined();
    expect(weekOfScope({ ...permitScope('2026-W48'), wave: 'pulse/2026-W48' })).toBeUndefined();
  });
});

describe('due days', () => {
  test.each([
    ['question', '2026-11-23', '2026-11-26'],
    ['worry', '2026-11-23', '2026-11-25'],
    ['worry', '2026-11-27', '2026-12-01'],
    ['idea', '2026-11-23', '2026-12-07'],
  ] as const)('a %s of %s is due on %s', (kind, openedOn, dueOn) => {
    expect(dueDay(kind, openedOn, DEFAULT_DUE_DAYS)).toBe(dueOn);
  });

  test('fall on working days, and the day itself is still in time', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(...CASE_KINDS), (openedOn, kind) => {
        const dueOn = dueDay(kind, openedOn, DEFAULT_DUE_DAYS);
        expect(weekday(dueOn)).toBeLessThanOrEqual(5);
        expect(isOverdue({ state: 'open', dueOn }, dueOn)).toBe(false);
        expect(isOverdue({ state: 'open', dueOn }, addDays(dueOn, 1))).toBe(true);
        expect(isOverdue({ state: 'answered', dueOn }, addDays(dueOn, 1))).toBe(false);
      }),
    );
  });

  test('what is due on Monday is reminded of on Friday', () => {
    expect(soonUntil('2026-11-27')).toBe('2026-11-30');
  });

  test('an answered case grows no older', () => {
    const one = { state: 'answered', openedOn: '2026-11-01', answeredOn: '2026-11-04' } as const;
    expect(ageInDays(one, '2026-12-24')).toBe(3);
    expect(ageInDays({ ...one, state: 'open' }, '2026-11-22')).toBe(21);
  });
});

describe('who answers', () => {
  const nobody = { subjectOwner: null, sessionLeader: null, topicOwner: null, unitManager: null };
  const somebody = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });

  test('the owner of the line before the manager of the unit, and the desk when there is nobody', () => {
    expect(ownerByRule({ ...nobody, subjectOwner: 'a', unitManager: 'b' }, null)).toBe('a');
    expect(ownerByRule({ ...nobody, topicOwner: 'a', unitManager: 'b' }, 'a')).toBe('b');
    expect(ownerByRule(nobody, null)).toBeNull();
  });

  test('is never the writer, and after an objection neither the writer nor who answered', () => {
    fc.assert(
      fc.property(somebody, somebody, somebody, somebody, somebody, (one, two, three, four, writer) => {
        const candidates = { subjectOwner: one, sessionLeader: two, topicOwner: three, unitManager: four };
        const owner = ownerByRule(candidates, writer);
        if (owner !== null) expect(owner).not.toBe(writer);
        else expect([one, two, three, four].filter((each) => each !== null && each !== writer)).toEqual([]);
        const next = ownerAfterObjection({ answeredBy: one, manager: two }, writer);
        if (next !== null) expect([one, writer]).not.toContain(next);
      }),
    );
  });
});

describe('the marks of a similar case', () => {
  const mark = (text: string) => `${MATCH_STARTS}${text}${MATCH_ENDS}`;

  test('join neighbours', () => {
    expect(partsOf(`May I ${mark('follow')} and ${mark('like')} ${mark('pumps')}?`)).toEqual([
      { text: 'May I ', match: false },
      { text: 'follow', match: true },
      { text: ' and ', match: false },
      { text: 'like pumps', match: true },
      { text: '?', match: false },
    ]);
  });

  test('lose no character of the text', () => {
    const words = fc.array(fc.tuple(fc.stringMatching(/^[a-zåñ?]{1,8}$/), fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(words, (given) => {
        const marked = given.map(([word, match]) => (match ? mark(word) : word)).join(' ');
        const parts = partsOf(marked);
        expect(parts.map(({ text }) => text).join('')).toBe(given.map(([word]) => word).join(' '));
        expect(parts.every(({ match }, index) => match !== parts[index - 1]?.match)).toBe(true);
      }),
    );
  });
});
