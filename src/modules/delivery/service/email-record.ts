import type { Db } from '#platform/database.ts';
import type { Journal } from '#platform/smtp/journal.ts';
import { type EmailEnd, recordEmails } from '../store/email.ts';

/** Writes down how letters ended: each in the journal at once, all in the database soon after. */
export interface Recorder {
  /** Resolves when it cannot be lost any more by the end of a process. Rejects after a step into the database has failed. */
  record(end: EmailEnd): Promise<void>;
  /** Resolves when the database has all of them, rejects when it does not take them. */
  recorded(): Promise<void>;
  /** How many came to an end for good. */
  ended(): number;
}

/** So many may be in the journal alone: what would go out again after a power cut. */
const MOST_AHEAD = 200;
/** At so many lines a journal begins anew. */
const MOST_LINES = 5_000;

/**
 * Opens a recorder on the sender's session. While a step into the database is under way, further ends gather for the next: as in a
 * database's own group commit, the busier it is, the fewer steps there are for each letter.
 */
export function openRecorder(session: Db, journal: Journal): Recorder {
  let waiting: EmailEnd[] = [];
  let step: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;
  let lines = 0;
  let ended = 0;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const ends = waiting;
      waiting = [];
      await recordEmails(session, ends);
      ended += ends.filter(({ state }) => state !== 'waiting').length;
    }
    if (lines > MOST_LINES) {
      journal.clear();
      lines = 0;
    }
  }

  function begin(): void {
    step ??= writeAll()
      .catch((error) => {
        failure ??= { error };
      })
      .finally(() => {
        step = undefined;
      });
  }

  async function recorded(): Promise<void> {
    await step;
    if (failure) throw failure.error;
  }

  return {
    async record(end) {
      if (failure) throw failure.error;
      const kept = journal.append(JSON.stringify(end));
      lines += 1;
      waiting.push(end);
      begin();
      if (!kept || waiting.length > MOST_AHEAD || lines > MOST_LINES) await recorded();
    },
    recorded,
    ended: () => ended,
  };
}
