import { useSyncExternalStore } from 'react';

/** `offline`: this device has no network; `away`: it has, but the server does not answer. */
export type Connection = 'online' | 'offline' | 'away';

const listeners = new Set<() => void>();
let serverAway = false;

/** A request got no answer, or one that asks to wait. */
export function noteFailure(): void {
  change(true);
}

/** A request was answered. */
export function noteSuccess(): void {
  change(false);
}

/** The state of the connection, as seen by the last request and the device. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, connection);
}

function connection(): Connection {
  if (!navigator.onLine) return 'offline';
  return serverAway ? 'away' : 'online';
}

function change(away: boolean): void {
  if (serverAway === away) return;
  serverAway = away;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}
