import type { Generated } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { RichText } from '#kernel/rich-text.ts';
import type { Json } from '#platform/database.ts';
import type { ChangeWord, PartKind } from './contract/part.ts';
import type { PieceSettings } from './contract/piece.ts';
import type { ReleaseWish } from './contract/release.ts';
import type { Packet, ToldForm } from './contract/ring.ts';

export interface CampaignTable {
  id: string;
  template: string | null;
  /** Counts the changes of the brief; raising it holds the campaign. */
  changes: Generated<number>;
  madeBy: string | null;
  madeAt: Instant;
  removedAt: Instant | null;
}

export interface PartTable {
  id: string;
  campaignId: string;
  kind: PartKind;
  position: number;
  content: Json<Record<string, unknown>>;
  version: Generated<number>;
  changedBy: string | null;
  changedAt: Instant;
  removedAt: Instant | null;
}

export interface ChangeTable {
  campaignId: string;
  number: number;
  partId: string;
  partKind: PartKind;
  change: ChangeWord;
  before: Json<Record<string, unknown>>;
  after: Json<Record<string, unknown>>;
  actorId: string | null;
  at: Instant;
}

export interface ActionTable {
  campaignId: string;
  actionId: string;
  objectiveId: string | null;
}

export interface ApprovalTable {
  id: string;
  campaignId: string;
  personId: string | null;
  decision: 'approved' | 'objected';
  atChange: number;
  words: string | null;
  at: Instant;
}

export interface ClosureTable {
  campaignId: string;
  results: Json<Editions>;
  conclusion: Json<Editions>;
  closedBy: string | null;
  closedAt: Instant;
}

export interface LessonTable {
  campaignId: string;
  language: Language;
  text: string;
}

export interface PieceTable {
  id: string;
  campaignId: string;
  code: string;
  settings: Json<PieceSettings>;
  firstLanguage: Language;
  replacedBy: string | null;
  /** The message that delivery keeps of it, and which version of the piece that says. */
  messageId: string | null;
  publishedVersion: number | null;
  version: Generated<number>;
  madeBy: string | null;
  madeAt: Instant;
  changedAt: Instant;
  removedAt: Instant | null;
}

export interface EditionTable {
  pieceId: string;
  language: Language;
  version: number;
  /** Which version of the first language this one says; null in the first language itself. */
  follows: number | null;
}

export interface EditionVersionTable {
  pieceId: string;
  language: Language;
  number: number;
  title: string;
  summary: string | null;
  doc: Json<RichText>;
  changedBy: string | null;
  changedAt: Instant;
  restoredFrom: number | null;
}

export interface DraftTable {
  pieceId: string;
  language: Language;
  personId: string;
  baseVersion: number;
  title: string;
  summary: string | null;
  doc: Json<RichText>;
  savedAt: Instant;
}

export interface PresenceTable {
  pieceId: string;
  personId: string;
  language: Language;
  seenAt: Instant;
}

export interface ReleaseTable {
  id: string;
  pieceId: string;
  ringId: string | null;
  wish: Json<ReleaseWish>;
  /** The release as delivery keeps it; null while its ring is closed. */
  releaseId: string | null;
  plannedBy: string | null;
  plannedAt: Instant;
  releasedAt: Instant | null;
  withdrawnAt: Instant | null;
  /** The second name behind a safety message, given before its ring opens. */
  secondedBy: string | null;
  secondedAt: Instant | null;
}

export interface ImageTable {
  id: string;
  campaignId: string;
  name: string;
  width: number;
  height: number;
  uploadedBy: string | null;
  uploadedAt: Instant;
}

export interface ImageSizeTable {
  imageId: string;
  width: number;
  height: number;
  bytes: number;
  fileId: string;
}

export interface FileTable {
  id: string;
  campaignId: string;
  name: string;
  type: string;
  bytes: number;
  uploadedBy: string | null;
  uploadedAt: Instant;
}

export interface RingTable {
  id: string;
  campaignId: string;
  position: number;
  name: Json<Editions>;
  audienceId: string;
  embargoUntil: Instant | null;
  shareNeeded: number | null;
  opensAt: Instant | null;
  packet: Json<Packet> | null;
  packetVersion: Generated<number>;
  version: Generated<number>;
  changedAt: Instant;
  removedAt: Instant | null;
}

export interface RingOpeningTable {
  ringId: string;
  openedAt: Instant;
  openedBy: string | null;
  reason: string | null;
  share: number | null;
}

export interface ConfirmationTable {
  ringId: string;
  personId: string;
  tries: number;
  packetVersion: number | null;
  confirmedAt: Instant | null;
}

export interface TellingTable {
  id: string;
  ringId: string;
  personId: string;
  toldOn: Day;
  form: ToldForm;
  questions: number;
  recordedAt: Instant;
}

export interface ScreenTable {
  id: string;
  name: string;
  language: Language;
  audienceId: string | null;
  tokenHash: Buffer;
  madeBy: string | null;
  madeAt: Instant;
  closedAt: Instant | null;
}

declare module '#platform/database.ts' {
  interface Tables {
    campaigns_campaign: CampaignTable;
    campaigns_part: PartTable;
    campaigns_change: ChangeTable;
    campaigns_action: ActionTable;
    campaigns_approval: ApprovalTable;
    campaigns_closure: ClosureTable;
    campaigns_lesson: LessonTable;
    campaigns_piece: PieceTable;
    campaigns_edition: EditionTable;
    campaigns_edition_version: EditionVersionTable;
    campaigns_draft: DraftTable;
    campaigns_presence: PresenceTable;
    campaigns_release: ReleaseTable;
    campaigns_image: ImageTable;
    campaigns_image_size: ImageSizeTable;
    campaigns_file: FileTable;
    campaigns_ring: RingTable;
    campaigns_ring_opening: RingOpeningTable;
    campaigns_confirmation: ConfirmationTable;
    campaigns_telling: TellingTable;
    campaigns_screen: ScreenTable;
  }
}
