import { BallotError } from './ballot-error.ts';

/** A source of cryptographically secure random bytes; injected, so that test vectors can be replayed. */
export type RandomBytes = (length: number) => Uint8Array;

/** The platform's own generator; the same Web Crypto call in browser and server. */
export const secureRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Draws from a source and refuses one that gives another number of bytes: short salt would weaken without a sign. */
export function draw(random: RandomBytes, length: number): Uint8Array {
  const bytes = random(length);
  if (bytes.length !== length) {
    throw new BallotError('bad-random', `The random source gave ${bytes.length} bytes, not ${length}.`);
  }
  return bytes;
}
