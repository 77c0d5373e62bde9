import type { Generated } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Json } from '#platform/database.ts';
import type { Feed, ReadingSource } from '../contract/measure.ts';
import type { ImportTarget } from '../contract/reading-import.ts';
import type { Kept } from '../domain/reading.ts';

export interface ReadingTable {
  id: string;
  measureId: string;
  unitId: string | null;
  readOn: Day;
  value: number;
  low: number | null;
  high: number | null;
  people: number | null;
  source: ReadingSource;
  /** The import, the wave, or nothing. */
  sourceId: string | null;
  note: string | null;
  enteredBy: string | null;
  enteredAt: Instant;
  removedAt: Instant | null;
  version: Generated<number>;
}

export interface CorrectionTable {
  readingId: string;
  number: number;
  before: Json<Kept>;
  /** Null: the reading was taken away. */
  after: Json<Kept> | null;
  reason: string;
  correctedBy: string | null;
  correctedAt: Instant;
}

export interface FeedTable {
  measureId: string;
  feed: Json<Feed>;
  setBy: string | null;
  setAt: Instant;
  version: Generated<number>;
}

export interface AnnotationTable {
  id: string;
  kind: 'shock' | 'holiday' | 'note';
  occurredOn: Day;
  untilOn: Day | null;
  words: Json<Editions>;
  planId: string | null;
  campaignId: string | null;
  madeBy: string | null;
  madeAt: Instant;
}

export interface ImportTable {
  id: string;
  measureId: string | null;
  startedBy: string | null;
  startedAt: Instant;
  fileName: string;
  rows: Json<string[][]>;
  columns: Json<(ImportTarget | null)[]>;
  writtenAt: Instant | null;
}

/** Of one message and one unit, as each person stands to it now; the unit of zeros: people without one. */
export interface ReachTable {
  messageId: string;
  unitId: string;
  people: number;
  seen: number;
  read: number;
  understood: number;
  signed: number;
  useful: number;
  notUseful: number;
  seconds: number;
}

/** Of one message and one day of the house: for how many people it was opened, seen, read for the first time. */
export interface DayTable {
  messageId: string;
  day: Day;
  opened: number;
  seen: number;
  read: number;
  understood: number;
  signed: number;
}

/** Different people of a campaign, counted apart. */
export interface CampaignTable {
  campaignId: string;
  reached: number;
  understood: number;
  acted: number;
  countedAt: Instant;
}

declare module '#platform/database.ts' {
  interface Tables {
    measurement_reading: ReadingTable;
    measurement_correction: CorrectionTable;
    measurement_feed: FeedTable;
    measurement_annotation: AnnotationTable;
    measurement_import: ImportTable;
    measurement_reach: ReachTable;
    measurement_day: DayTable;
    measurement_campaign: CampaignTable;
    measurement_uncounted: { messageId: string };
  }
}
