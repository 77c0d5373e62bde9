import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from './context.ts';
import { isUnavailable } from './database.ts';
import type { Log } from './log.ts';

/** Work that looks for itself what there is to do, and must not wait for a schedule: rows that many workers share out. */
export interface Loop {
  readonly name: string;
  /** How long it rests when there was nothing to do. */
  readonly restMs: number;
  /** Does what is due, until nothing is or the signal is given; gives how much that was. Any number of processes at once. */
  run(ctx: Context, signal: AbortSignal): Promise<number>;
}

/** Loops under way. */
export interface Turning {
  /** Asks all loops to stop and waits until they have. */
  stop(): Promise<void>;
}

/** A signal that is never given. */
export const NEVER = new AbortController().signal;
const AFTER_FAILURE_MS = 2_000;

/** Keeps all loops going; a failure is logged, and the loop goes on after a pause. */
export function turn(
  loops: readonly Loop[],
  { contextFor, log }: { contextFor: () => Context; log: Log },
): Turning {
  const stopping = new AbortController();
  const { signal } = stopping;
  async function keepOn(loop: Loop): Promise<void> {
    while (!signal.aborted) {
      let pauseMs = loop.restMs;
      try {
        if ((await loop.run(contextFor(), signal)) > 0) pauseMs = 0;
      } catch (error) {
        pauseMs = AFTER_FAILURE_MS;
        if (isUnavailable(error)) log.warn({ loop: loop.name }, 'the database cannot be reached');
        else log.error({ err: error, loop: loop.name }, 'a loop failed and goes on');
      }
      if (pauseMs > 0) await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
  const all = loops.map(keepOn);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(all);
    },
  };
}
