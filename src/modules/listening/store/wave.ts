import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { Questionnaire } from '../contract/item.ts';
import type { WaveManifest } from '../contract/public-wave.ts';
import type { SurveyContent } from '../contract/survey.ts';
import type { ViewName, WaveActKind, WaveSettings, WaveStatus } from '../contract/wave.ts';

export interface WaveRow {
  readonly id: string;
  readonly surveyId: string;
  readonly number: number;
  readonly status: WaveStatus;
  readonly settings: WaveSettings;
  readonly questionnaire: Questionnaire | null;
  readonly manifestHash: Buffer | null;
  readonly invited: number | null;
  readonly version: number;
  readonly plannedAt: Instant | null;
  readonly openedAt: Instant | null;
  readonly closesAt: Instant | null;
  readonly closedAt: Instant | null;
}

const COLUMNS = [
  'id',
  'surveyId',
  'number',
  'status',
  'settings',
  'questionnaire',
  'manifestHash',
  'invited',
  'version',
  'plannedAt',
  'openedAt',
  'closesAt',
  'closedAt',
] as const;

export const findWave = (db: Db, waveId: string): Promise<WaveRow | undefined> =>
  db.selectFrom('listening_wave').select(COLUMNS).where('id', '=', waveId).executeTakeFirst();

/** The wave, held until the transaction ends: acts on one wave come one after another. */
export const holdWave = (db: Db, waveId: string): Promise<WaveRow | undefined> =>
  db.selectFrom('listening_wave').select(COLUMNS).where('id', '=', waveId).forUpdate().executeTakeFirst();

export const wavePage = (
  db: Db,
  { surveyId, after, limit }: { surveyId: string | undefined; after: string | undefined; limit: number },
): Promise<(WaveRow & { content: SurveyContent })[]> =>
  db
    .selectFrom('listening_wave as w')
    .innerJoin('listening_survey as s', 's.id', 'w.surveyId')
    .select(COLUMNS.map((name) => `w.${name}` as const))
    .select('s.content')
    .$if(surveyId !== undefined, (query) => query.where('w.surveyId', '=', surveyId ?? ''))
    .$if(after !== undefined, (query) => query.where('w.id', '<', after ?? ''))
    .orderBy('w.id', 'desc')
    .limit(limit)
    .execute();

/** Begins a wave as the next of its survey; the survey is held, so that numbers have no gap and no twin. */
export async function insertWave(
  db: Db,
  row: { id: string; surveyId: string; settings: WaveSettings; madeBy: string | null; madeAt: Instant },
): Promise<void> {
  await db.selectFrom('listening_survey').select('id').where('id', '=', row.surveyId).forUpdate().execute();
  await sql`
    insert into listening_wave (id, survey_id, number, settings, made_by, made_at)
    select ${row.id}, ${row.surveyId}, coalesce(max(number), 0) + 1, ${JSON.stringify(row.settings)}::jsonb,
      ${row.madeBy}::uuid, ${row.madeAt}::timestamptz
    from listening_wave where survey_id = ${row.surveyId}`.execute(db);
}

