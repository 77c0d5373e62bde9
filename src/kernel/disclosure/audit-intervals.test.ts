import { expect, test } from 'vitest';
import { auditIntervals, withholdNarrow } from './audit-intervals.ts';
import { candidatesFor } from './candidates.ts';
import { exampleOrganisation, seededBytes, seededRandom } from './example-organisation.ts';
import { belongsTo, type Candidate, type Person } from './group.ts';
import { releasePlan } from './release-plan.ts';
import { codedMean, meanInterval } from './value-rules.ts';

const scale = { min: 1, max: 5 };
const team = (team: string, count: number): Person[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${team}${at}`, attributes: { team } }));
const is = (...anyOf: string[]): Candidate => [{ attribute: 'team', anyOf }];

test('a small team is enclosed by the difference of two rounded means', async () => {
  const people = [...team('a', 10), ...team('b', 1)];
  const all = { candidate: [], low: 2.95, high: 3.05 };
  const rest = { candidate: is('a'), low: 2.95, high: 3.05 };
  expect(await auditIntervals({ people, released: [all], scale })).toEqual([]);
  // Sums of 33 and 30: the one person answered 3.
  const [found, ...others] = await auditIntervals({ people, released: [all, rest], scale });
  expect(others).toEqual([]);
  expect(found?.people).toEqual(['b0']);
  expect(found?.low).toBeCloseTo(3, 4);
  expect(found?.high).toBeCloseTo(3, 4);
});

test('whoever does not know that answers are whole numbers learns less', async () => {
  const people = [...team('a', 10), ...team('b', 1)];
  const released = [
    { candidate: [], low: 2.95, high: 3.05 },
    { candidate: is('a'), low: 2.95, high: 3.05 },
  ];
  expect(await auditIntervals({ people, released, scale, wholeAnswers: false })).toEqual([]);
});

test('the newest mean that touches the team is withheld, and no more than needed', async () => {
  const people = [...team('a', 10), ...team('b', 1), ...team('c', 20)];
  const released = [
    { candidate: is('a', 'b'), low: 2.95, high: 3.05 },
    { candidate: is('a'), low: 2.95, high: 3.05 },
    { candidate: is('c'), low: 2.05, high: 2.15 },
    { candidate: [], low: 2.35, high: 2.45 },
  ];
  const { shown, withheld } = await withholdNarrow({ people, released, scale });
  // Without the company the team is still enclosed by the first two, and then only the first of them is newest.
  expect(withheld).toEqual([released[0], released[3]]);
  expect(await auditIntervals({ people, released: shown, scale })).toEqual([]);
});

test('an unanimous group exposes everybody in plain rounding and nobody after coding', async () => {
  const people = Array.from({ length: 6 }, (_, at) => ({ id: `${at}`, attributes: { one: `${at}` } }));
  const plain = { candidate: [], low: 4.95, high: 5 };
  expect(await auditIntervals({ people, released: [plain], scale })).toHaveLength(6);
  const coded = meanInterval(codedMean(5, { answered: 6, scale }), scale);
  expect(await auditIntervals({ people, released: [{ candidate: [], ...coded }], scale })).toEqual([]);
});

test('values that contradict each other are refused', async () => {
  const people = team('a', 6);
  const released = [
    { candidate: [], low: 1.95, high: 2.05 },
    { candidate: is('a'), low: 3.95, high: 4.05 },
  ];
  await expect(auditIntervals({ people, released, scale })).rejects.toThrow(/contradict/);
  const impossible = [{ candidate: [], low: 3.02, high: 3.05 }];
  await expect(auditIntervals({ people, released: impossible, scale })).rejects.toThrow(/whole answers/);
});

test('a planned, coded release of 150 people keeps everybody a point wide', { timeout: 60_000 }, async () => {
  const organisation = exampleOrganisation({ people: 150, seed: 2 });
  const { people } = organisation;
  const draw = seededRandom(11);
  // Answers that lean towards the top, as agreement does, so that some groups come near to it.
  const answers = new Map(people.map(({ id }) => [id, 5 - Math.floor(5 * draw() ** 2.5)]));
  const candidates = candidatesFor(people, organisation);
  const released = releasePlan({ people, candidates, random: seededBytes(4) }).published.map(
    ({ candidate, n }) => {
      const sum = people.reduce((total, person) => {
        return total + (belongsTo(person, candidate) ? (answers.get(person.id) ?? 0) : 0);
      }, 0);
      return { candidate, ...meanInterval(codedMean(sum / n, { answered: n, scale }), scale) };
    },
  );
  const { shown, withheld } = await withholdNarrow({ people, released, scale });
  expect(shown.length + withheld.length).toBe(released.length);
  expect(await auditIntervals({ people, released: shown, scale })).toEqual([]);
  // It is a last resort: the plan and the coding do nearly all of the work.
  expect(withheld.length).toBeLessThan(released.length / 10);
});
