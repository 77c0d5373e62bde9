import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths } from '#kernel/calendar.ts';
import { rule as ruleSchema } from '../contract/audience-rule.ts';
import { type AudiencePerson, generationOf, lastStartFor, matches, type World } from './audience.ts';
import { circleThrough, dependantsOf, expandedSize } from './audience-references.ts';
import { simplify } from './audience-simplify.ts';
import { aRule, organisation } from './fixtures/audience-world.ts';

const aino: AudiencePerson = {
  id: 'aino',
  state: 'active',
  unitId: null,
  managerId: null,
  roleFamily: null,
  location: 'Oulu',
  language: null,
  startedOn: '2026-01-31',
  birthYear: null,
  attributes: { level: 5 },
};
const world: World = {
  today: '2026-02-28',
  unitAbove: new Map(),
  managerOf: new Map(),
  audiences: new Map(),
};

test('what is not known satisfies no condition, and «not» takes everybody else', () => {
  const inSales = { kind: 'roleFamily', names: ['Sales'] } as const;
  expect(matches(inSales, aino, world)).toBe(false);
  expect(matches({ kind: 'not', rule: inSales }, aino, world)).toBe(true);
});

test('only people who are active or on leave count', () => {
  const everyone = { kind: 'everyone' } as const;
  const states = (['candidate', 'active', 'on_leave', 'left'] as const).filter((state) =>
    matches(everyone, { ...aino, state }, world),
  );
  expect(states).toEqual(['active', 'on_leave']);
});

test('a month is full on its last day when the day of the start does not exist', () => {
  const aMonth = { kind: 'tenure', in: 'months', atLeast: 1 } as const;
  expect(matches(aMonth, aino, world)).toBe(true);
  expect(matches(aMonth, aino, { ...world, today: '2026-02-27' })).toBe(false);
  expect(matches({ kind: 'tenure', in: 'months', lessThan: 1 }, aino, world)).toBe(false);
});

test('an attribute that bears the name of something in every object has no value by itself', () => {
  expect(matches({ kind: 'attribute', key: 'constructor', test: { is: 'known' } }, aino, world)).toBe(false);
});

test.each([
  [1945, 'silent'],
  [1946, 'boomers'],
  [1964, 'boomers'],
  [1965, 'x'],
  [1980, 'x'],
  [1981, 'millennials'],
  [1996, 'millennials'],
  [1997, 'z'],
  [2012, 'z'],
  [2013, 'alpha'],
  [null, 'unknown'],
])('who was born in %s belongs to %s', (birthYear, generation) => {
  expect(generationOf(birthYear)).toBe(generation);
});

test('the last first day for a tenure has it, and the day after has not', () => {
  const days = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 600 }), (today, months) => {
      const last = lastStartFor(months, today);
      expect(addMonths(last, months) <= today).toBe(true);
      expect(addMonths(addDays(last, 1), months) <= today).toBe(false);
    }),
  );
});

test('a simplified rule matches the same people', () => {
  fc.assert(
    fc.property(organisation, aRule({ audiences: false }), ({ people, world }, rule) => {
      const simple = simplify(rule);
      for (const person of people) expect(matches(simple, person, world)).toBe(matches(rule, person, world));
    }),
  );
});

test('lists that stand side by side become one condition', () => {
  const at = (name: string) => ({ kind: 'location', names: [name] }) as const;
  expect(simplify({ kind: 'any', rules: [at('Oulu'), { kind: 'any', rules: [at('Turku')] }] })).toEqual({
    kind: 'location',
    names: ['Oulu', 'Turku'],
  });
});

test('a circle of audiences is found with its way, and a diamond is none', () => {
  const uses = (...ids: string[]) =>
    ({ kind: 'any', rules: ids.map((audienceId) => ({ kind: 'audience', audienceId }) as const) }) as const;
  const diamond = new Map([
    ['a', uses('b', 'c')],
    ['b', uses('d')],
    ['c', uses('d')],
  ]);
  expect(circleThrough('a', diamond)).toBeUndefined();
  expect(circleThrough('a', new Map([...diamond, ['d', uses('a')]]))).toEqual(['a', 'b', 'd', 'a']);
  expect(circleThrough('a', new Map([['a', uses('a')]]))).toEqual(['a', 'a']);
  expect(dependantsOf('d', diamond).sort()).toEqual(['a', 'b', 'c', 'd']);
});

test('audiences that use one another twice are measured without walking every way', () => {
  const twice = (audienceId: string) =>
    ({
      kind: 'all',
      rules: [
        { kind: 'audience', audienceId },
        { kind: 'audience', audienceId },
      ],
    }) as const;
  const tower = new Map(
    Array.from({ length: 60 }, (_, level) => [`${level + 1}`, twice(`${level}`)] as const),
  );
  expect(expandedSize(twice('3'), new Map([...tower].slice(0, 3)))).toBe(2 ** 5 - 1);
  expect(expandedSize(twice('60'), tower)).toBeGreaterThan(2 ** 60);
});

test.each([
  ['nothing', undefined, 'invalid_type'],
  ['an unknown kind', { kind: 'shoeSize', names: ['43'] }, 'invalid_union'],
  ['an empty group', { kind: 'all', rules: [] }, 'too_small'],
  ['a misspelt field', { kind: 'tenure', in: 'years', atLeast: 1, atleast: 2 }, 'unrecognized_keys'],
  ['a tenure without bounds', { kind: 'tenure', in: 'years' }, 'tenure_needs_a_bound'],
  ['crossed bounds', { kind: 'tenure', in: 'years', atLeast: 3, lessThan: 3 }, 'tenure_bounds_crossed'],
  ['13 levels', nested(13), 'rule_too_deep'],
  ['100,000 levels', nested(100_000), 'rule_too_deep'],
  ['501 nodes', { kind: 'any', rules: Array(500).fill({ kind: 'everyone' }) }, 'rule_too_large'],
])('refused: %s', (_case, value, code) => {
  const parsed = ruleSchema.safeParse(value);
  expect(
    parsed.error?.issues.map((issue) => (issue.code === 'custom' ? issue.message : issue.code)),
  ).toContain(code);
});

test('12 levels and 500 nodes are taken', () => {
  expect(ruleSchema.safeParse(nested(12)).success).toBe(true);
  expect(ruleSchema.safeParse({ kind: 'any', rules: Array(499).fill({ kind: 'everyone' }) }).success).toBe(
    true,
  );
});

function nested(levels: number): object {
  let rule: object = { kind: 'everyone' };
  for (let level = 1; level < levels; level += 1) rule = { kind: 'not', rule };
  return rule;
}
