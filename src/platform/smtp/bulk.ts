import { hostname } from 'node:os';
import { Lane, type LaneSettings } from './lane.ts';
import type { Relay } from './relay.ts';
import { chooseRelay, freshState, type RelayState } from './relay-state.ts';
import { TIMEOUTS, type Timeouts } from './session.ts';
import type { Outcome, Outgoing } from './transaction.ts';

/** Where bulk mail comes from and where its fate is written down. */
export interface BulkSource<T extends Outgoing> {
  /** The next message; undefined when there is none now. */
  next(): Promise<T | undefined>;
  /**
   * Keeps what became of a message. The connection gives the server no further content before this has resolved: so at
   * most one message per connection is ever sent and not written down, however the process ends. A rejection ends the run.
   */
  settle(message: T, outcome: Outcome): Promise<void>;
}

export interface BulkMailer {
  /** To all relays together, at most. */
  readonly connections: number;
  /**
   * Sends until the source has nothing more, every relay rests, or `signal` asks to stop; whatever was taken from the source
   * is settled by then. Rejects with what the source rejected with.
   */
  run<T extends Outgoing>(source: BulkSource<T>, signal?: AbortSignal): Promise<void>;
  /** When a relay may be tried again, in milliseconds since 1970; 0: now. */
  restsUntil(): number;
  /** Relays in trouble, and why. */
  troubles(): readonly { readonly relay: string; readonly words: string }[];
}

export interface BulkOptions {
  readonly relays: readonly Relay[];
  /** Connections to all relays together. */
  readonly connections?: number;
  readonly hostName?: string;
  readonly timeouts?: Timeouts;
}

const REFILL_MS = 1_000;

/** Sends many messages over several connections to one or more relays. */
export function openBulkMailer(options: BulkOptions): BulkMailer {
  const states = options.relays.map(freshState);
  const settings: Settings = {
    states,
    lanes: options.connections ?? 10,
    hostName: options.hostName ?? nameOfMachine(),
    timeouts: options.timeouts ?? TIMEOUTS,
  };
  return {
    connections: settings.lanes,
    run: (source, signal) => new Run(settings, source, signal).toEnd(),
    restsUntil() {
      const earliest = Math.min(...states.map((state) => state.restsUntil));
      return earliest > Date.now() ? earliest : 0;
    },
    troubles: () =>
      states.flatMap(({ relay, trouble }) => (trouble ? [{ relay: relay.name, words: trouble }] : [])),
  };
}

/** This machine's name where it is a domain, else what RFC 5321 (4.1.3) gives those without one. */
function nameOfMachine(): string {
  const name = hostname();
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name) ? name : '[127.0.0.1]';
}

interface Settings extends LaneSettings {
  readonly states: readonly RelayState[];
  readonly lanes: number;
}

class Run<T extends Outgoing> {
  readonly #settings: Settings;
  readonly #source: BulkSource<T>;
  readonly #signal: AbortSignal | undefined;
  readonly #lanes = new Set<Promise<void>>();
  #dry = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(settings: Settings, source: BulkSource<T>, signal: AbortSignal | undefined) {
    this.#settings = settings;
    this.#source = source;
    this.#signal = signal;
  }

  async toEnd(): Promise<void> {
    this.#fill();
    // A relay that was away for a moment gets its connections back while the others go on.
    const refill = setInterval(() => this.#fill(), REFILL_MS);
    while (this.#lanes.size > 0) {
      await Promise.race(this.#lanes);
      // The lanes of a relay that failed go to another at once.
      this.#fill();
    }
    clearInterval(refill);
    if (this.#failure) throw this.#failure.error;
  }

  get #stopping(): boolean {
    return this.#dry || this.#failure !== undefined || this.#signal?.aborted === true;
  }

  #fill(): void {
    while (this.#lanes.size < this.#settings.lanes && !this.#stopping) {
      const state = chooseRelay(this.#settings.states, Date.now());
      if (!state) return;
      const lane = new Lane(state, this.#settings);
      const running: Promise<void> = this.#drive(lane)
        .catch((error) => {
          this.#failure ??= { error };
        })
        .finally(() => {
          lane.close();
          this.#lanes.delete(running);
        });
      this.#lanes.add(running);
    }
  }

  async #drive(lane: Lane): Promise<void> {
    await lane.open();
    if (lane.ended) return;
    let current = await this.#next();
    let following = current && (await this.#next());
    while (current) {
      const sending = lane.send(current, following);
      // Taken, written and signed while the server has the one before.
      const coming = following ? this.#next() : Promise.resolve(undefined);
      // Awaited below; until then a failure must not count as one that nobody handles.
      coming.catch(() => undefined);
      await this.#source.settle(current, await sending);
      current = following;
      following = await coming;
      if (lane.ended) {
        await this.#giveBack([current, following]);
        return;
      }
    }
  }

  async #next(): Promise<T | undefined> {
    if (this.#stopping) return undefined;
    const message = await this.#source.next();
    if (!message) this.#dry = true;
    return message;
  }

  async #giveBack(messages: readonly (T | undefined)[]): Promise<void> {
    const held = messages.filter((message) => message !== undefined);
    const words = 'the relay rests';
    await Promise.all(held.map((message) => this.#source.settle(message, { state: 'unsent', words })));
  }
}
