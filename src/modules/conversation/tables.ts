import type { Generated } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { Json } from '#platform/database.ts';
import type { CaseKind, CaseState, Outcome, Visibility } from './contract/case.ts';
import type { SessionState } from './contract/session.ts';

export interface SettingsTable {
  onlyOne: Generated<boolean>;
  dueDays: Json<Record<CaseKind, number>>;
  houseRules: Json<Editions>;
  version: Generated<number>;
}

export interface TopicTable {
  id: string;
  name: Json<Editions>;
  ownerId: string | null;
  retiredAt: Instant | null;
  version: Generated<number>;
}

/** An object of another module that cases can be attached to. */
export interface SubjectTable {
  kind: string;
  id: string;
  title: Json<Editions>;
  ownerId: string | null;
  /** Every member may see it and write to it. */
  open: boolean;
}

export interface SessionTable {
  id: string;
  title: string;
  description: string;
  language: Language;
  startsAt: Instant;
  state: Generated<SessionState>;
  currentCaseId: string | null;
  createdBy: string | null;
  version: Generated<number>;
}

export interface SessionLeaderTable {
  sessionId: string;
  personId: string;
  position: number;
}

export interface CaseTable {
  id: string;
  kind: CaseKind;
  text: string;
  language: Language;
  subjectKind: string | null;
  subjectId: string | null;
  unitId: string | null;
  topicId: string | null;
  sessionId: string | null;
  visibility: Visibility;
  unseen: boolean;
  authorId: string | null;
  readerKey: Buffer | null;
  ownerId: string | null;
  openedOn: Day;
  openedAt: Instant | null;
  dueOn: Day;
  state: Generated<CaseState>;
  outcome: Outcome | null;
  reason: string | null;
  answeredBy: string | null;
  firstAnsweredOn: Day | null;
  answeredOn: Day | null;
  objectedOn: Day | null;
  objectedTo: string | null;
  mergedInto: string | null;
  askedUnseen: Generated<number>;
  lastNumber: Generated<number>;
  version: Generated<number>;
}

export interface MessageTable {
  id: string;
  caseId: string;
  number: number;
  kind: 'reply' | 'outcome' | 'objection';
  sender: 'writer' | 'owner' | 'member';
  authorId: string | null;
  text: string;
  outcome: Outcome | null;
  writtenOn: Day;
  writtenAt: Instant | null;
}

export interface VoteTable {
  caseId: string;
  personId: string;
}

export interface FollowTable {
  caseId: string;
  personId: string;
  seenNumber: Generated<number>;
}

export interface ReminderTable {
  caseId: string;
  stage: 'soon' | 'overdue';
  dueOn: Day;
}

export interface ReportTable {
  id: string;
  caseId: string;
  messageId: string | null;
  reason: string;
  reportedBy: string | null;
  reportedAt: Instant;
  settledBy: string | null;
  settledAt: Instant | null;
}

export interface HidingTable {
  id: string;
  caseId: string;
  messageId: string | null;
  reason: string;
  hiddenBy: string | null;
  hiddenAt: Instant;
  liftedBy: string | null;
  liftedAt: Instant | null;
}

export interface PermitKeyTable {
  week: string;
  publicJwk: Json<{ kty: 'RSA'; n: string; e: string }>;
  /** Null once the week is over: nothing more can be signed. */
  privatePem: string | null;
}

export interface PermitIssueTable {
  week: string;
  personId: string;
  blindedHash: Buffer;
}

export interface PermitSpentTable {
  id: Buffer;
  week: string;
}

export interface LetterTable {
  id: string;
  readerKey: Buffer;
  number: number;
  act: 'case' | 'message' | 'objection' | 'withdrawal';
  content: Json;
  writtenOn: Day;
}

export interface UntoldTable {
  id: string;
  caseId: string;
  fact: 'opened' | 'continued' | 'reopened' | 'withdrawn';
}

declare module '#platform/database.ts' {
  interface Tables {
    conversation_settings: SettingsTable;
    conversation_topic: TopicTable;
    conversation_subject: SubjectTable;
    conversation_session: SessionTable;
    conversation_session_leader: SessionLeaderTable;
    conversation_case: CaseTable;
    conversation_message: MessageTable;
    conversation_vote: VoteTable;
    conversation_follow: FollowTable;
    conversation_reminder: ReminderTable;
    conversation_report: ReportTable;
    conversation_hiding: HidingTable;
    conversation_permit_key: PermitKeyTable;
    conversation_permit_issue: PermitIssueTable;
    conversation_permit_spent: PermitSpentTable;
    conversation_letter: LetterTable;
    conversation_untold: UntoldTable;
  }
}
