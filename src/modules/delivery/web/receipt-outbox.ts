import { ProblemError, UnreachableError } from '#web/ui/problem.ts';
import type { Receipt } from '../contract/receipt.ts';

/** Where receipts wait: `localStorage`, which outlives the tab and the day without a connection. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

type Send = (receipts: readonly Receipt[]) => Promise<unknown>;

/** What the endpoint takes at once. */
const BATCH = 500;
/** A month without a connection; older ones give way to newer ones. */
const MOST_KEPT = 3000;

/**
 * What somebody did with messages, kept on the device until the server has it. A batch that was sent without an answer is
 * sent again: each receipt has an id of its own, so that it counts once.
 */
export class ReceiptOutbox {
  readonly #shelf: Shelf;
  readonly #key: string;
  readonly #send: Send;
  #underWay: Promise<void> | null = null;

  constructor({ shelf, personId, send }: { shelf: Shelf; personId: string; send: Send }) {
    this.#shelf = shelf;
    // By person: on a shared device nobody sends what somebody else has read.
    this.#key = `inward.receipts.${personId}`;
    this.#send = send;
  }

  add(receipt: Receipt): void {
    this.#write([...this.waiting(), receipt].slice(-MOST_KEPT));
  }

  /** Sends what waits; stays quiet while the server is away, and keeps it then. */
  flush(): Promise<void> {
    this.#underWay ??= this.#sendAll().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  waiting(): readonly Receipt[] {
    try {
      const kept: unknown = JSON.parse(this.#shelf.getItem(this.#key) ?? '[]');
      // Safe: nothing but `add` writes there, and the server checks each of them.
      return Array.isArray(kept) ? (kept as Receipt[]) : [];
    } catch {
      return [];
    }
  }

  async #sendAll(): Promise<void> {
    for (
      let batch = this.waiting().slice(0, BATCH);
      batch.length > 0;
      batch = this.waiting().slice(0, BATCH)
    ) {
      try {
        await this.#send(batch);
      } catch (error) {
        if (isLater(error)) return;
        // The server will never take these, so they must not stop those behind them. Anything else is a bug of ours.
        if (!(error instanceof ProblemError)) throw error;
      }
      const done = new Set(batch.map(({ id }) => id));
      // Read again: another tab, or the reader, may have added some meanwhile.
      this.#write(this.waiting().filter(({ id }) => !done.has(id)));
    }
  }

  #write(receipts: readonly Receipt[]): void {
    try {
      if (receipts.length === 0) this.#shelf.removeItem(this.#key);
      else this.#shelf.setItem(this.#key, JSON.stringify(receipts));
    } catch {
      // The device is full or keeps nothing (private windows). Reading goes on; only the count of it is lost.
    }
  }
}

/** Not refused for what they are: signed out, too often, the server away, or the clock of this device ahead of its own. */
function isLater(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  if (!(error instanceof ProblemError)) return false;
  return (
    error.status === 401 ||
    error.status === 429 ||
    error.status >= 500 ||
    error.code === 'delivery.clock_is_ahead'
  );
}
