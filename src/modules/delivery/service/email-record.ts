import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from '#platform/database.ts';
import { type EmailEnd, recordEmails } from '../store/email.ts';

/** Writes down how letters ended, those that end together in one step. */
export interface Recorder {
  /** Resolves when it is durable. */
  record(end: EmailEnd): Promise<void>;
  /** How many came to an end for good. */
  ended(): number;
}

const LONGEST_GATHERING_MS = 3;

interface Waiting {
  readonly end: EmailEnd;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens a recorder on the sender's session. While one step is under way the ends of other connections gather for the next: as in
 * a database's own group commit, the busier it is, the fewer steps there are for each letter.
 */
export function openRecorder(session: Db, connections: number): Recorder {
  let waiting: Waiting[] = [];
  let writing = false;
  let ended = 0;
  let stepMs = 0;

  /**
   * Waits for the ends of those connections whose last ends were written in the step before: else two halves of the connections
   * take turns, each waiting for the other's step. Not longer than a part of what a step takes.
   */
  async function gathered(): Promise<void> {
    const until = performance.now() + Math.min(stepMs / 2, LONGEST_GATHERING_MS);
    do await nextTurn();
    while (waiting.length < connections && performance.now() < until);
  }

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      await gathered();
      const step = waiting;
      waiting = [];
      const began = performance.now();
      try {
        await recordEmails(
          session,
          step.map(({ end }) => end),
        );
        ended += step.filter(({ end }) => end.state !== 'waiting').length;
        stepMs = performance.now() - began;
        for (const { resolve } of step) resolve();
      } catch (error) {
        for (const { reject } of step) reject(error);
      }
    }
    writing = false;
  }

  return {
    record: (end) =>
      new Promise((resolve, reject) => {
        waiting.push({ end, resolve, reject });
        if (!writing) void writeAll();
      }),
    ended: () => ended,
  };
}
