import type { Db } from '#platform/database.ts';
import { type EmailEnd, recordEmails } from '../store/email.ts';

/** Writes down how letters ended, those that end together in one step. */
export interface Recorder {
  /** Resolves when it is durable. */
  record(end: EmailEnd): Promise<void>;
  /** How many came to an end for good. */
  ended(): number;
}

interface Waiting {
  readonly end: EmailEnd;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens a recorder on the sender's session. While one step is under way the ends of other connections gather for the next: as in
 * a database's own group commit, the busier it is, the fewer steps there are for each letter.
 */
export function openRecorder(session: Db): Recorder {
  let waiting: Waiting[] = [];
  let writing = false;
  let ended = 0;

  async function writeAll(): Promise<void> {
    writing = true;
    // Ends of the same turn of the event loop belong to one step.
    await Promise.resolve();
    while (waiting.length > 0) {
      const step = waiting;
      waiting = [];
      try {
        await recordEmails(
          session,
          step.map(({ end }) => end),
        );
        ended += step.filter(({ end }) => end.state !== 'waiting').length;
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
