import { setTimeout as pause } from 'node:timers/promises';
import { full, type RelayState, rest, takeTurn, worked } from './relay-state.ts';
import { closeSession, openSession, type Session, type Timeouts } from './session.ts';
import { type Outcome, type Outgoing, Transactions } from './transaction.ts';

export interface LaneSettings {
  /** How we name ourselves to servers. */
  readonly hostName: string;
  readonly timeouts: Timeouts;
}

interface Connection {
  readonly session: Session;
  readonly transactions: Transactions;
  /** Messages that went over it. */
  sent: number;
}

/** One connection to a relay at a time, made anew when it ends in the ordinary way. */
export class Lane {
  /** The relay is of no use now; it rests, and further messages belong to other lanes. */
  ended = false;
  readonly #state: RelayState;
  readonly #settings: LaneSettings;
  #connection: Connection | undefined;

  constructor(state: RelayState, settings: LaneSettings) {
    this.#state = state;
    this.#settings = settings;
  }

  /** Opens the connection before there is a message for it. */
  async open(): Promise<void> {
    this.#state.connections += 1;
    try {
      const { relay } = this.#state;
      const session = await openSession({ relay, ...this.#settings });
      this.#connection = { session, transactions: new Transactions(session), sent: 0 };
    } catch (error) {
      this.#state.connections -= 1;
      this.ended = true;
      // While others are up, this one was merely one more than the server wants.
      if (this.#state.connections > 0) full(this.#state, Date.now());
      else this.#rest(error instanceof Error ? error.message : String(error));
    }
  }

  /** Sends one message, with the envelope of the next behind it when that is known. */
  async send(message: Outgoing, following: Outgoing | undefined): Promise<Outcome> {
    const wait = takeTurn(this.#state, Date.now());
    if (wait > 0) await pause(wait);
    const used = (this.#connection?.sent ?? 0) > 0;
    const outcome = await this.#try(message, following);
    // A server that ends a connection after some messages or minutes is not in trouble.
    return outcome.state === 'unsent' && used && !this.ended ? this.#try(message, following) : outcome;
  }

  /** Ends the connection. */
  close(): void {
    const connection = this.#connection;
    if (!connection) return;
    this.#drop();
    // Where the server waits for a content that will not come, it would take QUIT for its first line.
    if (connection.transactions.midway) connection.session.channel.destroy('given up');
    else closeSession(connection.session);
  }

  async #try(message: Outgoing, following: Outgoing | undefined): Promise<Outcome> {
    if (!this.#connection) await this.open();
    const connection = this.#connection;
    if (!connection) return { state: 'unsent', words: this.#state.trouble ?? 'no further connection' };
    const outcome = await connection.transactions.send(message, following);
    const sender = outcome.state === 'refused' && outcome.stage === 'sender';
    if (connection.transactions.lost !== undefined) {
      this.#drop();
      if (connection.sent === 0) this.#giveUp(outcome.words);
    } else if (sender) {
      // Our own address is refused: that is about us and this relay, not about whom we write to.
      this.close();
      this.#giveUp(outcome.words);
    } else {
      connection.sent += 1;
      if (outcome.state === 'accepted') worked(this.#state);
    }
    return outcome;
  }

  #drop(): void {
    this.#connection = undefined;
    this.#state.connections -= 1;
  }

  #giveUp(words: string): void {
    this.ended = true;
    this.#rest(words);
  }

  #rest(words: string): void {
    rest(this.#state, words, Date.now());
  }
}
