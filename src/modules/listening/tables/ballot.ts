import type { Json } from '#platform/database.ts';
import type { Answers } from '../contract/item.ts';
import type { ViewName } from '../contract/wave.ts';

/** The private half of a label's key, sealed; deleted at close. */
export interface PrivateKeyTable {
  labelId: string;
  waveId: string;
  sealed: Buffer;
}

/** That somebody drew a token of a view. Without time and without label, on purpose. */
export interface IssuedTable {
  waveId: string;
  personId: string;
  view: ViewName;
  blindedHash: Buffer;
}

export interface CodeTable {
  waveId: string;
  codeHash: Buffer;
  labelId: string;
}

export interface CodeIssuedTable {
  waveId: string;
  codeHash: Buffer;
  view: ViewName;
  blindedHash: Buffer;
}

/** A ballot while its wave is open; `answers` only in the view `core`, which has no label. */
export interface BallotTable {
  waveId: string;
  /** SHA-256 of its input. */
  id: Buffer;
  view: ViewName;
  labelId: string;
  answers: Json<Answers> | null;
}

/** One answer of a labelled ballot. */
export interface BallotCellTable {
  waveId: string;
  /** SHA-256 of the ballot's input and the item: cells of one ballot share nothing. */
  id: Buffer;
  view: ViewName;
  labelId: string;
  itemId: string;
  /** Null: skipped. */
  answer: Json | null;
}

export interface BallotIdTable {
  waveId: string;
  id: Buffer;
}

/** How many ballots under this very label have the value; −1: how many skipped the item. */
export interface CountTable {
  waveId: string;
  view: ViewName;
  labelId: string;
  itemId: string;
  value: number;
  people: number;
}

export interface RowTable {
  id: string;
  waveId: string;
  answers: Json<Answers>;
}

export interface CommentTable {
  id: string;
  waveId: string;
  labelId: string;
  itemId: string;
  language: string;
  text: string;
}

declare module '#platform/database.ts' {
  interface Tables {
    listening_private_key: PrivateKeyTable;
    listening_issued: IssuedTable;
    listening_code: CodeTable;
    listening_code_issued: CodeIssuedTable;
    listening_ballot: BallotTable;
    listening_ballot_cell: BallotCellTable;
    listening_ballot_id: BallotIdTable;
    listening_count: CountTable;
    listening_row: RowTable;
    listening_comment: CommentTable;
  }
}
