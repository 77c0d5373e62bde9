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

/**
 * What may be shown of a message: all its people, then each release, as far as nothing about fewer than five people follows
 * from everything shown together (`kernel/disclosure`). A small release is so withheld together with another: whoever knows
 * the whole and all but one of its parts knows the last.
 */
export function publishedResults(
  releases: readonly { readonly releaseId: string; readonly counts: Counts }[],
  random: (length: number) => Uint8Array,
) {
  const sizes = Int32Array.from(releases, ({ counts }) => counts.people);
  const everyone = [...sizes.keys()];
  const ids = releases.map(({ releaseId }) => releaseId);
  const atoms = {
    sizes,
    ofPerson: new Int32Array(),
    everyone,
    values: new Map([['release', ids]]),
    withValue: new Map([['release', new Map(ids.map((id, index) => [id, [index]]))]]),
  };
  // Larger ones first, so that it is the smallest that keeps a small one company.
  const bySize = [...releases].sort((a, b) => b.counts.people - a.counts.people);
  const candidates = [[], ...bySize.map(({ releaseId }) => [{ attribute: 'release', anyOf: [releaseId] }])];
  const { published } = planWith(atoms, [], { people: [], candidates, random });
  const groupOf = (index: number) => published.find(({ candidate }) => candidate === candidates[index]);
  const whole = groupOf(0);
  return {
    all: whole ? shownOf(whole, together(releases.map(({ counts }) => counts))) : null,
    releases: releases.map((release) => {
      const group = groupOf(1 + bySize.indexOf(release));
      return { releaseId: release.releaseId, shown: group ? shownOf(group, release.counts) : null };
    }),
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
