import { auditInsiders } from '#kernel/disclosure/audit-insiders.ts';
import { auditIntervals, type ReleasedMean, withholdNarrow } from '#kernel/disclosure/audit-intervals.ts';
import { auditGroups, auditSpan } from '#kernel/disclosure/audit-span.ts';
import { candidatesFor } from '#kernel/disclosure/candidates.ts';
import { pairwiseRule, siblingRule, thresholdRule } from '#kernel/disclosure/comparison-rules.ts';
import {
  type ExampleOrganisation,
  exampleOrganisation,
  seededRandom,
  triplesOf,
} from '#kernel/disclosure/example-organisation.ts';
import { belongsTo, type Candidate, type Person } from '#kernel/disclosure/group.ts';
import { insiderSafePlan } from '#kernel/disclosure/insider-plan.ts';
import { labelPlan } from '#kernel/disclosure/label-plan.ts';
import { ledgerPlan } from '#kernel/disclosure/ledger-plan.ts';
import { releasePlan } from '#kernel/disclosure/release-plan.ts';
import { codedMean, meanInterval } from '#kernel/disclosure/value-rules.ts';
import type { View } from '#kernel/disclosure/view.ts';
import type { Finding } from './finding.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const SCALE = { min: 1, max: 5 };

/** How finely reports cut an organisation: by the labels of sealed views, single attributes, pairs, or three at once. */
export type Cut = 'labels' | 'single' | 'pairs' | 'triples';

export interface PublicationWish {
  readonly people: number;
  readonly seed: number;
  readonly cut: Cut;
}

interface Published {
  readonly against: Finding['against'];
  readonly groups: readonly Candidate[];
}

/** T1, T11 and U1 on one generated organisation: what Inward publishes, beside the rules that others use. */
export function attackPublication({ people: count, seed, cut }: PublicationWish): Finding[] {
  const organisation = organisationOf({ people: count, seed, cut });
  const { people, tree } = organisation;
  const candidates = candidatesOf(organisation, cut);
  const all: Published[] = [
    {
      against: 'inward',
      groups: insiderSafePlan({ people, candidates, random }).published.map(({ candidate }) => candidate),
    },
    { against: 'threshold', groups: thresholdRule({ people, candidates }) },
    { against: 'siblings', groups: siblingRule({ people, candidates, tree }) },
    { against: 'pairwise', groups: pairwiseRule({ people, candidates }) },
  ];
  const shownBySiblings = groupPersons(people, all[2]?.groups ?? []);
  return all.flatMap(({ against, groups }) => {
    const exposed = new Set(auditSpan(people, groups).flatMap((set) => set.people)).size;
    const learnt = learntByInsiders(people, groups, seed);
    const useful = groupPersons(people, groups) / shownBySiblings;
    return [
      found('T1', {
        against,
        people: count,
        value: exposed,
        measure: `people in derivable subsets below 5, ${cut}`,
        advantage: exposed / count,
      }),
      found('T11', { against, people: count, ...learnt }),
      {
        attack: 'U1',
        against,
        people: count,
        value: useful,
        measure: `times what hiding siblings shows, ${groups.length} groups`,
        advantage: null,
        passed: useful >= 0.9,
      } satisfies Finding,
    ];
  });
}

/** T2: rounded and coded means with unanimous teams among them; Inward's, and the means of the threshold rounded to a tenth. */
export async function attackIntervals({ people: count, seed, cut }: PublicationWish): Promise<Finding[]> {
  const organisation = organisationOf({ people: count, seed, cut });
  const { people } = organisation;
  const candidates = candidatesOf(organisation, cut);
  const answers = answersWithUnanimousTeams(people, seed);
  const mean = (candidate: Candidate) => {
    const members = people.filter((person) => belongsTo(person, candidate));
    return {
      n: members.length,
      mean: members.reduce((sum, { id }) => sum + (answers.get(id) ?? 0), 0) / members.length,
    };
  };
  const coded = insiderSafePlan({ people, candidates, random }).published.map(
    ({ candidate }): ReleasedMean => {
      const { n, mean: value } = mean(candidate);
      return { candidate, ...meanInterval(codedMean(value, { answered: n, scale: SCALE }), SCALE) };
    },
  );
  const plain = thresholdRule({ people, candidates }).map((candidate): ReleasedMean => {
    const tenth = Math.round(10 * mean(candidate).mean) / 10;
    return { candidate, low: Math.max(1, tenth - 0.05), high: Math.min(5, tenth + 0.05) };
  });
  const { shown } = await withholdNarrow({ people, released: coded, scale: SCALE });
  const enclosed = async (released: readonly ReleasedMean[]) =>
    new Set((await auditIntervals({ people, released, scale: SCALE })).flatMap((narrow) => narrow.people))
      .size;
  const measure = `people enclosed within one scale point, ${cut}`;
  return Promise.all(
    (
      [
        ['inward', shown],
        ['threshold', plain],
      ] as const
    ).map(async ([against, released]) => {
      const value = await enclosed(released);
      return found('T2', { against, people: count, value, measure, advantage: value / count });
    }),
  );
}

