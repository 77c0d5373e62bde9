import type { ThreadKind } from '../contract/thread.ts';
import { KINDS_IN_ORDER } from './thread.ts';
import { type Placed, placeColumns } from './thread-columns.ts';
import { type DrawnObject, type Strand, strandsOf, type ThreadObject } from './thread-strands.ts';

/** Where something is missing: at the end of the object (nothing below it) or before it (it serves nothing). */
export interface ThreadTail {
  readonly key: string;
  readonly side: 'before' | 'after';
}

export interface ThreadNodePlace extends DrawnObject {
  readonly column: number;
  readonly x: number;
  /** The top of its bar; its words stand above. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ThreadRibbon {
  readonly keys: readonly string[];
  readonly thickness: number;
  /** The middle line of the ribbon, for an SVG path with this stroke width. */
  readonly path: string;
}

export interface ThreadTailPlace extends ThreadTail {
  readonly path: string;
  readonly ring: { readonly x: number; readonly y: number };
  /** Where the words begin, upright centred on the ring; only of tails that come after. */
  readonly words: { readonly x: number; readonly width: number } | null;
}

export interface ThreadLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly kind: ThreadKind; readonly x: number; readonly width: number }[];
  readonly nodes: readonly ThreadNodePlace[];
  readonly ribbons: readonly ThreadRibbon[];
  readonly tails: readonly ThreadTailPlace[];
}

/** Room for the words above a bar: two lines of 18 pixels and a little air. */
export const LABEL = 42;
export const GAP = 12;
export const WORDS = 40;

const LEAST_PITCH = 156;
/** The flat part of a ribbon under its object, as a share of the way to the next column; the rest is the bend. */
const FLAT = 0.72;
const RING = 3.5;
const PER_MINUTE = 2.5;
const PER_THING = 12;
/** The ribbons of the fullest column are not thicker than this together. */
const MOST_THICKNESS = 260;
const LEAST_THICKNESS = 2;

/**
 * Places the thread in a drawing of the given width, in pixels: a column for each kind that has objects, a ribbon for
 * each way from the top to the end, as thick as what it carries. Ribbons keep their thickness, and nothing in a column
 * overlaps. Wider than asked for when that many columns need it.
 */
export function layoutThread(
  objects: readonly ThreadObject[],
  { width, tails = [] }: { width: number; tails?: readonly ThreadTail[] },
): ThreadLayout {
  const { objects: drawn, strands } = strandsOf(objects);
  const kinds = KINDS_IN_ORDER.filter((kind) => drawn.some((object) => object.kind === kind));
  const columnOf = (object: DrawnObject) => kinds.indexOf(object.kind);
  // Where a ribbon goes on there is no end to say something at.
  const goesOn = new Set(strands.flatMap(({ keys }) => keys.slice(0, -1)));
  const shown = tails.filter(
    ({ key, side }) => drawn.some((object) => object.key === key) && !(side === 'after' && goesOn.has(key)),
  );
  const ends = shown.some(
    ({ key, side }) =>
      side === 'after' && drawn.some((one) => one.key === key && columnOf(one) === kinds.length - 1),
  );
  const grid = gridOf(kinds.length + (ends ? 1 : 0), width);
  const timed = objects.some(({ minutes }) => minutes !== undefined);
  const placed = placeColumns({
    objects: drawn.map(({ key, kind }) => ({ key, column: kinds.indexOf(kind) })),
    strands: strands.map(({ keys }) => keys),
    thickness: thicknesses(strands, timed ? PER_MINUTE : PER_THING),
    words: shown.filter(({ side }) => side === 'after').map(({ key }) => key),
    label: LABEL,
    gap: GAP,
    wordsHeight: WORDS,
  });
  return {
    width: grid.width,
    height: placed.height,
    columns: kinds.map((kind, column) => ({ kind, x: grid.x(column), width: grid.flat })),
    nodes: drawn.map((object) => {
      const { top, thickness } = placed.places.get(object.key) ?? { top: 0, thickness: 0 };
      const column = columnOf(object);
      return { ...object, column, x: grid.x(column), y: top, width: grid.flat, height: thickness };
    }),
    ribbons: strands.map(({ keys }, index) => ribbonOf(keys, placed.strands[index], grid)),
    tails: shown.flatMap((tail) => tailOf(tail, placed, grid)),
  };
}

interface Grid {
  readonly width: number;
  readonly flat: number;
  readonly pitch: number;
  readonly x: (column: number) => number;
}

function gridOf(columns: number, asked: number): Grid {
  const pitch = Math.max(LEAST_PITCH, asked / (Math.max(columns, 2) - 1 + FLAT));
  const width = columns === 0 ? asked : Math.max(asked, pitch * (columns - 1 + FLAT));
  return { width, pitch, flat: pitch * FLAT, x: (column) => column * pitch };
}

/** How thick each strand is: by what it carries; those that carry nothing are thin, unless nothing carries anything. */
function thicknesses(strands: readonly Strand[], perUnit: number): number[] {
  const total = strands.reduce((sum, { weight }) => sum + weight, 0);
  const scale = Math.min(perUnit, MOST_THICKNESS / Math.max(total, 1));
  const quiet =
    total === 0 ? Math.min(PER_THING, MOST_THICKNESS / Math.max(strands.length, 1)) : LEAST_THICKNESS;
  return strands.map(({ weight }) => Math.max(LEAST_THICKNESS, weight > 0 ? weight * scale : quiet));
}

function ribbonOf(
  keys: readonly string[],
  strand: Placed['strands'][number] | undefined,
  { x, flat }: Grid,
): ThreadRibbon {
  const stops = strand?.stops ?? [];
  const path = stops.map(({ column, y }, index) => {
    const before = stops[index - 1];
    const start = before
      ? bend({ x: x(before.column) + flat, y: before.y }, { x: x(column), y })
      : `M${x(column)} ${round(y)}`;
    return `${start}H${round(x(column) + flat)}`;
  });
  return { keys, thickness: strand?.thickness ?? 0, path: path.join('') };
}

function tailOf({ key, side }: ThreadTail, placed: Placed, { x, flat, pitch }: Grid): ThreadTailPlace[] {
  const node = placed.places.get(key);
  if (!node) return [];
  const y = node.top + node.thickness / 2;
  const bar = x(node.column);
  if (side === 'before') {
    // In the first column there is no room to the left: the ring stands on the edge of the drawing.
    const ring = { x: Math.max(RING + 1, bar - (pitch - flat) * 0.8), y };
    const path = ring.x + RING < bar ? `M${round(ring.x + RING)} ${round(y)}H${round(bar)}` : '';
    return [{ key, side, ring, path, words: null }];
  }
  const words = placed.places.get(`words/${key}`);
  const end = { x: bar + pitch, y: words ? words.top + WORDS / 2 : y };
  const ring = { x: end.x - RING, y: end.y };
  const path = `M${round(bar + flat)} ${round(y)}${bend({ x: bar + flat, y }, { x: end.x - 2 * RING, y: end.y })}`;
  return [{ key, side, ring, path, words: { x: end.x + 2 * RING, width: flat - 2 * RING } }];
}

/** A bend whose middle is steepest and whose ends are level. */
function bend(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const middle = round((from.x + to.x) / 2);
  return `C${middle} ${round(from.y)} ${middle} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
