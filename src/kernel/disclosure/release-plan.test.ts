import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditGroups, auditSpan } from './audit-span.ts';
import { derivableByForce } from './brute-force.ts';
import { candidatesFor } from './candidates.ts';
import { pairwiseRule, siblingRule, thresholdRule } from './comparison-rules.ts';
import { exampleOrganisation, seededBytes, triplesOf } from './example-organisation.ts';
import { belongsTo, type Candidate, type Person } from './group.ts';
import { ledgerPlan } from './ledger-plan.ts';
import { releasePlan } from './release-plan.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const is = (attribute: string, ...anyOf: string[]): Candidate => [{ attribute, anyOf }];
const team = (team: string, count: number): Person[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${team}${at}`, attributes: { team } }));
const shown = (plan: ReturnType<typeof releasePlan>) => plan.published.map(({ candidate }) => candidate);

/** A small organisation and groups cut through it at random. */
const smallOrganisations = fc
  .record({
    values: fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1)), { minLength: 5, maxLength: 11 }),
    cuts: fc.array(
      fc.record({
        a: fc.option(fc.subarray(['0', '1', '2'], { minLength: 1 })),
        b: fc.option(fc.subarray(['0', '1', '2'], { minLength: 1 })),
        c: fc.option(fc.constantFrom(['0'], ['1'])),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    k: fc.integer({ min: 2, max: 6 }),
  })
  .map(({ values, cuts, k }) => ({
    k,
    people: values.map(([a, b, c], at) => ({ id: `${at}`, attributes: { a: `${a}`, b: `${b}`, c: `${c}` } })),
    candidates: cuts.map((cut): Candidate => {
      return Object.entries(cut).flatMap(([attribute, anyOf]) => (anyOf ? [{ attribute, anyOf }] : []));
    }),
  }));

const rowsOf = (people: readonly Person[], candidates: readonly Candidate[]) =>
  candidates.map((candidate) => people.flatMap((person, at) => (belongsTo(person, candidate) ? [at] : [])));

describe('the release plan', () => {
  test('withholds the team that would give away the three people of the other one', () => {
    const people = [...team('a', 9), ...team('b', 3), ...team('c', 8)];
    const candidates = [[], is('team', 'a'), is('team', 'c'), is('team', 'b'), is('team', 'a', 'c')];
    const plan = releasePlan({ people, candidates, random });
    expect(shown(plan)).toEqual([[], is('team', 'a')]);
    expect(plan.denied).toEqual([
      { candidate: is('team', 'c'), reason: 'derivable' },
      { candidate: is('team', 'b'), reason: 'too-few' },
      { candidate: is('team', 'a', 'c'), reason: 'derivable' },
    ]);
  });

  test('publishes what follows from the published anyway', () => {
    const people = [...team('a', 6), ...team('b', 6)];
    const plan = releasePlan({ people, candidates: [[], is('team', 'a'), is('team', 'b'), []], random });
    expect(plan.denied).toEqual([]);
  });

  test('never leaves a set below k that can be computed, in any small organisation, for any k', () => {
    fc.assert(
      fc.property(smallOrganisations, ({ people, candidates, k }) => {
        const plan = releasePlan({ people, candidates, k, kComment: 10, random });
        expect(derivableByForce(rowsOf(people, shown(plan)), { count: people.length, k })).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('withholds a large enough group only where publishing it would expose somebody', () => {
    fc.assert(
      fc.property(smallOrganisations, ({ people, candidates, k }) => {
        const plan = releasePlan({ people, candidates, k, kComment: 10, random });
        for (const { candidate } of plan.denied) {
          const rows = rowsOf(people, [...shown(plan), candidate]);
          const exposed = derivableByForce(rows, { count: people.length, k });
          // An empty group tells nothing and is withheld all the same; every other refusal has its reason.
          expect(exposed.length > 0).toBe((rows.at(-1)?.length ?? 0) > 0);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('does not depend on the random numbers', () => {
    const organisation = exampleOrganisation({ people: 120, seed: 3 });
    const candidates = candidatesFor(organisation.people, organisation);
    const plans = [1, 2, 3].map((seed) =>
      releasePlan({ people: organisation.people, candidates, random: seededBytes(seed) }),
    );
    expect(plans[1]).toEqual(plans[0]);
    expect(plans[2]).toEqual(plans[0]);
  });

  test('keeps three attributes at once apart from single people as well', () => {
    const organisation = exampleOrganisation({ people: 150, seed: 7 });
    const candidates = candidatesFor(organisation.people, {
      ...organisation,
      asked: triplesOf(organisation),
    });
    const plan = releasePlan({ people: organisation.people, candidates, random });
    expect(auditSpan(organisation.people, shown(plan))).toEqual([]);
    expect(auditSpan(organisation.people, thresholdRule({ ...organisation, candidates }))).not.toEqual([]);
  });

  test('withholds what it cannot afford to prove, and stays safe', () => {
    const organisation = exampleOrganisation({ people: 200, seed: 4 });
    const candidates = candidatesFor(organisation.people, organisation);
    const plan = releasePlan({ people: organisation.people, candidates, random, effort: 300 });
    expect(plan.denied.some(({ reason }) => reason === 'too-costly')).toBe(true);
    expect(auditSpan(organisation.people, shown(plan))).toEqual([]);
  });

  test('shows comments only where no two lists can be combined into one of fewer than ten people', () => {
    const people = [...team('a', 25), ...team('b', 12), ...team('c', 8)];
    const cuts = [[], is('team', 'a'), is('team', 'b'), is('team', 'a', 'c'), is('team', 'c')];
    const plan = releasePlan({ people, candidates: cuts, random });
    expect(plan.published.map(({ candidate, comments }) => [candidate, comments])).toEqual([
      [[], true],
      [is('team', 'a'), true],
      [is('team', 'b'), false],
      [is('team', 'a', 'c'), false],
      [is('team', 'c'), false],
    ]);
  });

  test('across sealed views a group inside another needs k answers between them', () => {
    const people = [...team('a', 20), ...team('b', 20)];
    const candidates = [[], is('team', 'a'), is('team', 'b')];
    const plan = releasePlan({ people, candidates, random, answers: [19, 16, 3] });
    expect(plan.denied).toEqual([
      { candidate: is('team', 'a'), reason: 'nested' },
      { candidate: is('team', 'b'), reason: 'too-few' },
    ]);
    expect(releasePlan({ people, candidates, random, answers: [24, 16, 8] }).denied).toEqual([]);
  });

  test.each([
    [{ k: 1 }, /k must be/],
    [{ k: 2.5 }, /k must be/],
    [{ kComment: 4 }, /kComment must be/],
    [{ answers: [1, 2] }, /numbers of answers/],
    [{ random: () => new Uint8Array(1) }, /gave 1 bytes/],
    [{ people: [...team('a', 5), ...team('a', 1)] }, /listed twice/],
  ])('%o is refused', (change, message) => {
    const request = { people: team('a', 6), candidates: [[]], random };
    expect(() => releasePlan({ ...request, ...change })).toThrow(message);
  });
});

describe('the judge', () => {
  test('finds what exhaustive search finds', () => {
    fc.assert(
      fc.property(smallOrganisations, ({ people, candidates, k }) => {
        const rows = rowsOf(people, candidates);
        const found = auditSpan(people, candidates, { k }).map((set) => set.people.map(Number));
        const all = derivableByForce(rows, { count: people.length, k });
        const minimal = all.filter(
          (set) => !all.some((other) => other.length < set.length && isWithin(other, set)),
        );
        expect(sorted(found)).toEqual(sorted(minimal));
      }),
      { numRuns: 200 },
    );
  });

  test('knows what an insider adds: a pair that differs by the insider', () => {
    const groups = [
      ['a', 'b', 'c', 'd', 'e', 'me'],
      ['a', 'b', 'c', 'd', 'e', 'x'],
    ];
    expect(auditGroups(groups, { k: 3 })).toEqual([]);
    expect(auditGroups(groups, { k: 3, known: ['me'] })).toEqual([{ people: ['x'] }]);
  });

  test('stays exact where the entries of an elimination outgrow doubles', () => {
    // A 0/1 matrix with random entries has minors of hundreds of digits; in full rank everybody is exposed.
    const draw = seededBytes(5);
    const ids = Array.from({ length: 90 }, (_, at) => `p${at}`);
    const groups = ids.map(() => {
      const bytes = draw(ids.length);
      return ids.filter((_, at) => (bytes[at] ?? 0) < 128);
    });
    expect(auditGroups(groups, { k: 2 })).toHaveLength(90);
    expect(auditGroups(groups.slice(1), { k: 2 })).toEqual([]);
  });
});

describe('a generated organisation of 495 people, cut by up to two attributes', () => {
  const organisation = exampleOrganisation({ people: 495, seed: 7 });
  const { people, tree } = organisation;
  const candidates = candidatesFor(people, organisation);
  const exposed = (published: readonly Candidate[]) =>
    new Set(auditSpan(people, published).flatMap((set) => set.people)).size;
  const groupPersons = (published: readonly Candidate[]) =>
    published.reduce(
      (sum, candidate) => sum + people.filter((person) => belongsTo(person, candidate)).length,
      0,
    );

  test('the plan exposes nobody, every usual rule exposes somebody', () => {
    expect(exposed(shown(releasePlan({ people, candidates, random })))).toBe(0);
    expect(exposed(thresholdRule({ people, candidates }))).toBeGreaterThan(0);
    expect(exposed(siblingRule({ people, candidates, tree }))).toBeGreaterThan(0);
    expect(exposed(pairwiseRule({ people, candidates }))).toBeGreaterThan(0);
  });

  test('the plan publishes at least nine tenths of what hiding siblings publishes', () => {
    const ours = groupPersons(shown(releasePlan({ people, candidates, random })));
    expect(ours / groupPersons(siblingRule({ people, candidates, tree }))).toBeGreaterThan(0.9);
  });
});

describe('from wave to wave', () => {
  const spring = team('a', 8);
  const ledger = [{ wave: 'spring', members: spring.map(({ id }) => id) }];

  test('one joiner is not given away by the difference to the last wave', () => {
    const joined = [...spring, { id: 'new', attributes: { team: 'a' } }];
    expect(ledgerPlan(ledger, { people: joined, candidates: [[]], random }).denied).toHaveLength(1);
    expect(ledgerPlan(ledger, { people: spring, candidates: [[]], random }).denied).toEqual([]);
    const many = [...spring, ...team('b', 5)];
    expect(ledgerPlan(ledger, { people: many, candidates: [[]], random }).denied).toEqual([]);
  });

  test('a leaver is not part of the company of today, and is not given away either', () => {
    const plan = ledgerPlan(ledger, { people: spring.slice(1), candidates: [[]], random });
    expect(plan).toMatchObject({ published: [], denied: [{ reason: 'derivable' }] });
  });

  test('joiners, leavers and moves never make a further set below k derivable', () => {
    const waves = fc.tuple(smallOrganisations, smallOrganisations, fc.nat(4));
    fc.assert(
      fc.property(waves, ([first, second, shift]) => {
        // Some people are in both waves, some left, some joined; attributes change freely.
        const people = second.people.map((person, at) => ({ ...person, id: `${at + shift}` }));
        const { k } = second;
        const past = rowsOf(first.people, first.candidates).map((row) => row.map(String));
        const plan = ledgerPlan(
          past.map((members) => ({ wave: 'past', members })),
          {
            people,
            candidates: second.candidates,
            k,
            kComment: 10,
            random,
          },
        );
        const now = shown(plan).map((candidate) => {
          return people.filter((person) => belongsTo(person, candidate)).map(({ id }) => id);
        });
        const numbers = (groups: readonly string[][]) => groups.map((group) => group.map(Number));
        const before = derivableByForce(numbers(past), { count: 16, k });
        expect(derivableByForce(numbers([...past, ...now]), { count: 16, k })).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });
});

function isWithin(inner: readonly number[], outer: readonly number[]): boolean {
  return inner.every((at) => outer.includes(at));
}

function sorted(sets: readonly (readonly number[])[]): string[] {
  return sets.map((set) => [...set].sort((left, right) => left - right).join(' ')).sort();
}
