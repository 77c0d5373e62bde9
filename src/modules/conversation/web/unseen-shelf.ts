import { useSyncExternalStore } from 'react';
import type { Day } from '#kernel/calendar.ts';
import { newRandomId } from '#kernel/ids.ts';
import type { CaseKind } from '../contract/case.ts';
import { deservesALook, type LastLook } from '../domain/shelf.ts';

/** An unseen case as its writer's browser remembers it: the code, and nothing that was written. */
export interface KeptCase {
  /** Names it in addresses of this browser, in place of the code. */
  readonly id: string;
  readonly code: string;
  /** Unknown of a case whose code was typed in. */
  readonly kind: CaseKind | null;
  readonly sentOn: Day | null;
  /** The server has said that it took it. */
  readonly sent: boolean;
  /** How far its thread was read. */
  readonly seenNumber: number;
  /** What the last look at it found; absent before the first. */
  readonly look?: Pick<LastLook, 'lookedOn' | 'isSettled' | 'unread'>;
}

/** How many of the cases in this browser Today speaks of; asks the browser only. */
export function useCasesToLookAt(personId: string, today: Day): number {
  const fresh = { lookedOn: null, isSettled: false, unread: 0 };
  return useKeptCases(personId).filter(
    (one) => !isBeingSent(one) && deservesALook({ sentOn: one.sentOn, ...(one.look ?? fresh) }, today),
  ).length;
}

const listeners = new Set<() => void>();
const begunHere = new Set<string>();
const placeOf = (personId: string) => `inward.unseen.${personId}`;

/** The unseen cases of a person in this browser, latest first; on a shared device each has a shelf of their own. */
export function useKeptCases(personId: string): readonly KeptCase[] {
  return parsed(useSyncExternalStore(subscribe, () => localStorage.getItem(placeOf(personId))));
}

/** Puts a case on the shelf, or finds the one that has this code. */
export function keepCase(personId: string, given: Omit<KeptCase, 'id' | 'seenNumber'>): KeptCase {
  const kept = casesOf(personId);
  const known = kept.find(({ code }) => code === given.code);
  if (known) return known;
  const fresh = { ...given, id: newRandomId(), seenNumber: 0 };
  write(personId, [fresh, ...kept]);
  if (!given.sent) begunHere.add(fresh.id);
  return fresh;
}

/** Notes that the server took a case; puts it back if another tab has meanwhile taken it for lost. */
export function noteSent(personId: string, one: KeptCase): void {
  write(personId, [{ ...one, sent: true }, ...casesOf(personId).filter(({ id }) => id !== one.id)]);
  begunHere.delete(one.id);
}

/** Whether a case is just being sent from this page: to read it now would find nothing, and stand beside the sending in a log. */
export const isBeingSent = ({ id, sent }: KeptCase): boolean => !sent && begunHere.has(id);

/** Notes something about a case on the shelf. */
export function noteCase(personId: string, id: string, change: Partial<KeptCase>): void {
  write(
    personId,
    casesOf(personId).map((one) => (one.id === id ? { ...one, ...change } : one)),
  );
}

/** Takes a case from the shelf; without its code nobody can read it here any more. */
export function forgetCase(personId: string, id: string): void {
  write(
    personId,
    casesOf(personId).filter((one) => one.id !== id),
  );
}

function casesOf(personId: string): readonly KeptCase[] {
  return parsed(localStorage.getItem(placeOf(personId)));
}

let last: { readonly text: string | null; readonly cases: readonly KeptCase[] } = { text: null, cases: [] };

function parsed(text: string | null): readonly KeptCase[] {
  // Safe: only `write` writes there.
  if (text !== last.text) last = { text, cases: text ? (JSON.parse(text) as KeptCase[]) : [] };
  return last.cases;
}

function write(personId: string, cases: readonly KeptCase[]): void {
  localStorage.setItem(placeOf(personId), JSON.stringify(cases));
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  window.addEventListener('storage', tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('storage', tell);
  };
}
