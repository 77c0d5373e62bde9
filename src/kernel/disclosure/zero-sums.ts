/** Something with a size and an exact vector, given by its entries that are not 0. */
export interface Suspect {
  readonly size: number;
  readonly vector: ReadonlyMap<number, bigint>;
}

/**
 * Every set of suspects, of a total size up to `room`, whose vectors sum to exactly 0, as positions in the list, without
 * the sets that contain another one. Exhaustive: as long as a sum is not 0, some column must still be pulled back by a
 * member with the opposite sign there, and each such member is tried.
 */
export function zeroSumSets(suspects: readonly Suspect[], room: number): readonly (readonly number[])[] {
  const columns = new Map<number, number>();
  let largest = 0n;
  for (const { vector } of suspects) {
    for (const [column, value] of vector) {
      if (!columns.has(column)) columns.set(column, columns.size);
      const amount = value < 0n ? -value : value;
      if (amount > largest) largest = amount;
    }
  }
  const dense = <T>(zero: T, from: (value: bigint) => T) =>
    suspects.map(({ vector }) => {
      const entries = Array<T>(columns.size).fill(zero);
      for (const [column, value] of vector) entries[columns.get(column) ?? 0] = from(value);
      return entries;
    });
  const sizes = suspects.map(({ size }) => size);
  // Doubles are exact here as long as a sum of `room` entries stays a safe integer.
  const found =
    largest * BigInt(room) <= BigInt(Number.MAX_SAFE_INTEGER)
      ? search(dense(0, Number), { sizes, room, zero: 0, add: (left, right) => left + right })
      : search(dense(0n, BigInt), { sizes, room, zero: 0n, add: (left, right) => left + right });
  return withoutSupersets(found);
}

interface Space<T> {
  readonly sizes: readonly number[];
  readonly room: number;
  readonly zero: T;
  readonly add: (left: T, right: T) => T;
}

function search<T extends number | bigint>(
  vectors: readonly (readonly T[])[],
  { sizes, room, zero, add }: Space<T>,
): number[][] {
  const carriers = carriersOf(vectors, zero);
  const found: number[][] = [];
  const barred = new Uint8Array(vectors.length);
  const isZeroWith = (sum: readonly T[], at: number) =>
    sum.every((value, column) => add(value, vectors[at]?.[column] ?? zero) === zero);
  const visit = (set: readonly number[], sum: readonly T[], left: number) => {
    const column = scarcestColumn(sum, { carriers, zero });
    if (column === -1) found.push([...set]);
    if (column === -1 || left === 0) return;
    const value = sum[column] ?? zero;
    const tried: number[] = [];
    for (const at of carriers[column] ?? []) {
      const size = sizes[at] ?? 0;
      if (barred[at] === 1 || size > left || (vectors[at]?.[column] ?? zero) > zero === value > zero)
        continue;
      barred[at] = 1;
      tried.push(at);
      if (size < left) visit([...set, at], addVectors(sum, vectors[at] ?? [], { zero, add }), left - size);
      else if (isZeroWith(sum, at)) found.push([...set, at]);
    }
    for (const at of tried) barred[at] = 0;
  };
  for (const [at, vector] of vectors.entries()) {
    barred[at] = 1;
    const left = room - (sizes[at] ?? 0);
    if (left >= 0) visit([at], vector, left);
  }
  return found;
}

function carriersOf<T>(vectors: readonly (readonly T[])[], zero: T): number[][] {
  const carriers: number[][] = Array.from(vectors[0] ?? [], () => []);
  for (const [at, vector] of vectors.entries()) {
    for (const [column, value] of vector.entries()) if (value !== zero) carriers[column]?.push(at);
  }
  return carriers;
}

function scarcestColumn<T>(
  sum: readonly T[],
  { carriers, zero }: { carriers: readonly (readonly number[])[]; zero: T },
): number {
  let best = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (let column = 0; column < sum.length; column++) {
    const count = carriers[column]?.length ?? 0;
    if (sum[column] !== zero && count < fewest) {
      best = column;
      fewest = count;
    }
  }
  return best;
}

function addVectors<T>(
  left: readonly T[],
  right: readonly T[],
  { zero, add }: { zero: T; add: (left: T, right: T) => T },
): T[] {
  const sum = left.slice();
  for (let column = 0; column < sum.length; column++)
    sum[column] = add(sum[column] ?? zero, right[column] ?? zero);
  return sum;
}

function withoutSupersets(sets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const bySize = sets.map((set) => new Set(set)).sort((left, right) => left.size - right.size);
  const setsWith = new Map<number, Set<number>[]>();
  const kept: number[][] = [];
  for (const set of bySize) {
    const smaller = [...set].flatMap((at) => setsWith.get(at) ?? []);
    if (smaller.some((other) => other.isSubsetOf(set))) continue;
    kept.push([...set]);
    for (const at of set) setsWith.set(at, [...(setsWith.get(at) ?? []), set]);
  }
  return kept;
}
