import type { Generated } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Json } from '#platform/database.ts';
import type { Content, LastingKind, ObjectKind } from './contract/content.ts';
import type { ThreadKind } from './contract/thread.ts';

export interface VersionTable {
  id: string;
  state: 'draft' | 'published' | 'discarded';
  number: number | null;
  note: string | null;
  restoredFrom: string | null;
  startedBy: string | null;
  startedAt: Instant;
  publishedBy: string | null;
  publishedAt: Instant | null;
  discardedBy: string | null;
  discardedAt: Instant | null;
  /** Counts every change of the draft. */
  version: Generated<number>;
}

export interface ObjectTable {
  versionId: string;
  /** The same in every version. */
  id: string;
  kind: ObjectKind;
  position: number;
  ownerId: string | null;
  audienceId: string | null;
  /** `Content` without the owner and the audience, which are columns. */
  content: Json<Content>;
  version: Generated<number>;
  changedBy: string | null;
  changedAt: Instant;
}

export interface RetirementTable {
  versionId: string;
  objectId: string;
  kind: LastingKind;
  reason: string;
  /** Ids that its person was told would hang. */
  leftHanging: Json<string[]>;
  retiredBy: string | null;
  retiredAt: Instant;
}

export interface FileTable {
  id: string;
  name: string;
  type: string;
  bytes: number;
  uploadedBy: string | null;
  uploadedAt: Instant;
}

export interface ThreadNodeTable {
  kind: ThreadKind;
  id: string;
  title: Json<Editions>;
  state: 'draft' | 'open' | 'closed';
  sealed: Generated<boolean>;
  ownerId: string | null;
  startsOn: Day | null;
  endsOn: Day | null;
  closedAt: Instant | null;
}

export interface LinkTable {
  fromKind: ThreadKind;
  fromId: string;
  toKind: ThreadKind;
  toId: string;
}

declare module '#platform/database.ts' {
  interface Tables {
    brand_version: VersionTable;
    brand_object: ObjectTable;
    brand_retirement: RetirementTable;
    brand_file: FileTable;
    brand_thread_node: ThreadNodeTable;
    brand_link: LinkTable;
  }
}
