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
  for (let most = MOST_IN_A_COLUMN; ; most -= 1) {
    const drawn = gather(objects, most);
    const ways = waysThrough(drawn);
    // With one place for each kind there are at most 2⁵ ways, so this ends.
    if (ways.length <= MOST_STRANDS || most === 1) return { objects: drawn, strands: weighed(ways, drawn) };
  }
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
  return drawn.sort((a, b) => rank(a.kind) - rank(b.kind));
}

/**
 * Every way from the top to the end; no more are looked for once there are too many. A measure is linked to the goal
 * or campaign that it measures, and what moves it is the work below: so a way goes on through the work, and from its end
 * to the measures of what it has passed.
 */
function waysThrough(drawn: readonly DrawnObject[]): string[][] {
  const measures = drawn.filter(({ kind }) => kind === 'measure');
  const work = drawn.filter(({ kind }) => kind !== 'measure');
  const below = belowOf(work);
  const ways = measures.filter(({ above }) => above.length === 0).map(({ key }) => [key]);
  const walk = (way: string[]) => {
    if (ways.length > MOST_STRANDS) return;
    const next = below.get(way.at(-1) ?? '') ?? [];
    for (const key of next) walk([...way, key]);
    if (next.length > 0) return;
    const moved = measures.filter(({ above }) => above.some((key) => way.includes(key)));
    ways.push(...(moved.length > 0 ? moved.map(({ key }) => [...way, key]) : [way]));
  };
  for (const { key, above } of work) if (above.length === 0) walk([key]);
  return ways;
}

/** What reaches people spends its minutes where no work is below it; the ways that pass there share them. */
function weighed(ways: readonly string[][], drawn: readonly DrawnObject[]): Strand[] {
  const below = belowOf(drawn.filter(({ kind }) => kind !== 'measure'));
  const reaching = new Map(
    drawn
      .filter(({ key, kind }) => REACHING.includes(kind) && !below.has(key))
      .map(({ key, minutes }) => [key, minutes]),
  );
  // No way passes two of them: each is where the work ends.
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

function belowOf(drawn: readonly DrawnObject[]): Map<string, string[]> {
  const below = new Map<string, string[]>();
  for (const { key, above } of drawn)
    for (const parent of above) below.set(parent, [...(below.get(parent) ?? []), key]);
  return below;
}

const rank = (kind: ThreadKind) => KINDS_IN_ORDER.indexOf(kind);
