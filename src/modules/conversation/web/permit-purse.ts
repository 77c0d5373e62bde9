import { useSyncExternalStore } from 'react';

/** Allows one unseen case; nothing in it says who drew it. */
export interface Permit {
  readonly week: string;
  readonly input: string;
  readonly signature: string;
}

/** Values that were sent to be signed, with what takes the blinding off again. */
export interface Drawing {
  readonly week: string;
  readonly drawn: readonly {
    readonly input: string;
    readonly blinded: string;
    readonly inverse: string;
  }[];
}

export interface Purse {
  readonly week: string;
  /** The days of that week on which this browser has drawn. */
  readonly drawnOn: readonly string[];
  readonly drawing: Drawing | undefined;
  readonly permits: readonly Permit[];
}

const EMPTY: Purse = { week: '', drawnOn: [], drawing: undefined, permits: [] };
const WEEKS_TAKEN = 2;
const listeners = new Set<() => void>();

const placeOf = (personId: string) => `inward.permits.${personId}`;

/** What this browser holds for a person; on a shared device each has a purse of their own. */
export function keptPermits(personId: string): Purse {
  return parsed(localStorage.getItem(placeOf(personId)));
}

/** Writes a purse; permits of weeks that are taken no more are left out. */
export function keepPermits(personId: string, purse: Purse): void {
  const weeks = [...new Set([purse.week, ...purse.permits.map(({ week }) => week)])].sort().reverse();
  const taken = weeks.slice(0, WEEKS_TAKEN);
  const permits = purse.permits.filter(({ week }) => taken.includes(week));
  localStorage.setItem(placeOf(personId), JSON.stringify({ ...purse, permits }));
  for (const tell of listeners) tell();
}

/**
 * The permit to spend next: of last week while there is one, because by then everybody has drawn theirs and it could be
 * anybody's; on a Monday morning few have this week's.
 */
export function nextPermit(personId: string): Permit | undefined {
  return [...keptPermits(personId).permits].sort((a, b) => a.week.localeCompare(b.week))[0];
}

/** Takes a spent permit, or one that is refused, out of the purse. */
export function dropPermit(personId: string, permit: Permit): void {
  const purse = keptPermits(personId);
  keepPermits(personId, { ...purse, permits: purse.permits.filter(({ input }) => input !== permit.input) });
}

/** How many unseen cases can be sent from this browser now; null while none have been drawn yet. */
export function usePermitCount(personId: string): number | null {
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(placeOf(personId)));
  const { permits, week } = parsed(kept);
  return week === '' ? null : permits.length;
}

function parsed(kept: string | null): Purse {
  // Safe: only `keepPermits` writes there, and what somebody else put there is refused by the server.
  return kept ? { ...EMPTY, ...(JSON.parse(kept) as Partial<Purse>) } : EMPTY;
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  window.addEventListener('storage', tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('storage', tell);
  };
}
