import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { Json } from '#platform/database.ts';

export type PersonState = 'candidate' | 'active' | 'on_leave' | 'left';

export interface OrganisationTable {
  onlyOne: Generated<boolean>;
  name: string;
  language: Language;
  zone: string;
  /** The accent colour, `#rrggbb` in lower case. */
  accent: string;
  version: Generated<number>;
  foundedAt: Instant;
}

export interface UnitTable {
  id: string;
  code: string;
  name: string;
  parentId: string | null;
  closedAt: Instant | null;
  version: Generated<number>;
}

export interface PersonTable {
  id: string;
  name: string | null;
  email: string | null;
  employeeNumber: string | null;
  unitId: string | null;
  managerId: string | null;
  /** What the person does, in the organisation's words: «Maintenance technician». */
  title: string | null;
  /** The family of such roles: «Technicians». */
  roleFamily: string | null;
  location: string | null;
  language: Language | null;
  startedOn: Day | null;
  birthYear: number | null;
  employment: string | null;
  zone: string | null;
  shift: string | null;
  /** Values of declared attributes, by key. */
  attributes: Json<Record<string, string | number>>;
  state: Generated<PersonState>;
  leftOn: Day | null;
  version: Generated<number>;
  /** Folded name, title, and number with e-mail, parted by U+001F; kept by the database. */
  search: ColumnType<string, never, never>;
}

export interface AttributeTable {
  key: string;
  label: Json<Partial<Record<Language, string>>>;
  type: 'text' | 'number' | 'day' | 'choice';
  choices: Json<string[]>;
}

export interface ChangeTable {
  id: string;
  personId: string;
  at: Instant;
  actorId: string | null;
  source: 'hand' | 'import' | 'api' | 'scim';
  importId: string | null;
  before: Json<Record<string, unknown>>;
  after: Json<Record<string, unknown>>;
}

export interface ImportTable {
  id: string;
  startedBy: string | null;
  fileId: string | null;
  fileName: string;
  bytes: number;
  state: 'uploaded' | 'checking' | 'checked' | 'writing' | 'done' | 'stopped' | 'failed' | 'undone';
  settings: Json;
  result: Json;
  progress: Generated<number>;
  stopAsked: Generated<boolean>;
  startedAt: Instant;
  finishedAt: Instant | null;
  version: Generated<number>;
}

/** A cell, row or file that an import stumbles over; gone when the import ends. */
export interface ImportProblemTable {
  importId: string;
  position: number;
  code: string;
  /** `blocks`: to be settled before anything is written; `tells`: good to know. */
  severity: 'blocks' | 'tells';
  rowNumber: number | null;
  columnIndex: number | null;
  field: string | null;
  value: string | null;
  params: Json<Record<string, unknown>>;
}

/** What an import would do to a person; gone when the import ends. */
export interface ImportPreviewTable {
  importId: string;
  position: number;
  kind: 'created' | 'changed' | 'left';
  rowNumber: number | null;
  personId: string | null;
  personLabel: string | null;
  before: Json<Record<string, unknown>>;
  after: Json<Record<string, unknown>>;
}

export interface AudienceTable {
  id: string;
  name: string;
  rule: Json;
  createdBy: string | null;
  createdAt: Instant;
  retiredAt: Instant | null;
  version: Generated<number>;
}

/** A person who counts, in the columns that rules ask for; kept by triggers. Stand-ins for null are in the migration. */
export interface CensusTable {
  personId: string;
  unitId: string;
  managerId: string;
  startedOn: Day;
  birthYear: number;
  language: Language | '';
  location: string;
  roleFamily: string;
  attributes: Json<Record<string, string | number>>;
}

/** A person who has reports, with their own manager and how many of the reports count; kept by triggers. */
export interface ManagerTable {
  personId: string;
  managerId: string | null;
  reports: number;
  /** From the person themselves up to the top. */
  chain: string[];
}

declare module '#platform/database.ts' {
  interface Tables {
    people_organisation: OrganisationTable;
    people_unit: UnitTable;
    people_person: PersonTable;
    people_attribute: AttributeTable;
    people_change: ChangeTable;
    people_import: ImportTable;
    people_import_problem: ImportProblemTable;
    people_import_preview: ImportPreviewTable;
    people_audience: AudienceTable;
    people_census: CensusTable;
    people_manager: ManagerTable;
  }
}
