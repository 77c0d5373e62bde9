import type { Person } from './group.ts';
import type { PlannedLabels } from './label-plan.ts';
import { type Label, labelKey, type View } from './view.ts';

interface Bin {
  readonly values: readonly string[];
  readonly members: readonly string[];
  readonly withUnknown: boolean;
}

/**
 * Labels for ordered bands: the smallest band below K joins its smaller neighbour until none is left. People without a
 * value join the smallest band if they are fewer than K, because alone under a label they would be known by it.
 */
export function planBands(
  invited: readonly Person[],
  view: View & { kind: 'ordered' },
  K: number,
): PlannedLabels {
  const { known, unknown } = byValue(invited, view.attribute);
  const strangers = [...known.keys()].filter((value) => !view.order.includes(value));
  if (strangers.length > 0) {
    throw new RangeError(`The order of ${view.attribute} does not name ${strangers.join(', ')}.`);
  }
  let bands = [...new Set(view.order)].flatMap((value): Bin[] => {
    const members = known.get(value);
    return members ? [{ values: [value], members, withUnknown: false }] : [];
  });
  const unknownBands = unknown.length >= K ? [{ values: [], members: unknown, withUnknown: true }] : [];
  for (let at = smallest(bands); bands.length > 1 && sizeOf(bands[at]) < K; at = smallest(bands)) {
    bands = joined(bands, at, smallerNeighbour(bands, at));
  }
  if (unknown.length > 0 && unknown.length < K) {
    const at = smallest(bands);
    bands = bands.map((band, other) => (other === at ? join(band, unknown) : band));
  }
  return planned([...bands, ...unknownBands], K, (bin) => {
    const [first] = bin.values;
    return { kind: 'band', names: first === undefined ? [] : [first, bin.values.at(-1) ?? first] };
  });
}

/** Labels for values without an order: those below K, and people without a value, are put together as other values. */
export function planValues(invited: readonly Person[], attribute: string, K: number): PlannedLabels {
  const { known, unknown } = byValue(invited, attribute);
  const values = [...known].sort(([left, a], [right, b]) => a.length - b.length || (left < right ? -1 : 1));
  const merged: string[] = [];
  let others = unknown.length;
  for (const [value, members] of values) {
    if (members.length >= K && (others === 0 || others >= K)) break;
    merged.push(value);
    others += members.length;
  }
  const standing = values.slice(merged.length).map(([value, members]): Bin => {
    return { values: [value], members, withUnknown: false };
  });
  const together = [...unknown, ...merged.flatMap((value) => known.get(value) ?? [])];
  const rest: Bin[] =
    together.length === 0
      ? []
      : [{ values: merged.sort(), members: together, withUnknown: unknown.length > 0 }];
  const isOther = new Set<Bin>(rest);
  return planned([...standing, ...rest], K, (bin) => ({
    kind: isOther.has(bin) ? 'other-values' : 'value',
    names: bin.values,
  }));
}

function planned(
  bins: readonly Bin[],
  K: number,
  nameOf: (bin: Bin) => { kind: Label['kind']; names: readonly string[] },
): PlannedLabels {
  // One bin is everyone; and a single bin below K could only be everyone too.
  if (bins.length === 1 || bins.some((bin) => bin.members.length < K)) {
    return { labels: [], leaves: [{ members: bins.flatMap((bin) => bin.members), chain: [] }] };
  }
  const named = bins.map((bin) => {
    const { kind, names } = nameOf(bin);
    return { bin, kind, names, key: labelKey(kind, names) };
  });
  return {
    labels: named.map(({ bin, kind, names, key }) => {
      return { key, kind, names, headCount: bin.members.length, withUnknown: bin.withUnknown };
    }),
    leaves: named.map(({ bin, key }) => ({ members: bin.members, chain: [key] })),
  };
}

function byValue(invited: readonly Person[], attribute: string) {
  const known = new Map<string, string[]>();
  const unknown: string[] = [];
  for (const { id, attributes } of invited) {
    const value = attributes[attribute];
    const list = value === undefined ? unknown : known.get(value);
    if (list) list.push(id);
    else if (value !== undefined) known.set(value, [id]);
  }
  return { known, unknown };
}

function smallest(bands: readonly Bin[]): number {
  return bands.reduce((best, band, at) => (band.members.length < sizeOf(bands[best]) ? at : best), 0);
}

function smallerNeighbour(bands: readonly Bin[], at: number): number {
  if (at === 0) return 1;
  if (at === bands.length - 1) return at - 1;
  return sizeOf(bands[at - 1]) <= sizeOf(bands[at + 1]) ? at - 1 : at + 1;
}

function joined(bands: readonly Bin[], at: number, neighbour: number): Bin[] {
  const [low, high] = [Math.min(at, neighbour), Math.max(at, neighbour)];
  const parts = bands.slice(low, high + 1);
  const band: Bin = {
    values: parts.flatMap(({ values }) => values),
    members: parts.flatMap(({ members }) => members),
    withUnknown: false,
  };
  return [...bands.slice(0, low), band, ...bands.slice(high + 1)];
}

function join(band: Bin, unknown: readonly string[]): Bin {
  return { ...band, members: [...band.members, ...unknown], withUnknown: true };
}

function sizeOf(bin: Bin | undefined): number {
  return bin?.members.length ?? 0;
}
