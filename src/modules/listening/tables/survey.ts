import type { Generated } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Json } from '#platform/database.ts';
import type { FigureMeaning, ImportMapping, LineUnit, Loss } from '../contract/import.ts';
import type { Construct } from '../contract/item.ts';
import type { SurveyContent } from '../contract/survey.ts';

export interface SurveyTable {
  id: string;
  content: Json<SurveyContent>;
  version: Generated<number>;
  madeBy: string | null;
  madeAt: Instant;
  changedBy: string | null;
  changedAt: Instant;
  archivedAt: Instant | null;
}

export interface SurveyVersionTable {
  surveyId: string;
  version: number;
  content: Json<SurveyContent>;
  changedBy: string | null;
  changedAt: Instant;
}

export interface LimitTable {
  /** There is one row. */
  one: Generated<boolean>;
  itemsPerFortnight: number;
  version: Generated<number>;
  changedBy: string | null;
  changedAt: Instant;
}

export interface ResultImportTable {
  id: string;
  fileName: string;
  mapping: Json<ImportMapping>;
  version: Generated<number>;
  /** The cells of the file; empty once it is written. */
  rows: Json<string[][]>;
  startedBy: string | null;
  startedAt: Instant;
  writtenAt: Instant | null;
}

export interface ResultFigureTable {
  id: string;
  importId: string;
  organisation: string;
  parent: string | null;
  own: boolean;
  year: number;
  measure: string;
  construct: Construct;
  meaning: Json<FigureMeaning>;
  given: number;
  unit: LineUnit;
  value: number;
  losses: Json<Loss[]>;
  respondents: number | null;
}

declare module '#platform/database.ts' {
  interface Tables {
    listening_survey: SurveyTable;
    listening_survey_version: SurveyVersionTable;
    listening_limit: LimitTable;
    listening_result_import: ResultImportTable;
    listening_result_figure: ResultFigureTable;
  }
}
