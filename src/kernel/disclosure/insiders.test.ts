import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditInsiders } from './audit-insiders.ts';
import { auditSpan } from './audit-span.ts';
import { candidatesFor } from './candidates.ts';
import { exampleOrganisation } from './example-organisation.ts';
import type { Candidate, Person } from './group.ts';
import { insiderSafePlan } from './insider-plan.ts';
import { releasePlan } from './release-plan.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const is = (attribute: string, ...anyOf: string[]): Candidate => [{ attribute, anyOf }];
const shown = (plan: ReturnType<typeof releasePlan>) => plan.published.map(({ candidate }) => candidate);

/** Six colleagues, and two people who differ from each other only in which group they belong to. */
const twins: Person[] = [
  ...Array.from({ length: 6 }, (_, at) => ({ id: `p${at}`, attributes: { a: 'in', b: 'in' } })),
  { id: 'me', attributes: { a: 'in', b: 'out' } },
  { id: 'you', attributes: { a: 'out', b: 'in' } },
];
const twinGroups = [is('a', 'in'), is('b', 'in')];

describe('an insider who subtracts the own answer', () => {
  test('learns the answer of the one in whose place they stand, though no set is derivable', () => {
    expect(shown(releasePlan({ people: twins, candidates: twinGroups, random }))).toEqual(twinGroups);
    const found = auditInsiders(twins, twinGroups, { random });
    expect(found).toContainEqual({ insiders: ['me'], people: ['you'] });
    expect(found).toContainEqual({ insiders: ['you'], people: ['me'] });
  });

  test('learns nothing from a plan that reckons with insiders: the second group is withheld', () => {
    const plan = insiderSafePlan({ people: twins, candidates: twinGroups, random });
    expect(shown(plan)).toEqual([twinGroups[0]]);
    expect(plan.denied).toEqual([{ candidate: twinGroups[1], reason: 'insiders' }]);
  });

  test('beside a friend, is found in a publication exactly when the exact judge finds some pair that learns something', () => {
    const organisations = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), {
      minLength: 8,
      maxLength: 14,
    });
    fc.assert(
      fc.property(organisations, (values) => {
        const people = values.map(([a, b, c], at) => ({
          id: `${at}`,
          attributes: { a: `${a}`, b: `${b}`, c: `${c}` },
        }));
        const candidates = candidatesFor(people, { tree: [], attributes: ['a', 'b', 'c'] });
        const published = shown(releasePlan({ people, candidates, random }));
        const judged = people.some(({ id: first }, at) => {
          return people.slice(at + 1).some(({ id: second }) => {
            return auditSpan(people, published, { k: 3, known: [first, second] }).length > 0;
          });
        });
        expect(auditInsiders(people, published, { random }).length > 0).toBe(judged);
      }),
      { numRuns: 60 },
    );
  });

  test('learns nothing in a generated organisation of 120 people, with any friend', () => {
    const organisation = exampleOrganisation({ people: 120, seed: 5 });
    const { people } = organisation;
    const candidates = candidatesFor(people, organisation);
    const before = shown(releasePlan({ people, candidates, random }));
    expect(auditInsiders(people, before, { random })).not.toEqual([]);
    const plan = insiderSafePlan({ people, candidates, random });
    const pairs = people.slice(0, 40).map(({ id }, at) => [id, people[119 - at]?.id ?? '']);
    for (const known of pairs) expect(auditSpan(people, shown(plan), { k: 3, known })).toEqual([]);
    expect(plan.published.length).toBeGreaterThan(0.8 * before.length);
  });

  test('learns nothing in any small organisation, and nothing is withheld that would not have told somebody something', () => {
    const cut = fc.option(fc.subarray(['0', '1', '2'], { minLength: 1 }));
    const organisations = fc.record({
      values: fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), { minLength: 6, maxLength: 16 }),
      cuts: fc.array(fc.tuple(cut, cut, cut), { minLength: 2, maxLength: 14 }),
      k: fc.integer({ min: 3, max: 5 }),
    });
    let withheld = 0;
    fc.assert(
      fc.property(organisations, ({ values, cuts, k }) => {
        const names = ['a', 'b', 'c'];
        const people = values.map((value, at) => ({
          id: `${at}`,
          attributes: Object.fromEntries(names.map((name, which) => [name, `${value[which]}`])),
        }));
        const candidates = cuts.map((one): Candidate => {
          return names.flatMap((attribute, which) => {
            const anyOf = one[which];
            return anyOf ? [{ attribute, anyOf }] : [];
          });
        });
        const plan = insiderSafePlan({ people, candidates, k, random });
        const tells = (published: readonly Candidate[]) =>
          auditInsiders(people, published, { k, random }).length +
            auditSpan(people, published, { k }).length >
          0;
        expect(tells(shown(plan))).toBe(false);
        for (const { candidate, reason } of plan.denied) {
          if (reason === 'too-few') continue;
          withheld += reason === 'insiders' ? 1 : 0;
          expect(tells([...shown(plan), candidate])).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(withheld).toBeGreaterThan(20);
  });

  test('learns nothing from the groups of one attribute each in an organisation of 1,470 people', () => {
    const organisation = exampleOrganisation({ people: 1470, seed: 7 });
    const { people, tree, attributes } = organisation;
    const candidates = candidatesFor(people, { tree: [], attributes: [...tree, ...attributes] });
    const single = candidates.filter((candidate) => candidate.length < 2);
    const plan = insiderSafePlan({ people, candidates: single, random });
    expect(plan.published.length).toBeGreaterThan(100);
    expect(auditSpan(people, shown(plan))).toEqual([]);
    const pairs = people.slice(0, 4).map(({ id }, at) => [id, people[1469 - 97 * at]?.id ?? '']);
    for (const known of pairs) expect(auditSpan(people, shown(plan), { k: 3, known })).toEqual([]);
  });

  test('cannot be reckoned with for k above 5', () => {
    expect(() => auditInsiders(twins, twinGroups, { k: 6, random })).toThrow(/up to k = 5/);
    expect(() => insiderSafePlan({ people: twins, candidates: twinGroups, k: 6, random })).toThrow(
      /up to k = 5/,
    );
  });
});
