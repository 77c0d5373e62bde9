import type { Generated } from 'kysely';

export interface PollTable {
  id: string;
  messageId: string;
  options: number;
}

/** Who voted; what they chose is nowhere. */
export interface PollVoterTable {
  pollId: string;
  personId: string;
}

export interface PollCountTable {
  pollId: string;
  choice: number;
  votes: Generated<number>;
  /** As of the last step; what readers see. */
  shown: Generated<number>;
}

declare module '#platform/database.ts' {
  interface Tables {
    delivery_poll: PollTable;
    delivery_poll_voter: PollVoterTable;
    delivery_poll_count: PollCountTable;
  }
}
