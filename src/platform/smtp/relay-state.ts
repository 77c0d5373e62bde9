import type { Relay } from './relay.ts';

const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 300_000;

/** A relay at work: how many connections it has, whether it rests after a failure, and its pace. */
export interface RelayState {
  readonly relay: Relay;
  connections: number;
  /** Failures one after the other; a message that was taken over ends the row. */
  failures: number;
  /** Until when it is left alone, in milliseconds of the given clock. */
  restsUntil: number;
  /** Until when it gets no further connections beside those that it has. */
  fullUntil: number;
  /** Why it rests, for whoever looks after it. */
  trouble: string | undefined;
  /** When the next message may go, under a limit of messages a second. */
  nextAt: number;
}

/** A relay that nothing is known about yet. */
export function freshState(relay: Relay): RelayState {
  return { relay, connections: 0, failures: 0, restsUntil: 0, fullUntil: 0, trouble: undefined, nextAt: 0 };
}

/** The relay that is furthest below its share of connections among those that do not rest; undefined when all do. */
export function chooseRelay(states: readonly RelayState[], now: number): RelayState | undefined {
  let chosen: RelayState | undefined;
  for (const state of states) {
    if (state.restsUntil > now || state.fullUntil > now) continue;
    if (!chosen || load(state) < load(chosen)) chosen = state;
  }
  return chosen;
}

/** How full a relay would be with one connection more, by its weight. */
function load({ connections, relay }: RelayState): number {
  return (connections + 1) / relay.weight;
}

/** Lets a relay rest: a second, then twice as long after each further failure, at most five minutes. */
export function rest(state: RelayState, trouble: string, now: number): void {
  // Ten connections that break at once are one failure.
  if (state.restsUntil > now) return;
  state.restsUntil = now + Math.min(FIRST_REST_MS * 2 ** state.failures, LONGEST_REST_MS);
  state.fullUntil = 0;
  state.failures += 1;
  state.trouble = trouble;
}

const FULL_MS = 10_000;

/** A server that refuses one connection more than it has from us is left with those for a while. */
export function full(state: RelayState, now: number): void {
  state.fullUntil = now + FULL_MS;
}

/** A relay that works has no past. */
export function worked(state: RelayState): void {
  state.failures = 0;
  state.trouble = undefined;
}

/** Milliseconds until the relay's pace lets the next message go; counts that message as sent then. */
export function takeTurn(state: RelayState, now: number): number {
  const { perSecond } = state.relay;
  if (perSecond === undefined) return 0;
  const at = Math.max(now, state.nextAt);
  state.nextAt = at + 1000 / perSecond;
  return at - now;
}