/** T4: three waves with joiners, leavers and a re-organisation; beside plans that look at one wave only. */
export function attackWaves({ people: count, seed, cut }: PublicationWish): Finding[] {
  const organisation = organisationOf({ people: count, seed, cut });
  const waves = [
    organisation.people,
    changed(organisation.people, seed + 1),
    changed(changed(organisation.people, seed + 1), seed + 2),
  ];
  const run = (alone: boolean) => {
    const ledger: { wave: string; members: string[] }[] = [];
    let exposedWithin = 0;
    for (const [at, people] of waves.entries()) {
      const request = { people, candidates: candidatesOf({ ...organisation, people }, cut), random };
      const plan = alone || at === 0 ? releasePlan(request) : ledgerPlan(ledger, request);
      const groups = plan.published.map(({ candidate }) =>
        people.filter((person) => belongsTo(person, candidate)).map(({ id }) => id),
      );
      exposedWithin += auditGroups(groups).length;
      ledger.push(...groups.map((members) => ({ wave: `${at}`, members })));
    }
    const across = auditGroups(ledger.map(({ members }) => members));
    return new Set(across.flatMap((set) => set.people)).size + exposedWithin;
  };
  return (['inward', 'weakened'] as const).map((against) => {
    const value = run(against === 'weakened');
    const measure = `people in derivable subsets over three waves${against === 'weakened' ? ', each planned alone' : ''}`;
    return found('T4', { against, people: count, value, measure, advantage: value / count });
  });
}

/** With the labels of a sealed view in the place of the tree, and two views beside it, where that is what reports cut by. */
function organisationOf({ people: count, seed, cut }: PublicationWish): ExampleOrganisation {
  const organisation = exampleOrganisation({ people: count, seed });
  if (cut !== 'labels') return organisation;
  const view: View = { kind: 'tree', name: 'org', levels: organisation.tree };
  const labels = labelPlan({ invited: organisation.people, view });
  const people = organisation.people.map(({ id, attributes }) => {
    const { division, department, team, role, ...others } = { ...attributes };
    return { id, attributes: { ...others, label: labels.people.get(id)?.label ?? '' } };
  });
  return { people, tree: ['label'], attributes: ['tenure', 'generation'] };
}

function candidatesOf(organisation: ExampleOrganisation, cut: Cut): readonly Candidate[] {
  const { people, tree, attributes } = organisation;
  if (cut === 'pairs') return candidatesFor(people, { tree, attributes });
  if (cut === 'triples') return candidatesFor(people, { tree, attributes, asked: triplesOf(organisation) });
  return candidatesFor(people, { tree: [], attributes: [...tree, ...attributes] }).filter(
    (one) => one.length < 2,
  );
}

/** Every pair of insiders where that can be computed, else pairs drawn by lot, each judged exactly. */
function learntByInsiders(people: readonly Person[], groups: readonly Candidate[], seed: number) {
  if (people.length <= 500) {
    const learnt = new Set(auditInsiders(people, groups, { random }).flatMap((exposure) => exposure.people))
      .size;
    return {
      value: learnt,
      measure: 'people about whom some two insiders learn',
      advantage: learnt / people.length,
    };
  }
  const draw = seededRandom(seed);
  const pick = () => people[Math.floor(draw() * people.length)]?.id ?? '';
  const learnt = Array.from({ length: PAIRS }, () => [pick(), pick()]).filter((known) => {
    return auditSpan(people, groups, { k: 3, known }).length > 0;
  }).length;
  return {
    value: learnt,
    measure: `of ${PAIRS} pairs of insiders learn something`,
    advantage: learnt / PAIRS,
  };
}

const PAIRS = 3;

function answersWithUnanimousTeams(people: readonly Person[], seed: number): ReadonlyMap<string, number> {
  const draw = seededRandom(seed);
  const teams = new Map<string, number | null>();
  return new Map(
    people.map(({ id, attributes }) => {
      const team = attributes['team'] ?? '';
      if (!teams.has(team)) teams.set(team, draw() < 0.15 ? (draw() < 0.5 ? 1 : 5) : null);
      return [id, teams.get(team) ?? 1 + Math.floor(5 * draw())];
    }),
  );
}

/** The next wave: 4 % left, 4 % are new, 5 % moved to another team. */
function changed(people: readonly Person[], seed: number): readonly Person[] {
  const draw = seededRandom(seed);
  const somebody = () => people[Math.floor(draw() * people.length)]?.attributes ?? {};
  return people.flatMap((person) => {
    const fate = draw();
    if (fate < 0.04) return [];
    if (fate < 0.08) return [{ ...person, id: `${person.id}+${seed}` }];
    if (fate > 0.95) {
      const { division, department, team, ...own } = { ...person.attributes };
      const to = somebody();
      const unit = Object.fromEntries(
        ['division', 'department', 'team'].flatMap((level) => (to[level] ? [[level, to[level]]] : [])),
      );
      return [{ ...person, attributes: { ...own, ...unit } }];
    }
    return [person];
  });
}

function groupPersons(people: readonly Person[], groups: readonly Candidate[]): number {
  return groups.reduce((sum, group) => sum + people.filter((person) => belongsTo(person, group)).length, 0);
}

function found(
  attack: Finding['attack'],
  finding: Omit<Finding, 'attack' | 'passed' | 'advantage'> & { advantage: number },
): Finding {
  return { attack, ...finding, passed: finding.advantage === 0 };
}
