import { atomsOf } from '#kernel/disclosure/atoms.ts';
import {
  type IntervalRequest,
  type ReleasedMean,
  withholdNarrow,
} from '#kernel/disclosure/audit-intervals.ts';
import type { Candidate, Person } from '#kernel/disclosure/group.ts';
import { restorePublishable } from '#kernel/disclosure/publishable.ts';
import { meanInterval, type Scale } from '#kernel/disclosure/value-rules.ts';
import { EVERYONE, type WithheldReason } from '../contract/figure.ts';
import type { Item } from '../contract/item.ts';
import { storedFigure } from '../contract/stored-figure.ts';
import type { StoredFigures } from './figures.ts';
import { placesOf } from './item.ts';
import type { ItemGroup } from './publication.ts';
import { answersByLabel, type SealedWave } from './sealed-wave.ts';
import { ballotsAsPeople, decisionCandidate, IN_CORE, LEAST_PEOPLE } from './view-plan.ts';

/**
 * Sets of fewer than five people that one audit encloses at most, each of them up to two linear programs. Where 5,000 people all
 * answered it is 2.2 seconds of the processor for an item; where some stayed silent, a twentieth of a second.
 */
const MOST_ATOMS = 6000;

/**
 * Takes back the figures of an item that, rounded as they are, would together enclose the mean of fewer than five people more
 * closely than one point of the scale: within each sealed view by its ballots, and across views among the groups of which everybody
 * answered, since readers know who those are. The one rule that looks at published values.
 *
 * Where more sets than `MOST_ATOMS` would have to be looked at, the groups are withheld as `too_costly`, everybody's figure stays.
 */
export async function withholdEnclosed(
  wave: SealedWave,
  { item, shown, figures }: { item: Item; shown: readonly ItemGroup[]; figures: readonly StoredFigures[] },
): Promise<readonly StoredFigures[]> {
  const places = placesOf(item.scale);
  if (!places) return figures;
  const scale = { min: places.low, max: places.high };
  const means = meansOf(figures, { shown, scale });
  const denied = new Map<string, WithheldReason>();
  const answers = answersByLabel(wave, item);
  const total = wave.rows.filter((row) => row[item.id] !== undefined).length;
  for (const view of wave.views) {
    const labels = wave.labels.filter((label) => label.view === view).map(({ id }) => id);
    const people = ballotsAsPeople(labels, { view, answers, total });
    const own = means.filter(({ group }) => group.view === view || group.view === null);
    await deny(denied, { people, scale, own, candidateOf: inView });
  }
  const complete = means.filter(({ group, answered }) => answered === group.invited);
  const people = knownTo(wave, complete);
  await deny(denied, { people, scale, own: complete, candidateOf: decisionCandidate });
  return figures.map((figure) => {
    const withheld = denied.get(figure.group);
    return withheld ? { ...NOTHING, group: figure.group, itemId: figure.itemId, withheld } : figure;
  });
}

const NOTHING = { favourable: null, unfavourable: null, mean: null, spread: null };

type Group = ItemGroup['decision'];

interface ShownMean {
  readonly group: Group;
  readonly answered: number;
  readonly low: number;
  readonly high: number;
}

function meansOf(
  figures: readonly StoredFigures[],
  { shown, scale }: { shown: readonly ItemGroup[]; scale: Scale },
): readonly ShownMean[] {
  const stored = new Map(figures.map(({ group, mean }) => [group, mean]));
  return shown.flatMap(({ decision: group, published }) => {
    const text = stored.get(group.key);
    const mean = text ? restorePublishable(text, (json) => storedFigure.parse(json)) : undefined;
    return mean && 'value' in mean ? [{ group, answered: published.n, ...meanInterval(mean, scale) }] : [];
  });
}

interface Audit {
  readonly people: readonly Person[];
  readonly scale: Scale;
  /** Not yet denied or denied; in order of publication. */
  readonly own: readonly ShownMean[];
  readonly candidateOf: (group: Group) => Candidate;
}

/** Audits what is still shown, and notes what has to be taken back. */
async function deny(
  denied: Map<string, WithheldReason>,
  { people, scale, own, candidateOf }: Audit,
): Promise<void> {
  const open = own.filter(({ group }) => !denied.has(group.key));
  if (open.length < 2) return;
  const small = atomsOf(people).sizes.filter((size) => size < LEAST_PEOPLE).length;
  if (small > MOST_ATOMS) {
    for (const { group } of open) if (group.key !== EVERYONE) denied.set(group.key, 'too_costly');
    return;
  }
  const asked = open.map(({ group, low, high }) => {
    return { key: group.key, mean: { candidate: candidateOf(group), low, high } };
  });
  const withheld = new Set(
    await narrowIn({ people, scale, k: LEAST_PEOPLE, released: asked.map(({ mean }) => mean) }),
  );
  for (const { key, mean } of asked) if (withheld.has(mean)) denied.set(key, 'enclosed');
}

/**
 * Ballots get lost and changed view by view, so that means of several views need not fit each other: then nothing follows from
 * putting them together, and the groups without everybody, who are of one view and fit, are asked about alone.
 */
async function narrowIn(request: IntervalRequest): Promise<readonly ReleasedMean[]> {
  try {
    return (await withholdNarrow(request)).withheld;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [first, ...rest] = request.released;
    if (first?.candidate !== IN_CORE) return [];
    return narrowIn({ ...request, released: rest });
  }
}

const inView = (group: Group): Candidate => (group.view === null ? IN_CORE : decisionCandidate(group));

/** The invited, told apart by nothing but the groups of which everybody answered. */
function knownTo({ invited }: SealedWave, complete: readonly ShownMean[]): readonly Person[] {
  const labels = new Set(complete.flatMap(({ group }) => group.labels));
  return invited.map(({ id, labels: own }) => ({
    id,
    attributes: Object.fromEntries(Object.entries(own).filter(([, label]) => labels.has(label))),
  }));
}
