import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import { type ClaimedEmail, claimEmails } from '../store/email.ts';

// The first claim is small, so that the first letters go out at once; later ones are as large as pays.
const FIRST = 40;
const BATCH = 250;
/** The next claim begins while so many of the last are still to be sent. */
const RESERVE = 120;
/** Behind a slow mail server a claim may grow old; before another sender may take it, this one lets go of it. */
const LEASE_MS = 600_000;
const USABLE_MS = 480_000;

/** A sender's stock of claimed letters, filled up in batches while it sends. */
export interface Claims {
  /** The next letter; undefined when none is due. */
  take(): Promise<ClaimedEmail | undefined>;
}

/** Begins an empty stock. Rejects with what the database says. */
export function openClaims(db: Db, { senderId, now }: { senderId: string; now: () => Instant }): Claims {
  let stock: { row: ClaimedEmail; usableUntil: number }[] = [];
  let at = 0;
  let claiming: Promise<void> | undefined;
  let dry = false;
  let limit = FIRST;

  async function claim(): Promise<void> {
    const usableUntil = performance.now() + USABLE_MS;
    const rows = await claimEmails(db, {
      senderId,
      now: now(),
      leaseUntilAt: new Date(Date.parse(now()) + LEASE_MS).toISOString(),
      limit,
    });
    dry = rows.length < limit;
    limit = BATCH;
    stock = [...stock.slice(at), ...rows.map((row) => ({ row, usableUntil }))];
    at = 0;
  }

  function fillUp(): void {
    if (dry || claiming || stock.length - at > RESERVE) return;
    claiming = claim().finally(() => {
      claiming = undefined;
    });
    // Whoever waits for it hears of its failure; nobody need be waiting just now.
    claiming.catch(() => {
      dry = true;
    });
  }

  return {
    async take() {
      for (;;) {
        fillUp();
        const taken = stock[at];
        if (taken) {
          at += 1;
          if (taken.usableUntil > performance.now()) return taken.row;
        } else if (claiming) {
          await claiming;
        } else {
          return undefined;
        }
      }
    },
  };
}
