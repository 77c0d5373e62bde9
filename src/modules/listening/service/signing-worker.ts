import type { KeyObject } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { signBlinded } from '#kernel/ballot/server.ts';

/** Blinded values with the keys to sign them; answered in order. */
export interface SigningTask {
  readonly number: number;
  readonly values: readonly { readonly key: KeyObject; readonly blinded: Uint8Array }[];
}

export type SigningAnswer =
  | { readonly number: number; readonly signatures: readonly Uint8Array[] }
  /** A value that cannot be signed (not smaller than the modulus) or a signature that failed its check. */
  | { readonly number: number; readonly problem: string };

// A raw RSA operation has no asynchronous form in Node, and six of them are three milliseconds in which nobody else would be
// answered: so threads of their own do it.
parentPort?.on('message', ({ number, values }: SigningTask) => {
  parentPort?.postMessage(answer(number, values));
});

function answer(number: number, values: SigningTask['values']): SigningAnswer {
  try {
    return { number, signatures: values.map(({ key, blinded }) => signBlinded(key, blinded)) };
  } catch (error) {
    return { number, problem: error instanceof Error ? error.name : 'unknown' };
  }
}
