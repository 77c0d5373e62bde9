import type { KeyObject } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { signBlinded } from '#kernel/ballot/server.ts';

/** Blinded values with the names of the keys to sign them; answered in order. */
export interface SigningTask {
  readonly number: number;
  readonly values: readonly { readonly keyName: string; readonly blinded: Uint8Array }[];
  /** Keys that this thread has not been given before: a key that is passed on has to be made ready anew. */
  readonly keys: ReadonlyMap<string, KeyObject>;
  /** Names of keys that are no longer wanted. */
  readonly forget: readonly string[];
}

export type SigningAnswer =
  | { readonly number: number; readonly signatures: readonly Uint8Array[] }
  /** A value that cannot be signed (not smaller than the modulus) or a signature that failed its check. */
  | { readonly number: number; readonly problem: string };

const known = new Map<string, KeyObject>();

// A raw RSA operation has no asynchronous form in Node, and six of them are milliseconds in which nobody else would be
// answered: so threads of their own do it.
parentPort?.on('message', ({ number, values, keys, forget }: SigningTask) => {
  for (const name of forget) known.delete(name);
  for (const [name, key] of keys) known.set(name, key);
  parentPort?.postMessage(answer(number, values));
});

function answer(number: number, values: SigningTask['values']): SigningAnswer {
  try {
    const signatures = values.map(({ keyName, blinded }) => {
      const key = known.get(keyName);
      if (!key) throw new Error('A key is missing.');
      return signBlinded(key, blinded);
    });
    return { number, signatures };
  } catch (error) {
    return { number, problem: error instanceof Error ? error.name : 'unknown' };
  }
}
