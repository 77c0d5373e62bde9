import type { ThreadKind, ThreadRef } from '../contract/thread.ts';
import { KINDS_IN_ORDER, keyOf } from './thread.ts';

/** An object of the thread as it is drawn. */
export interface ThreadObject extends ThreadRef {
  /** What it serves, keeps or measures; what is not among the objects is left out. */
  readonly links: readonly ThreadRef[];
  /** What it asks of a person, in minutes; without it each thing that reaches people counts the same. */
  readonly minutes?: number;
}

/** What is drawn in one place: an object, or several of a kind that have no room of their own. */
export interface DrawnObject {
  readonly key: string;
  readonly kind: ThreadKind;
  readonly above: readonly string[];
  readonly minutes: number;
  /** Keys of the objects that it stands for. */
  readonly members: readonly string[];
}

/** One way from the top of the thread to its end. */
export interface Strand {
  readonly keys: readonly string[];
  /** Its share of the minutes that reach people; 0 where nothing on the way reaches anybody. */
  readonly weight: number;
}

/** Kinds that reach people: their minutes are what a strand carries. */
const REACHING: readonly ThreadKind[] = ['campaign', 'action', 'piece'];
const MOST_IN_A_COLUMN = 12;
const MOST_STRANDS = 240;

/**
 * The objects to draw and the strands through them. A column holds at most twelve; the rest of its kind is gathered in
 * one. Where that still makes too many strands to tell apart, more is gathered.
 */
export function strandsOf(objects: readonly ThreadObject[]): { objects: DrawnObject[]; strands: Strand[] } {
  let drawn = gather(objects, MOST_IN_A_COLUMN);
  for (let most = MOST_IN_A_COLUMN - 1; most > 0 && countWays(drawn) > MOST_STRANDS; most -= 1)
    drawn = gather(objects, most);
  return { objects: drawn, strands: waysThrough(drawn) };
}

function gather(objects: readonly ThreadObject[], most: number): DrawnObject[] {
  const placeOf = new Map<string, string>();
  for (const kind of KINDS_IN_ORDER) {
    const own = objects.filter((object) => object.kind === kind);
    for (const [index, object] of own.entries()) {
      const alone = own.length <= most || index < most - 1;
      placeOf.set(keyOf(object), alone ? keyOf(object) : `${kind}/others`);
    }
  }
  const groups = Map.groupBy(objects, (object) => placeOf.get(keyOf(object)) ?? '');
  const drawn = [...groups].map(([key, members]): DrawnObject => {
    const above = members.flatMap(({ links }) => links.flatMap((link) => placeOf.get(keyOf(link)) ?? []));
    return {
      key,
      kind: members[0]?.kind ?? 'value',
      above: [...new Set(above)],
      minutes: members.reduce((sum, { minutes = 1 }) => sum + minutes, 0),
      members: members.map(keyOf),
    };
  });
  return measuredThroughWork(drawn.sort((a, b) => rank(a.kind) - rank(b.kind)));
}

/**
 * A measure is linked to the goal or campaign that it measures; what moves it is the work below. So its strands are led
 * through that work, down to the pieces that people read, and straight from the goal where there is none.
 */
function measuredThroughWork(drawn: readonly DrawnObject[]): DrawnObject[] {
  const work = drawn.filter(({ kind }) => kind !== 'measure');
  const below = belowOf(work);
  const ends = new Map<string, readonly string[]>();
  // From the last kind upwards: the ends of what is below are known when they are asked for.
  for (const { key } of work.toReversed()) {
    const children = below.get(key) ?? [];
    const own = children.flatMap((child) => ends.get(child) ?? []);
    ends.set(key, children.length === 0 ? [key] : [...new Set(own)]);
  }
  return drawn.map((object) =>
    object.kind === 'measure'
      ? { ...object, above: [...new Set(object.above.flatMap((above) => ends.get(above) ?? []))] }
      : object,
  );
}

function waysThrough(drawn: readonly DrawnObject[]): Strand[] {
  const below = belowOf(drawn);
  const ways: string[][] = [];
  const walk = (way: string[]) => {
    const next = below.get(way.at(-1) ?? '') ?? [];
    if (next.length === 0) ways.push(way);
    for (const key of next) walk([...way, key]);
  };
  for (const { key, above } of drawn) if (above.length === 0) walk([key]);
  const reaching = new Map(reachingEnds(drawn, below).map(({ key, minutes }) => [key, minutes]));
  const carrierOf = (way: readonly string[]) => way.find((key) => reaching.has(key));
  const shares = new Map<string, number>();
  for (const way of ways) {
    const carrier = carrierOf(way);
    if (carrier) shares.set(carrier, (shares.get(carrier) ?? 0) + 1);
  }
  return ways.map((keys) => {
    const carrier = carrierOf(keys);
    const weight = carrier ? (reaching.get(carrier) ?? 0) / (shares.get(carrier) ?? 1) : 0;
    return { keys, weight };
  });
}

/** What reaches people and has no work below it: there the minutes are spent. No strand passes two of them. */
function reachingEnds(
  drawn: readonly DrawnObject[],
  below: ReadonlyMap<string, readonly string[]>,
): DrawnObject[] {
  const measures = new Set(drawn.filter(({ kind }) => kind === 'measure').map(({ key }) => key));
  return drawn.filter(
    ({ key, kind }) =>
      REACHING.includes(kind) && (below.get(key) ?? []).every((child) => measures.has(child)),
  );
}

/** How many strands there would be, without making them. */
function countWays(drawn: readonly DrawnObject[]): number {
  const below = belowOf(drawn);
  const ways = new Map<string, number>();
  for (const { key } of drawn.toReversed()) {
    const next = below.get(key) ?? [];
    ways.set(key, next.length === 0 ? 1 : next.reduce((sum, child) => sum + (ways.get(child) ?? 0), 0));
  }
  return drawn.reduce((sum, { key, above }) => sum + (above.length === 0 ? (ways.get(key) ?? 0) : 0), 0);
}

function belowOf(drawn: readonly DrawnObject[]): Map<string, string[]> {
  const below = new Map<string, string[]>();
  for (const { key, above } of drawn)
    for (const parent of above) below.set(parent, [...(below.get(parent) ?? []), key]);
  return below;
}

const rank = (kind: ThreadKind) => KINDS_IN_ORDER.indexOf(kind);
