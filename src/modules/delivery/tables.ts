import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { Json } from '#platform/database.ts';
import type { ChannelName } from './contract/channel.ts';
import type { Lane, Level, Question } from './contract/message.ts';
import type { Advice, AdviceReason, ReleaseState } from './contract/release.ts';
import type { WorkingTime } from './domain/availability.ts';

export interface SettingsTable {
  onlyOne: Generated<boolean>;
  dailyPushes: number;
  weeklyPushes: number;
  piecePushes: number;
  weeklySeconds: number;
  version: Generated<number>;
}

export type TopicTable = {
  id: string;
  name: Json<Editions>;
  retiredAt: Instant | null;
  version: Generated<number>;
};

/** `code` is what `people_person.shift` says. */
export type ShiftTable = { id: string; code: string; work: Json<WorkingTime[]>; version: Generated<number> };

/** Without a zone: for everybody. */
export type HolidayTable = { id: string; heldOn: Day; zone: string | null; name: Json<Editions> };

export interface PreferenceTable {
  personId: string;
  channels: Generated<ChannelName[]>;
  /** `21:00`, on the clocks of the person's zone; over midnight when `quietTo` is earlier. */
  quietFrom: string | null;
  quietTo: string | null;
  zone: string | null;
  /** Working times of the person's own, in the place of those of the shift. */
  work: Json<WorkingTime[]> | null;
  /** Nothing outside working time (true for everybody who does not say otherwise). */
  disconnect: Generated<boolean>;
  /** The last day on which the person used the feed. */
  hereOn: Day | null;
  version: Generated<number>;
}

export type LeaveTable = { id: string; personId: string; fromOn: Day; toOn: Day };

export type MuteTable = { personId: string; topicId: string };

export interface MessageTable {
  id: string;
  pieceKind: string;
  pieceId: string;
  version: Generated<number>;
  lane: Lane;
  level: Level;
  topicId: string | null;
  because: Json<{ kind: string; id: string; title: Editions }[]>;
  trueUntilOn: Day | null;
  replacedBy: string | null;
  withdrawnAt: Instant | null;
  /** The first of the month in which it was first released: its partition of the feed. */
  filedOn: Day | null;
  /** Of the newest version, in the order of `LANGUAGES`; a language without an edition has that of the one it is read in. */
  seconds: number[];
  createdBy: string | null;
  createdAt: Instant;
}

export interface MessageVersionTable {
  messageId: string;
  version: number;
  pieceVersion: number;
  question: Json<Question> | null;
  changed: Json<Editions> | null;
  asksAgain: 'nobody' | 'affected' | 'everyone';
  affected: Json | null;
  publishedBy: string | null;
  publishedAt: Instant;
}

export interface EditionTable {
  messageId: string;
  version: number;
  language: Language;
  title: string;
  oneLine: string;
  fromWhom: string;
  changesForYou: string | null;
  doc: Json<Record<string, unknown>>;
  seconds: number;
  subject: string | null;
  html: string | null;
  plain: string | null;
  links: Json<string[]>;
  /** What a list shows of it: JSON text without its closing brace. */
  card: string;
}

export interface ReleaseTable {
  id: string;
  messageId: string;
  audienceId: string | null;
  rule: Json;
  ring: string;
  changesForYou: Json<Editions> | null;
  channels: ChannelName[];
  priority: number;
  timing: 'at' | 'best';
  opensAt: Instant | null;
  endsAt: Instant | null;
  state: Generated<ReleaseState>;
  pausedFrom: 'confirmed' | 'open' | null;
  stopCode: string | null;
  advice: Advice | null;
  adviceReasons: ColumnType<AdviceReason[], string | undefined, string>;
  againstReason: string | null;
  createdBy: string | null;
  createdAt: Instant;
  confirmedBy: string | null;
  confirmedAt: Instant | null;
  secondedBy: string | null;
  secondedAt: Instant | null;
  plannedAt: Instant | null;
  openedAt: Instant | null;
  people: number | null;
  version: Generated<number>;
}

