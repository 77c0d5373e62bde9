import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { type PublishingInput, publicationOf } from '../domain/publishing.ts';

/** What the thread is given; see `publication-thread.ts`. */
export interface WorkerInput {
  readonly input: PublishingInput;
  readonly done: readonly string[];
}

// A thread of its own, because a plan is seconds of pure reckoning and the server must answer meanwhile. It sends each
// chunk and waits for the word that it was written, so that never more than one is under way.
const { input, done }: WorkerInput = workerData;
const port = parentPort;
if (port) {
  const chunks = publicationOf(input, { done: new Set(done), random: (length) => randomBytes(length) });
  const sendNext = async () => {
    const { value, done: isOver } = await chunks.next();
    port.postMessage(isOver ? null : value);
    if (isOver) port.close();
  };
  port.on('message', sendNext);
  await sendNext();
}
