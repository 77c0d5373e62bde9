import { requireCount } from './requirements.ts';

/** A source of numbers in [0, 1), the same for the same seed on every machine. */
export type Random = () => number;

/**
 * Seeded random numbers (sfc32 of PractRand, Doty-Humphrey), so that a draw of arms or a bootstrap can be repeated
 * by anyone who knows the seed. Not for secrets: keys and ballots need the system's generator.
 * Example: `seededRandom(7)()` gives the same number each time.
 */
export function seededRandom(seed: number): Random {
  requireCount(seed, 'A seed');
  let a = seed >>> 0;
  let b = Math.floor(seed / 2 ** 32) >>> 0;
  let c = 0x9e3779b9;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return next;
}

/** A whole number from 0 to `size` − 1. */
export const randomIndex = (random: Random, size: number): number => Math.floor(random() * size);

/** A copy in random order (Fisher–Yates): every order is equally likely. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const pick = randomIndex(random, last + 1);
    // Both places are inside the list, so what stands there is a T even when T includes undefined.
    const kept = order[last] as T;
    order[last] = order[pick] as T;
    order[pick] = kept;
  }
  return order;
}

/** One draw from the standard normal distribution (Box & Muller 1958). */
export const randomNormal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
