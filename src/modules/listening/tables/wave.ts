import type { Generated } from 'kysely';
import type { PublicJwk } from '#kernel/ballot/public-key.ts';
import type { Instant } from '#kernel/calendar.ts';
import type { Label } from '#kernel/disclosure/view.ts';
import type { Editions } from '#kernel/language.ts';
import type { Json } from '#platform/database.ts';
import type { Questionnaire } from '../contract/item.ts';
import type { WaveManifest } from '../contract/public-wave.ts';
import type { ViewName, WaveActKind, WaveSettings, WaveStatus } from '../contract/wave.ts';

export interface WaveTable {
  id: string;
  surveyId: string;
  /** The nth wave of its survey. */
  number: number;
  status: Generated<WaveStatus>;
  settings: Json<WaveSettings>;
  /** Frozen when it is planned, like everything of the manifest. */
  questionnaire: Json<Questionnaire> | null;
  manifest: Json<WaveManifest> | null;
  manifestHash: Buffer | null;
  invited: number | null;
  version: Generated<number>;
  madeBy: string | null;
  madeAt: Instant;
  plannedAt: Instant | null;
  openedAt: Instant | null;
  closesAt: Instant | null;
  closedAt: Instant | null;
}

export interface WaveActTable {
  id: string;
  waveId: string;
  kind: WaveActKind;
  reason: string;
  fromAt: Instant | null;
  toAt: Instant | null;
  /** Null: the product itself, or somebody who was erased. */
  byId: string | null;
  at: Instant;
}

export interface LabelTable {
  id: string;
  waveId: string;
  view: ViewName;
  key: string;
  kind: Label['kind'];
  /** What people call it, in each language of the wave. */
  names: Json<Editions>;
  /** Invited people whom it fits, those of finer labels included. */
  invited: number;
  /** The next coarser label; null for everyone. */
  parentId: string | null;
  /** Units that answer under it; empty outside the view of the organisation. */
  unitIds: Generated<string[]>;
  publicKey: Json<PublicJwk> | null;
  /** Ballots under this very label; known from closing on. */
  ballots: number | null;
}

export interface RosterTable {
  waveId: string;
  personId: string;
  /** As they were when the wave was planned; units by level: `unit1`, `unit2`, … */
  attributes: Json<Record<string, string>>;
  /** The finest label in each view. */
  labels: Json<Partial<Record<ViewName, string>>>;
  /** Answers with a printed code; draws nothing signed in. */
  byCode: Generated<boolean>;
}

export interface LetterTable {
  waveId: string;
  /** 0: the invitation; then the reminders. */
  round: number;
  personId: string;
  state: Generated<'waiting' | 'sent' | 'nowhere'>;
}

export interface ReminderTable {
  waveId: string;
  round: number;
  labelIds: string[];
  byId: string | null;
  at: Instant;
}

declare module '#platform/database.ts' {
  interface Tables {
    listening_wave: WaveTable;
    listening_wave_act: WaveActTable;
    listening_label: LabelTable;
    listening_roster: RosterTable;
    listening_letter: LetterTable;
    listening_reminder: ReminderTable;
  }
}
