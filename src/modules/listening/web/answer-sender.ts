import { useSyncExternalStore } from 'react';
import { ProblemError, UnreachableError } from '#web/ui/problem.ts';
import { type BallotWire, type Purse, type PurseStore, sendWaiting } from './ballot-client.ts';

/** How far the ballots of a sitting are. */
export interface Sending {
  /** Ballots that are still on this device. */
  readonly waiting: number;
  readonly state: 'sending' | 'offline' | 'done' | 'refused';
  /** Why the box took one no more, such as a wave that has closed. */
  readonly error: ProblemError | null;
}

const TRY_AGAIN_MS = 30_000;
const states = new Map<string, Sending>();
const running = new Set<string>();
const listeners = new Set<() => void>();

/**
 * Sends what waits in a purse, wherever the reader goes meanwhile: with its pauses it takes some minutes. Without a connection it
 * waits for one; what is left when the window closes goes at the next opening. `name` tells sittings apart on screen.
 */
export function sendInBackground(
  name: string,
  { wire, store, purse }: { wire: BallotWire; store: PurseStore; purse: Purse },
): void {
  note(name, { waiting: purse.waiting.length, state: 'sending', error: null });
  if (running.has(name)) return;
  running.add(name);
  void deliver(name, { wire, store: watched(name, store), waveId: purse.waveId }).finally(() =>
    running.delete(name),
  );
}

async function deliver(
  name: string,
  { wire, store, waveId }: { wire: BallotWire; store: PurseStore; waveId: string },
): Promise<void> {
  for (;;) {
    const purse = await store.read(waveId);
    if (!purse || purse.waiting.length === 0) break;
    try {
      await sendWaiting({ wire, store }, purse, { pause });
    } catch (error) {
      if (isPassing(error)) {
        note(name, { waiting: purse.waiting.length, state: 'offline', error: null });
        await connection();
        note(name, { waiting: purse.waiting.length, state: 'sending', error: null });
        continue;
      }
      if (!(error instanceof ProblemError)) throw error;
      note(name, { waiting: purse.waiting.length, state: 'refused', error });
      return;
    }
  }
  note(name, { waiting: 0, state: 'done', error: null });
}

/** How far the sending of this name is; null: nothing was sent since the window opened. */
export function useSending(name: string): Sending | null {
  return useSyncExternalStore(subscribe, () => states.get(name) ?? null);
}

/** How many ballots of all sittings have not left this device: a kiosk must stay open so long. */
export function useWaitingBallots(): number {
  return useSyncExternalStore(subscribe, () =>
    [...states.values()].reduce((sum, { state, waiting }) => sum + (state === 'refused' ? 0 : waiting), 0),
  );
}

function watched(name: string, store: PurseStore): PurseStore {
  return {
    read: store.read,
    async write(purse) {
      await store.write(purse);
      const before = states.get(name);
      if (before) note(name, { ...before, waiting: purse.waiting.length });
    },
  };
}

/** Away, overloaded, or changed too often just now: none of it is about the ballot. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof UnreachableError ||
    (error instanceof ProblemError && (error.status >= 500 || error.status === 429))
  );
}

const pause = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis));

function connection(): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, TRY_AGAIN_MS);
    window.addEventListener('online', go);
  });
}

function note(name: string, sending: Sending): void {
  states.set(name, sending);
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
