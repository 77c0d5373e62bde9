import type { Instant } from '#kernel/calendar.ts';

export interface SuppressionTable {
  /** In small letters. */
  address: string;
  reason: 'bounced' | 'complained' | 'by_hand';
  /** What the mail server or the person said. */
  words: string | null;
  deliveryId: string | null;
  createdBy: string | null;
  createdAt: Instant;
}

/** Whoever wants no letters but those that must come. */
export interface EmailLeaveTable {
  personId: string;
  deliveryId: string | null;
  leftAt: Instant;
}

/** What a mail server reported about a letter. */
export interface BounceTable {
  id: string;
  deliveryId: string;
  kind: 'failed' | 'delayed' | 'complained';
  /** `5.1.1` (RFC 3463), or what stands for it. */
  status: string;
  words: string | null;
  receivedAt: Instant;
}

declare module '#platform/database.ts' {
  interface Tables {
    delivery_suppression: SuppressionTable;
    delivery_email_leave: EmailLeaveTable;
    delivery_bounce: BounceTable;
  }
}
