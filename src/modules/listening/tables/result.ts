import type { Generated } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Json } from '#platform/database.ts';
import type { WithheldReason } from '../contract/figure.ts';
import type { AnswerPart } from '../contract/wave-answer.ts';
import type { NoDrivers, StoredDrivers } from '../domain/drivers.ts';
import type { Phrase } from '../domain/themes.ts';

/** The publication of a wave: made once, in parts. */
export interface PublicationTable {
  waveId: string;
  /** Parts to be made, of which `listening_publication_part` lists those that are there. */
  parts: number;
  startedAt: Instant;
  finishedAt: Instant | null;
  drivers: Json<StoredDrivers | { why: NoDrivers }> | null;
}

export interface PublicationPartTable {
  waveId: string;
  part: string;
}

/** What the plan decided about each group: everybody, or a label with those below it. */
export interface ResultGroupTable {
  waveId: string;
  /** `everyone` or the id of a label. */
  groupKey: string;
  invited: number;
  /** Ballots behind it; null when it is withheld. */
  answered: number | null;
  withheld: WithheldReason | null;
  /** Its place in the order of publication. */
  position: number;
}

/** Sealed texts of published values, or why there are none. */
export interface FigureTable {
  waveId: string;
  groupKey: string;
  itemId: string;
  favourable: string | null;
  unfavourable: string | null;
  mean: string | null;
  spread: string | null;
  withheld: WithheldReason | null;
}

/** A sealed list of comments to an item, or why there is none. */
export interface CommentListTable {
  waveId: string;
  itemId: string;
  groupKey: string;
  comments: string | null;
  withheld: WithheldReason | null;
}

export interface ThemeTable {
  id: string;
  waveId: string;
  name: Json<Editions>;
  phrases: Json<readonly Phrase[]>;
  origin: 'found' | 'hand';
  version: Generated<number>;
  changedBy: string | null;
  changedAt: Instant;
}

export interface FocusTable {
  id: string;
  waveId: string;
  groupKey: string;
  itemId: string;
  /** An action of the plan, which listening knows by its id only. */
  actionId: string | null;
  askAgainOn: Day;
  followUpId: string | null;
  version: Generated<number>;
  chosenBy: string | null;
  chosenAt: Instant;
}

export interface WaveAnswerTable {
  waveId: string;
  parts: Json<readonly AnswerPart[]>;
  version: Generated<number>;
  writtenBy: string | null;
  writtenAt: Instant;
  publishedBy: string | null;
  publishedAt: Instant | null;
}

/** That somebody looked at a report on a day. */
export interface ReadingTable {
  waveId: string;
  personId: string;
  report: 'report' | 'map' | 'trend' | 'drivers' | 'comments' | 'export';
  groupKey: string;
  readOn: Day;
}

declare module '#platform/database.ts' {
  interface Tables {
    listening_publication: PublicationTable;
    listening_publication_part: PublicationPartTable;
    listening_result_group: ResultGroupTable;
    listening_figure: FigureTable;
    listening_comment_list: CommentListTable;
    listening_theme: ThemeTable;
    listening_focus: FocusTable;
    listening_wave_answer: WaveAnswerTable;
    listening_reading: ReadingTable;
  }
}
