import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { BallotError } from '#kernel/ballot/ballot-error.ts';
import type { SigningAnswer, SigningTask } from './signing-worker.ts';

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, (answer: SigningAnswer | Error) => void>;
  /** Names of the keys that it has. */
  readonly known: Set<string>;
  /** Names of keys that it is to forget with its next task. */
  readonly forgetting: Set<string>;
}

// As many as there are processors, up to four; begun when first needed, and no reason for the process to stay.
const MOST_THREADS = 4;
const threads: Thread[] = [];
let number = 0;

/**
 * Signs blinded values in a thread, in order. Throws a BallotError `out-of-range` for a value that no key can sign.
 * The private keys are shared with the threads of this process and leave it no other way.
 */
export async function signInThread(
  values: readonly { readonly keyName: string; readonly key: KeyObject; readonly blinded: Uint8Array }[],
): Promise<readonly Uint8Array[]> {
  const thread = leastBusy();
  number += 1;
  const task = taskFor(thread, number, values);
  const answer = await new Promise<SigningAnswer | Error>((resolve) => {
    thread.waiting.set(task.number, resolve);
    thread.worker.ref();
    thread.worker.postMessage(task);
  });
  if (answer instanceof Error) throw answer;
  if ('signatures' in answer) return answer.signatures;
  if (answer.problem === 'BallotError')
    throw new BallotError('out-of-range', 'A blinded value cannot be signed with its key.');
  throw new Error(`Signing failed: ${answer.problem}`);
}

/** Has the threads forget keys of a wave that is over. */
export function forgetInThreads(names: readonly string[]): void {
  for (const { known, forgetting } of threads) {
    for (const name of names) if (known.delete(name)) forgetting.add(name);
  }
}

function taskFor(
  { known, forgetting }: Thread,
  number: number,
  values: Parameters<typeof signInThread>[0],
): SigningTask {
  const fresh = values.filter(({ keyName }) => !known.has(keyName));
  for (const { keyName } of fresh) known.add(keyName);
  const forget = [...forgetting];
  forgetting.clear();
  return {
    number,
    values: values.map(({ keyName, blinded }) => ({ keyName, blinded })),
    keys: new Map(fresh.map(({ keyName, key }) => [keyName, key])),
    forget,
  };
}

function leastBusy(): Thread {
  const idle = threads.find(({ waiting }) => waiting.size === 0);
  if (idle) return idle;
  if (threads.length < Math.min(MOST_THREADS, availableParallelism())) return begin();
  return threads.reduce((best, thread) => (thread.waiting.size < best.waiting.size ? thread : best));
}

function begin(): Thread {
  const worker = new Worker(workerFile());
  const thread: Thread = { worker, waiting: new Map(), known: new Set(), forgetting: new Set() };
  worker.unref();
  worker.on('message', (answer: SigningAnswer) => {
    thread.waiting.get(answer.number)?.(answer);
    thread.waiting.delete(answer.number);
    if (thread.waiting.size === 0) worker.unref();
  });
  const end = (error: Error) => {
    const place = threads.indexOf(thread);
    if (place >= 0) threads.splice(place, 1);
    for (const fail of thread.waiting.values()) fail(error);
    thread.waiting.clear();
  };
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The signing thread ended.')));
  threads.push(thread);
  return thread;
}

/** Beside this file in the sources; the bundle of the server stands in `dist/server` and runs it from the sources. */
function workerFile(): URL {
  const beside = new URL('./signing-worker.ts', import.meta.url);
  return existsSync(fileURLToPath(beside))
    ? beside
    : new URL('../../src/modules/listening/service/signing-worker.ts', import.meta.url);
}
