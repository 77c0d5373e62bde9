import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { Json } from '#platform/database.ts';
import type { AgendaReason, Outcome, Reaction } from './contract/check-in.ts';
import type { Blocker } from './contract/hearing.ts';
import type { Cause, ChangeWord } from './contract/history.ts';
import type { ImportTarget } from './contract/import.ts';
import type {
  ActionFields,
  GoalFields,
  LineKind,
  MeasureFields,
  OpenLineKind,
  PhaseFields,
  PlanFields,
} from './contract/line.ts';
import type { OfferState, SuggestedPart, SuggestionState } from './contract/suggestion.ts';

export interface StrategyTable {
  id: string;
  title: Json<Editions>;
  why: Json<Editions>;
  serves: Json<Editions>;
  startsOn: Day;
  endsOn: Day;
  ownerId: string | null;
  version: Generated<number>;
  changedBy: string | null;
  changedAt: Instant;
}

// Lines are written as whole documents by `store/line.ts`, never column by column: they can only be read here.
type Read<T> = { [K in keyof T]: ColumnType<T[K], never, never> };

interface LineHead {
  id: string;
  planId: string;
  version: number;
  changedAt: Instant;
  removedAt: Instant | null;
}

export type PlanTable = Read<Omit<LineHead, 'planId'> & PlanFields> & {
  /** Counts the acts. */
  sets: ColumnType<number, never, never>;
};
export type GoalTable = Read<LineHead & GoalFields>;
export type MeasureTable = Read<LineHead & MeasureFields>;
export type PhaseTable = Read<LineHead & PhaseFields>;
export type ActionTable = Read<LineHead & ActionFields>;

export interface ChangeSetTable {
  id: string;
  planId: string;
  number: number;
  at: Instant;
  actorId: string | null;
  cause: Cause;
  causeId: string | null;
  note: string | null;
  undoneBy: string | null;
}

export interface ChangeTable {
  setId: string;
  ordinal: number;
  planId: string;
  lineKind: LineKind;
  lineId: string;
  change: ChangeWord;
  before: Json<Record<string, unknown>>;
  after: Json<Record<string, unknown>>;
  /** Moves the day of an action later; kept by the database. */
  postpones: ColumnType<boolean | null, never, never>;
}

export interface HearingTable {
  planId: string;
  opensOn: Day;
  closesOn: Day;
  shareNeeded: number;
  openedBy: string | null;
  openedAt: Instant;
  version: Generated<number>;
}

export interface StartTable {
  planId: string;
  startedBy: string | null;
  startedAt: Instant;
  overrideReason: string | null;
  blockers: Json<Blocker[]>;
}

export interface EndTable {
  planId: string;
  endedBy: string | null;
  endedAt: Instant;
  reason: string;
}

export interface ReaderTable {
  planId: string;
  personId: string;
  readOn: Day;
}

export interface ReachTable {
  planId: string;
  audienceId: string | null;
  people: number;
  readers: number;
  countedAt: Instant;
}

export interface SuggestionTable {
  id: string;
  planId: string;
  lineKind: OpenLineKind;
  lineId: string;
  authorId: string | null;
  named: boolean;
  why: string | null;
  parts: Json<SuggestedPart[]>;
  state: SuggestionState;
  madeAt: Instant;
  decidedBy: string | null;
  decidedAt: Instant | null;
  reason: string | null;
  /** Per part what was written for it, null where it was not taken. */
  taken: Json<(string | null)[]>;
}

export interface OfferTable {
  id: string;
  planId: string;
  actionId: string;
  personId: string;
  words: string | null;
  state: OfferState;
  madeAt: Instant;
  decidedBy: string | null;
  decidedAt: Instant | null;
  reply: string | null;
}

export interface SeriesTable {
  planId: string;
  weekday: number;
  localTime: string;
  zone: string;
  ownerId: string | null;
  startsOn: Day;
  endsOn: Day | null;
  version: Generated<number>;
  changedAt: Instant;
}

export interface CheckInTable {
  id: string;
  planId: string;
  occursOn: Day;
  openedBy: string | null;
  openedAt: Instant;
  closedBy: string | null;
  closedAt: Instant | null;
  note: string | null;
  version: Generated<number>;
}

export interface CheckInItemTable {
  checkInId: string;
  kind: 'action' | 'case';
  objectId: string;
  ordinal: number;
  reasons: Json<AgendaReason[]>;
  outcome: Outcome | null;
  cause: string | null;
  reaction: Reaction | null;
  newDueOn: Day | null;
  ownerId: string | null;
  words: string | null;
  recordedAt: Instant | null;
  version: Generated<number>;
}

export interface GuestTable {
  checkInId: string;
  draw: number;
  personId: string | null;
  seed: string;
  candidates: number;
  state: 'asked' | 'coming' | 'declined';
  drawnAt: Instant;
}

export interface CalendarTable {
  planId: string;
  personId: string;
  tokenHash: Buffer;
  madeAt: Instant;
}

export interface ImportTable {
  id: string;
  planId: string;
  startedBy: string | null;
  startedAt: Instant;
  fileName: string;
  language: Language;
  /** The file as cells, its header first. */
  rows: Json<string[][]>;
  columns: Json<(ImportTarget | null)[]>;
  writtenAt: Instant | null;
  setId: string | null;
}

declare module '#platform/database.ts' {
  interface Tables {
    plan_strategy: StrategyTable;
    plan_plan: PlanTable;
    plan_goal: GoalTable;
    plan_measure: MeasureTable;
    plan_phase: PhaseTable;
    plan_action: ActionTable;
    plan_change_set: ChangeSetTable;
    plan_change: ChangeTable;
    plan_hearing: HearingTable;
    plan_start: StartTable;
    plan_end: EndTable;
    plan_reader: ReaderTable;
    plan_reach: ReachTable;
    plan_suggestion: SuggestionTable;
    plan_offer: OfferTable;
    plan_check_in_series: SeriesTable;
    plan_check_in: CheckInTable;
    plan_check_in_item: CheckInItemTable;
    plan_guest: GuestTable;
    plan_calendar: CalendarTable;
    plan_import: ImportTable;
  }
}
