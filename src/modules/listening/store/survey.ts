import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { Questionnaire } from '../contract/item.ts';
import type { SurveyContent } from '../contract/survey.ts';

export interface SurveyRow {
  readonly id: string;
  readonly content: SurveyContent;
  readonly version: number;
  readonly changedBy: string | null;
  readonly changedAt: Instant;
  readonly changerName: string | null;
  readonly archivedAt: Instant | null;
}

const surveys = (db: Db) =>
  db
    .selectFrom('listening_survey as s')
    .leftJoin('people_person as p', 'p.id', 's.changedBy')
    .select(['s.id', 's.content', 's.version', 's.changedBy', 's.changedAt', 's.archivedAt'])
    .select('p.name as changerName');

export const findSurvey = (db: Db, surveyId: string): Promise<SurveyRow | undefined> =>
  surveys(db).where('s.id', '=', surveyId).executeTakeFirst();

/** Surveys in use or in the archive, the newest first. */
export const surveyPage = (
  db: Db,
  { archived, after, limit }: { archived: boolean; after: string | undefined; limit: number },
): Promise<SurveyRow[]> =>
  surveys(db)
    .where('s.archivedAt', archived ? 'is not' : 'is', null)
    .$if(after !== undefined, (query) => query.where('s.id', '<', after ?? ''))
    .orderBy('s.id', 'desc')
    .limit(limit)
    .execute();

export interface PulseRow {
  readonly id: string;
  readonly content: SurveyContent;
}

/** Pulses that are not in the archive. */
export const pulsesInUse = (db: Db): Promise<PulseRow[]> =>
  db
    .selectFrom('listening_survey')
    .select(['id', 'content'])
    .where('archivedAt', 'is', null)
    .where(sql<boolean>`content ->> 'kind' = 'pulse'`)
    .orderBy('id')
    .limit(500)
    .execute();

/** Holds a pulse until the transaction ends: when its last wave was begun, and whether one is not over yet. */
export async function lockPulse(
  db: Db,
  surveyId: string,
): Promise<{ lastBegunAt: Instant | null; isUnderWay: boolean }> {
  await db.selectFrom('listening_survey').select('id').where('id', '=', surveyId).forUpdate().execute();
  const { rows } = await sql<{ lastBegunAt: Instant | null; isUnderWay: boolean }>`
    select max(made_at) as last_begun_at,
      coalesce(bool_or(status in ('draft', 'planned', 'open', 'closing')), false) as is_under_way
    from listening_wave where survey_id = ${surveyId}`.execute(db);
  return rows[0] ?? { lastBegunAt: null, isUnderWay: false };
}

export async function insertSurvey(
  db: Db,
  row: { id: string; content: SurveyContent; madeBy: string | null; madeAt: Instant },
): Promise<void> {
  const { id, madeBy: changedBy, madeAt: changedAt } = row;
  const content = JSON.stringify(row.content);
  await db
    .insertInto('listening_survey')
    .values({ ...row, content, changedBy, changedAt, archivedAt: null })
    .execute();
  await insertVersion(db, { surveyId: id, version: 1, content, changedBy, changedAt });
}

/** Writes a survey if `version` is still the newest, and keeps how it stands; says whether it was. */
export async function updateSurvey(
  db: Db,
  { id, version }: { id: string; version: number },
  written: { content: SurveyContent; changedBy: string | null; changedAt: Instant },
): Promise<boolean> {
  const { changedBy, changedAt } = written;
  const content = JSON.stringify(written.content);
  const { numUpdatedRows } = await db
    .updateTable('listening_survey')
    .set({ content, changedBy, changedAt, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await insertVersion(db, { surveyId: id, version: version + 1, content, changedBy, changedAt });
  return true;
}

const insertVersion = (
  db: Db,
  row: {
    surveyId: string;
    version: number;
    content: string;
    changedBy: string | null;
    changedAt: Instant;
  },
) => db.insertInto('listening_survey_version').values(row).execute();

export const setArchived = (db: Db, id: string, archivedAt: Instant | null) =>
  db.updateTable('listening_survey').set({ archivedAt }).where('id', '=', id).execute();

/** How a survey stood, newest first. */
export const versionsOf = (db: Db, surveyId: string) =>
  db
    .selectFrom('listening_survey_version as v')
    .leftJoin('people_person as p', 'p.id', 'v.changedBy')
    .select(['v.version', 'v.content', 'v.changedBy', 'v.changedAt', 'p.name as changerName'])
    .where('v.surveyId', '=', surveyId)
    .orderBy('v.version', 'desc')
    .limit(50)
    .execute();

/** What the newest wave of a survey that left its draft asks; undefined before the first. */
export async function lastAsked(db: Db, surveyId: string): Promise<Questionnaire | undefined> {
  const row = await db
    .selectFrom('listening_wave')
    .select('questionnaire')
    .where('surveyId', '=', surveyId)
    .where('questionnaire', 'is not', null)
    .where('status', '<>', 'cancelled')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.questionnaire ?? undefined;
}

export const findLimit = (db: Db) =>
  db.selectFrom('listening_limit').select(['itemsPerFortnight', 'version']).executeTakeFirst();

/** Sets the limit if `version` is still the newest (0: none was set); says whether it was. */
export async function writeLimit(
  db: Db,
  {
    itemsPerFortnight,
    version,
    ...stamp
  }: {
    itemsPerFortnight: number;
    version: number;
    changedBy: string | null;
    changedAt: Instant;
  },
): Promise<boolean> {
  const result = await db
    .insertInto('listening_limit')
    .values({ itemsPerFortnight, ...stamp, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('one')
        .doUpdateSet({ itemsPerFortnight, ...stamp, version: version + 1 })
        .where('listening_limit.version', '=', version),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