/** Writes the settings of a draft if `version` is still the newest; says whether it was. */
export async function updateSettings(
  db: Db,
  { waveId, version, settings }: { waveId: string; version: number; settings: WaveSettings },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('listening_wave')
    .set({ settings: JSON.stringify(settings), version: version + 1 })
    .where('id', '=', waveId)
    .where('version', '=', version)
    .where('status', '=', 'draft')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const deleteWave = (db: Db, waveId: string) =>
  db.deleteFrom('listening_wave').where('id', '=', waveId).where('status', '=', 'draft').execute();

interface WaveChange {
  readonly status?: WaveStatus;
  readonly questionnaire?: Questionnaire | null;
  readonly manifest?: WaveManifest | null;
  readonly manifestHash?: Buffer | null;
  readonly invited?: number | null;
  readonly plannedAt?: Instant | null;
  readonly openedAt?: Instant | null;
  readonly closesAt?: Instant | null;
  readonly closedAt?: Instant | null;
}

/** Changes what is given, and counts the change. */
export async function updateWave(db: Db, waveId: string, change: WaveChange): Promise<void> {
  const { questionnaire, manifest, ...plain } = change;
  await db
    .updateTable('listening_wave')
    .set(({ eb }) => ({
      ...plain,
      ...(questionnaire === undefined
        ? {}
        : { questionnaire: questionnaire && JSON.stringify(questionnaire) }),
      ...(manifest === undefined ? {} : { manifest: manifest && JSON.stringify(manifest) }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', waveId)
    .execute();
}

export async function findManifest(
  db: Db,
  waveId: string,
): Promise<{ manifest: WaveManifest; hash: Buffer } | undefined> {
  const row = await db
    .selectFrom('listening_wave')
    .select(['manifest', 'manifestHash'])
    .where('id', '=', waveId)
    .executeTakeFirst();
  return row?.manifest && row.manifestHash ? { manifest: row.manifest, hash: row.manifestHash } : undefined;
}

export interface ActRow {
  readonly kind: WaveActKind;
  readonly reason: string;
  readonly fromAt: Instant | null;
  readonly toAt: Instant | null;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly at: Instant;
}

export const actsOf = (db: Db, waveId: string): Promise<ActRow[]> =>
  db
    .selectFrom('listening_wave_act as a')
    .leftJoin('people_person as p', 'p.id', 'a.byId')
    .select(['a.kind', 'a.reason', 'a.fromAt', 'a.toAt', 'a.byId', 'a.at'])
    .select('p.name as byName')
    .where('a.waveId', '=', waveId)
    .orderBy('a.at')
    .orderBy('a.id')
    .execute();

export const insertAct = (
  db: Db,
  row: {
    id: string;
    waveId: string;
    kind: WaveActKind;
    reason: string;
    fromAt: Instant | null;
    toAt: Instant | null;
    byId: string | null;
    at: Instant;
  },
) => db.insertInto('listening_wave_act').values(row).execute();

/** The newest wave of the survey before this one that was closed and has no answer yet. */
export const unansweredBefore = (
  db: Db,
  { surveyId, number }: Pick<WaveRow, 'surveyId' | 'number'>,
): Promise<{ waveId: string; number: number } | undefined> =>
  db
    .selectFrom('listening_wave')
    .select(['id as waveId', 'number'])
    .where('surveyId', '=', surveyId)
    .where('number', '<', number)
    .where('status', 'in', ['closing', 'closed', 'published'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Another wave of the survey that is open now. */
export const otherOpen = (db: Db, { surveyId, id }: Pick<WaveRow, 'surveyId' | 'id'>) =>
  db
    .selectFrom('listening_wave')
    .select('number')
    .where('surveyId', '=', surveyId)
    .where('id', '<>', id)
    .where('status', 'in', ['open', 'closing'])
    .executeTakeFirst();

/** Planned waves whose time to open has come. */
export const dueToOpen = (db: Db, now: Instant): Promise<{ id: string }[]> =>
  db
    .selectFrom('listening_wave')
    .select('id')
    .where('status', '=', 'planned')
    .where(sql<boolean>`(settings ->> 'opensAt')::timestamptz <= ${now}::timestamptz`)
    .orderBy('id')
    .limit(100)
    .execute();

/** Open waves whose time is over, and those whose closing was interrupted. */
export const dueToClose = (db: Db, now: Instant): Promise<{ id: string }[]> =>
  db
    .selectFrom('listening_wave')
    .select('id')
    .where((eb) =>
      eb.or([eb.and([eb('status', '=', 'open'), eb('closesAt', '<=', now)]), eb('status', '=', 'closing')]),
    )
    .orderBy('id')
    .limit(100)
    .execute();

export interface MyWaveRow extends WaveRow {
  readonly labels: Partial<Record<ViewName, string>>;
  readonly byCode: boolean;
  readonly drawn: ViewName[];
  readonly cancelled: string | null;
}

/** Waves that a person is invited to and that are planned, open, or have ended since a day. */
export async function wavesOfPerson(db: Db, personId: string, since: Instant): Promise<MyWaveRow[]> {
  return db
    .selectFrom('listening_roster as r')
    .innerJoin('listening_wave as w', 'w.id', 'r.waveId')
    .select(COLUMNS.map((name) => `w.${name}` as const))
    .select(['r.labels', 'r.byCode'])
    .select(
      sql<ViewName[]>`array(
        select i.view from listening_issued i where i.wave_id = w.id and i.person_id = r.person_id order by i.view)`.as(
        'drawn',
      ),
    )
    .select((eb) =>
      eb
        .selectFrom('listening_wave_act as a')
        .select('a.reason')
        .whereRef('a.waveId', '=', 'w.id')
        .where('a.kind', '=', 'cancelled')
        .limit(1)
        .as('cancelled'),
    )
    .where('r.personId', '=', personId)
    .where('w.manifestHash', 'is not', null)
    .where((eb) =>
      eb.or([eb('w.status', 'in', ['planned', 'open', 'closing']), eb('w.closedAt', '>=', since)]),
    )
    .orderBy('w.id', 'desc')
    .limit(50)
    .execute();
}

/** Waves whose box must be there. */
export const openWaves = (db: Db): Promise<{ id: string }[]> =>
  db
    .selectFrom('listening_wave')
    .select('id')
    .where('status', 'in', ['planned', 'open'])
    .orderBy('id')
    .limit(1000)
    .execute();
