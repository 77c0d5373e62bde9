import { atomsOf } from '#kernel/disclosure/atoms.ts';
import { auditSpan } from '#kernel/disclosure/audit-span.ts';
import { candidatesFor } from '#kernel/disclosure/candidates.ts';
import { siblingRule, thresholdRule } from '#kernel/disclosure/comparison-rules.ts';
import { exampleOrganisation, triplesOf } from '#kernel/disclosure/example-organisation.ts';
import { belongsTo, type Candidate, type Person } from '#kernel/disclosure/group.ts';
import { insiderSafePlan } from '#kernel/disclosure/insider-plan.ts';
import { labelPlan } from '#kernel/disclosure/label-plan.ts';
import { releasePlan } from '#kernel/disclosure/release-plan.ts';
import type { Bench, Measurement } from './bench.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/**
 * The release plan, its judge and the labels, on generated organisations; 250,000 people with every attribute crossed take
 * about five minutes and 2 GB, so the worst case is shown at a fifth of that.
 */
export const bench: Bench = {
  name: 'disclosure',
  run: async () => [
    ...planOf({ people: 495, seed: 7, goal: 2 }),
    ...planOf({ people: 1470, seed: 7, goal: 20 }),
    ...sealedViews(250_000),
    ...everyCell(50_000),
    insiders({ people: 495, pairs: true, goal: 2 }),
    insiders({ people: 1470, pairs: false, goal: 2 }),
    insiders({ people: 5000, pairs: false, goal: 20 }),
  ],
};

/** Groups over up to three attributes; every person a respondent, all attributes known. */
function planOf({
  people: count,
  seed,
  goal,
}: {
  people: number;
  seed: number;
  goal: number;
}): Measurement[] {
  const organisation = exampleOrganisation({ people: count, seed });
  const { people, tree } = organisation;
  const candidates = candidatesFor(people, { ...organisation, asked: triplesOf(organisation) });
  const { result: plan, seconds } = timed(() => releasePlan({ people, candidates, random }));
  const published = plan.published.map(({ candidate }) => candidate);
  const { result: exposed, seconds: audit } = timed(() => auditSpan(people, published));
  const eligible = thresholdRule({ people, candidates });
  const useful =
    groupPersons(people, published) / groupPersons(people, siblingRule({ people, candidates, tree }));
  const name = `${count} people, ${atomsOf(people).sizes.length} atoms, ${candidates.length} candidates`;
  return [
    measured(`plan of ${name}`, seconds, goal),
    {
      metric: `groups published of ${eligible.length} eligible, ${count} people`,
      value: published.length,
      unit: 'groups',
    },
    { metric: `exact audit, ${count} people`, value: round(audit), unit: 's CPU' },
    {
      metric: `derivable sets left, ${count} people`,
      value: exposed.length,
      unit: 'sets',
      goal: '0',
      met: exposed.length === 0,
    },
    {
      metric: `group-persons against hiding siblings, ${count} people`,
      value: round(useful),
      unit: '×',
      goal: '≥ 0.9',
      met: useful >= 0.9,
    },
  ];
}

/** What a wave of this size really asks: one label per view, so that the atoms are labels and all are large. */
function sealedViews(count: number): Measurement[] {
  const organisation = exampleOrganisation({ people: count, seed: 7 });
  const view = { kind: 'tree', name: 'org', levels: organisation.tree } as const;
  const { result: labels, seconds: planning } = timed(() =>
    labelPlan({ invited: organisation.people, view }),
  );
  const people = organisation.people.map(({ id }) => ({
    id,
    attributes: { label: labels.people.get(id)?.label ?? '' },
  }));
  const candidates = candidatesFor(people, { tree: [], attributes: ['label'] });
  const { result: plan, seconds } = timed(() => releasePlan({ people, candidates, random }));
  return [
    measured(`labels of the organisation for ${count} people`, planning, 20),
    measured(`plan of one sealed view, ${count} people, ${candidates.length} candidates`, seconds, 20),
    { metric: `groups withheld in one sealed view`, value: plan.denied.length, unit: 'groups' },
  ];
}

/** The worst case: all attributes crossed, nearly every atom smaller than k. Bounded by the effort of the plan. */
function everyCell(count: number): Measurement[] {
  const organisation = exampleOrganisation({ people: count, seed: 7 });
  const { people } = organisation;
  const candidates = candidatesFor(people, organisation);
  const { result: plan, seconds } = timed(() => releasePlan({ people, candidates, random }));
  const costly = plan.denied.filter(({ reason }) => reason === 'too-costly').length;
  const name = `${count} people, ${atomsOf(people).sizes.length} atoms, ${candidates.length} candidates`;
  return [
    measured(`plan of ${name}`, seconds, 60),
    { metric: 'groups published', value: plan.published.length, unit: 'groups' },
    { metric: 'groups left undecided and so withheld', value: costly, unit: 'groups' },
  ];
}

/** The plan that also reckons with two insiders: pairs of attributes, or one at a time as sealed waves have them. */
function insiders({
  people: count,
  pairs,
  goal,
}: {
  people: number;
  pairs: boolean;
  goal: number;
}): Measurement {
  const organisation = exampleOrganisation({ people: count, seed: 7 });
  const { people, tree, attributes } = organisation;
  const cuts = pairs ? organisation : { tree: [], attributes: [...tree, ...attributes] };
  const candidates = candidatesFor(people, cuts).filter((one) => pairs || one.length < 2);
  const { seconds } = timed(() => insiderSafePlan({ people, candidates, random }));
  const cut = pairs ? 'pairs of attributes' : 'single attributes';
  const name = `plan safe from two insiders, ${count} people, ${cut}, ${candidates.length} candidates`;
  return measured(name, seconds, goal);
}

/** How many people all groups show, counting a person once per group. */
function groupPersons(people: readonly Person[], groups: readonly Candidate[]): number {
  return groups.reduce((sum, group) => sum + people.filter((person) => belongsTo(person, group)).length, 0);
}

function measured(metric: string, seconds: number, goal: number): Measurement {
  return { metric, value: round(seconds), unit: 's CPU', goal: `≤ ${goal}`, met: seconds <= goal };
}

function timed<T>(run: () => T): { result: T; seconds: number } {
  // Seconds of the processor, not of the clock: other programs must not count.
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return { result, seconds: (user + system) / 1e6 };
}

function round(value: number): number {
  return Math.round(1000 * value) / 1000;
}
