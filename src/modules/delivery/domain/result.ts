import { publishShare } from '#kernel/disclosure/publishable.ts';
import { type PublishedGroup, planWith } from '#kernel/disclosure/release-plan.ts';
import { PLACES, type Place } from '../contract/channel.ts';

/** What was counted of the people of one release of a message. */
export interface Counts {
  readonly people: number;
  readonly reached: number;
  readonly seen: number;
  readonly read: number;
  readonly asked: number;
  readonly acknowledged: number;
  readonly useful: number;
  readonly notUseful: number;
  readonly seenBy: Readonly<Partial<Record<Place, number>>>;
  readonly readBy: Readonly<Partial<Record<Place, number>>>;
  /** The same of the people of each unit at the top, by its id; people without one under `none`. */
  readonly byUnit?: Readonly<Record<string, Omit<Counts, 'byUnit'>>>;
}

const NONE: Counts = {
  people: 0,
  reached: 0,
  seen: 0,
  read: 0,
  asked: 0,
  acknowledged: 0,
  useful: 0,
  notUseful: 0,
  seenBy: {},
  readBy: {},
};

/** The counts of several releases together. A person has a message through one release only, so sums count nobody twice. */
export function together(all: readonly Counts[]): Counts {
  const places = (one: Counts['seenBy'], other: Counts['seenBy']) =>
    Object.fromEntries(PLACES.map((place) => [place, (one[place] ?? 0) + (other[place] ?? 0)]));
  return all.reduce<Counts>(
    (sum, one) => ({
      people: sum.people + one.people,
      reached: sum.reached + one.reached,
      seen: sum.seen + one.seen,
      read: sum.read + one.read,
      asked: sum.asked + one.asked,
      acknowledged: sum.acknowledged + one.acknowledged,
      useful: sum.useful + one.useful,
      notUseful: sum.notUseful + one.notUseful,
      seenBy: places(sum.seenBy, one.seenBy),
      readBy: places(sum.readBy, one.readBy),
    }),
    NONE,
  );
}

interface Counted {
  readonly releaseId: string;
  readonly counts: Counts;
}

type Random = (length: number) => Uint8Array;

/** More units than a page shows are not told apart. */
const MOST_UNITS = 60;
const NO_UNIT = 'none';

/**
 * What may be shown of a message: all its people, then each release, then each unit at the top, as far as nothing about
 * fewer than five people follows from everything shown together (`kernel/disclosure`). A small group is so withheld
 * together with another: whoever knows the whole and all but one of its parts knows the last.
 */
export function publishedResults(releases: readonly Counted[], random: Random) {
  const cells = cellsOf(releases);
  const groups = ['release', 'unit'].flatMap((attribute) => largestFirst(cells, attribute));
  const candidates = [[], ...groups.map(({ attribute, id }) => [{ attribute, anyOf: [id] }])];
  const { published } = planWith(atomsOf(cells), [], { people: [], candidates, random });
  const shownAt = (index: number, counts: Counts) => {
    const group = published.find(({ candidate }) => candidate === candidates[index]);
    return group ? shownOf(group, counts) : null;
  };
  const shown = groups.map(({ attribute, id, counts }, index) => ({
    attribute,
    id,
    shown: shownAt(index + 1, counts),
  }));
  const ofRelease = new Map(
    shown.flatMap((one) => (one.attribute === 'release' ? [[one.id, one.shown]] : [])),
  );
  return {
    all: shownAt(0, together(releases.map(({ counts }) => counts))),
    releases: releases.map(({ releaseId }) => ({ releaseId, shown: ofRelease.get(releaseId) ?? null })),
    units: shown.flatMap((one) => (one.attribute === 'unit' ? [{ unitId: one.id, shown: one.shown }] : [])),
  };
}

/** The whole alone, by the same rule; what else is shown of the message depends on it and not the other way round. */
export function publishedWhole(releases: readonly Counted[], random: Random) {
  return publishedResults(
    releases.map(({ releaseId, counts: { byUnit: _, ...counts } }) => ({ releaseId, counts })),
    random,
  ).all;
}

/** The people of one release in one unit. */
interface Cell {
  readonly release: string;
  readonly unit: string | undefined;
  readonly counts: Counts;
}

function cellsOf(releases: readonly Counted[]): Cell[] {
  const units = new Set(releases.flatMap(({ counts }) => Object.keys(counts.byUnit ?? {})));
  const toldApart = units.size <= MOST_UNITS;
  return (
    releases
      .flatMap(({ releaseId: release, counts }) =>
        counts.byUnit && toldApart
          ? Object.entries(counts.byUnit).map(([unit, own]) => ({
              release,
              unit: unit === NO_UNIT ? undefined : unit,
              counts: own,
            }))
          : [{ release, unit: undefined, counts }],
      )
      // A cell of nobody would hide a small one behind it.
      .filter(({ counts }) => counts.people > 0)
  );
}

/** Larger groups first, so that it is the smallest that keeps a small one company. */
function largestFirst(cells: readonly Cell[], attribute: string) {
  const parted = Map.groupBy(cells, (cell) => (attribute === 'release' ? cell.release : cell.unit));
  return [...parted]
    .flatMap(([id, own]) =>
      id === undefined ? [] : [{ attribute, id, counts: together(own.map(({ counts }) => counts)) }],
    )
    .sort((one, other) => other.counts.people - one.counts.people || (one.id < other.id ? -1 : 1));
}

function atomsOf(cells: readonly Cell[]): Parameters<typeof planWith>[0] {
  const sizes = Int32Array.from(cells, ({ counts }) => counts.people);
  const values = new Map([
    ['release', cells.map(({ release }): string | undefined => release)],
    ['unit', cells.map(({ unit }) => unit)],
  ]);
  const placesOf = (own: readonly (string | undefined)[]) => {
    const places = new Map<string, number[]>();
    for (const [place, id] of own.entries())
      if (id !== undefined) places.set(id, [...(places.get(id) ?? []), place]);
    return places;
  };
  return {
    sizes,
    ofPerson: new Int32Array(),
    everyone: [...sizes.keys()],
    values,
    withValue: new Map([...values].map(([attribute, own]) => [attribute, placesOf(own)])),
  };
}

function shownOf(group: PublishedGroup, counts: Counts) {
  const share = (hits: number, answered: number) => publishShare(group, { hits, answered });
  const { people } = counts;
  return {
    people,
    figures: {
      reached: share(counts.reached, people),
      seen: share(counts.seen, people),
      read: share(counts.read, people),
      acknowledged: share(counts.acknowledged, counts.asked),
      useful: share(counts.useful, counts.useful + counts.notUseful),
      byPlace: PLACES.map((place) => ({
        place,
        seen: share(counts.seenBy[place] ?? 0, people),
        read: share(counts.readBy[place] ?? 0, people),
      })),
    },
  };
}