/** A person and a message: what lies in the feed, and how the person stands to it. */
export interface FeedTable {
  personId: string;
  messageId: string;
  filedOn: Day;
  releaseId: string;
  openedAt: Instant;
  seenAt: Instant | null;
  readAt: Instant | null;
  /** Of visible reading, over all visits. */
  seconds: Generated<number>;
  version: number;
  /** The version that is to be acknowledged; 0: none. */
  owed: Generated<number>;
  acknowledged: Generated<number>;
  /** Places of `PLACES` as bits: the first is 1, the second 2, … */
  seenBy: Generated<number>;
  readBy: Generated<number>;
  /** 1 useful, −1 not useful. */
  useful: number | null;
}

export type DeliveryKind = 'message' | 'reminder' | 'digest';
export type DeliveryState =
  | 'waiting'
  | 'paused'
  | 'claimed'
  | 'sent'
  | 'failed'
  | 'suppressed'
  | 'cancelled'
  /** Moved into the weekly digest before it went out. */
  | 'digest';

/** One push to one person by one channel. See the README for who may change what. */
export interface DeliveryTable {
  id: string;
  /** The day on which the row was made: its partition. */
  filedOn: Day;
  personId: string;
  messageId: string | null;
  releaseId: string | null;
  kind: DeliveryKind;
  channel: ChannelName;
  version: Generated<number>;
  seconds: number;
  safety: Generated<boolean>;
  messageIds: string[] | null;
  state: Generated<DeliveryState>;
  /** Not before; a retry moves it. */
  dueAt: Instant;
  /** The day of the push in the person's zone: what «one a day» is counted by. */
  ownOn: Day;
  /** How often it was claimed; the fence against a sender that lost its lease. */
  attempt: Generated<number>;
  claimedBy: string | null;
  leaseUntilAt: Instant | null;
  sentAt: Instant | null;
  reason: string | null;
}

export interface DigestTable {
  personId: string;
  weekOn: Day;
  /** Null: not in this week, the person is away; the next plan takes it along. */
  dueAt: Instant | null;
  messageIds: string[];
  /** For each message the `OUTCOME` of `kernel/schedule`: why it was not pushed. */
  outcomes: number[];
  sentAt: Instant | null;
}

export type WeekTable = { weekOn: Day; plannedAt: Instant };

export interface ReceiptTable {
  personId: string;
  at: Instant;
  id: string;
  messageId: string;
  version: number;
  kind: 'seen' | 'read' | 'useful' | 'not_useful';
  channel: string;
  seconds: Generated<number>;
}

export interface AcknowledgementTable {
  messageId: string;
  version: number;
  personId: string;
  level: Exclude<Level, 'none'>;
  language: Language;
  answer: number | null;
  wrongAnswers: Generated<number>;
  signedName: string | null;
  at: Instant;
}

export type AttemptTable = { messageId: string; version: number; personId: string; wrong: number };

export type ResultTable = { messageId: string; releaseId: string; counts: Json; countedAt: Instant };

export type UncountedTable = { messageId: string; sinceAt: Instant };

/** Without an audience: what is coming to the person. */
export type CalendarTokenTable = {
  tokenHash: Buffer;
  personId: string;
  audienceId: string | null;
  createdAt: Instant;
};

export interface AdviceTable {
  messageId: string;
  /** The module that said it. */
  source: string;
  reasons: ColumnType<AdviceReason[], string, string>;
}

declare module '#platform/database.ts' {
  interface Tables {
    delivery_settings: SettingsTable;
    delivery_topic: TopicTable;
    delivery_shift: ShiftTable;
    delivery_holiday: HolidayTable;
    delivery_preference: PreferenceTable;
    delivery_leave: LeaveTable;
    delivery_mute: MuteTable;
    delivery_message: MessageTable;
    delivery_message_version: MessageVersionTable;
    delivery_edition: EditionTable;
    delivery_release: ReleaseTable;
    delivery_feed: FeedTable;
    delivery_delivery: DeliveryTable;
    delivery_digest: DigestTable;
    delivery_week: WeekTable;
    delivery_receipt: ReceiptTable;
    delivery_acknowledgement: AcknowledgementTable;
    delivery_attempt: AttemptTable;
    delivery_result: ResultTable;
    delivery_uncounted: UncountedTable;
    delivery_calendar_token: CalendarTokenTable;
    delivery_advice: AdviceTable;
  }
}
