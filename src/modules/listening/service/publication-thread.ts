import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Chunk, PublishingInput } from '../domain/publishing.ts';
import type { WorkerInput } from './publication-worker.ts';

/** Makes the chunks of a publication in a thread, one at a time: the next is begun when `write` has finished. */
export async function publishInThread(
  input: PublishingInput,
  { done, write }: { done: readonly string[]; write: (chunk: Chunk) => Promise<void> },
): Promise<void> {
  const workerData: WorkerInput = { input, done };
  const worker = new Worker(workerFile(), { workerData });
  try {
    await new Promise<void>((finish, fail) => {
      worker.on('error', fail);
      worker.on('exit', (code) =>
        code === 0 ? finish() : fail(new Error(`The thread ended with ${code}.`)),
      );
      worker.on('message', (chunk: Chunk | null) => {
        if (chunk === null) return finish();
        write(chunk).then(() => worker.postMessage('written'), fail);
      });
    });
  } finally {
    await worker.terminate();
  }
}

/**
 * Beside this file in the sources; the bundle of the server stands in `dist/server`, and the thread runs from the sources
 * beside it, which Node reads as they are.
 */
function workerFile(): URL {
  const beside = new URL('./publication-worker.ts', import.meta.url);
  return existsSync(fileURLToPath(beside))
    ? beside
    : new URL('../../src/modules/listening/service/publication-worker.ts', import.meta.url);
}
