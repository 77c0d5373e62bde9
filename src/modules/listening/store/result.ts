import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Answers, Questionnaire } from '../contract/item.ts';
import type { WithheldReason } from '../contract/result.ts';
import type { WaveStatus } from '../contract/wave.ts';
import type { StoredComments } from '../domain/comments.ts';
import type { NoDrivers, StoredDrivers } from '../domain/drivers.ts';
import type { StoredFigures } from '../domain/figures.ts';
import type { WavePlan } from '../domain/publication.ts';

/** A wave that is over, as its results need it. */
export interface ClosedWave {
  readonly id: string;
  readonly surveyId: string;
  readonly number: number;
  readonly status: WaveStatus;
  readonly questionnaire: Questionnaire | null;
  readonly invited: number | null;
  readonly closedAt: Instant | null;
}

const WAVE = ['id', 'surveyId', 'number', 'status', 'questionnaire', 'invited', 'closedAt'] as const;

export const findClosedWave = (db: Db, waveId: string): Promise<ClosedWave | undefined> =>
  db
    .selectFrom('listening_wave')
    .select(WAVE)
    .where('id', '=', waveId)
    .where('status', 'in', ['closed', 'published', 'answered'])
    .executeTakeFirst();

/** Published waves of a survey up to one, the oldest first. */
export const publishedUpTo = (
  db: Db,
  { surveyId, number }: Pick<ClosedWave, 'surveyId' | 'number'>,
): Promise<ClosedWave[]> =>
  db
    .selectFrom('listening_wave')
    .select(WAVE)
    .where('surveyId', '=', surveyId)
    .where('number', '<=', number)
    .where('status', 'in', ['published', 'answered'])
    .orderBy('number')
    .limit(200)
    .execute();

/** Waves whose results somebody may read: all, or those to which the person was invited; the newest first. */
export const resultWaves = (
  db: Db,
  {
    personId,
    all,
    after,
    limit,
  }: { personId: string; all: boolean; after: string | undefined; limit: number },
): Promise<(ClosedWave & { answered: number | null; wasInvited: boolean; answeredAt: Instant | null })[]> =>
  db
    .selectFrom('listening_wave as w')
    .leftJoin('listening_result_group as g', (join) =>
      join.onRef('g.waveId', '=', 'w.id').on('g.groupKey', '=', 'everyone'),
    )
    .leftJoin('listening_roster as r', (join) =>
      join.onRef('r.waveId', '=', 'w.id').on('r.personId', '=', personId),
    )
    .leftJoin('listening_wave_answer as a', 'a.waveId', 'w.id')
    .select(WAVE.map((name) => `w.${name}` as const))
    .select(['g.answered', 'a.publishedAt as answeredAt'])
    .select(sql<boolean>`r.person_id is not null`.as('wasInvited'))
    .where('w.status', 'in', ['closed', 'published', 'answered'])
    .$if(!all, (query) => query.where('r.personId', 'is not', null))
    .$if(after !== undefined, (query) => query.where('w.id', '<', after ?? ''))
    .orderBy('w.id', 'desc')
    .limit(limit)
    .execute();

export interface ResultLabel {
  readonly id: string;
  readonly view: string;
  readonly key: string;
  readonly kind: string;
  readonly names: Editions;
  readonly invited: number;
  readonly parentId: string | null;
  readonly ballots: number | null;
}

export const resultLabels = (db: Db, waveId: string): Promise<ResultLabel[]> =>
  db
    .selectFrom('listening_label')
    .select(['id', 'view', 'key', 'kind', 'names', 'invited', 'parentId', 'ballots'])
    .where('waveId', '=', waveId)
    .orderBy('view')
    .orderBy('key')
    .execute();

/** What closing left of a wave: counters, unlabelled rows, words, and who was invited. */
export async function remainsOf(db: Db, waveId: string) {
  const counts = await db
    .selectFrom('listening_count')
    .select(['labelId', 'itemId', 'value', 'people'])
    .where('waveId', '=', waveId)
    .where('view', '<>', 'core')
    .execute();
  const rows: { answers: Answers }[] = await db
    .selectFrom('listening_row')
    .select('answers')
    .where('waveId', '=', waveId)
    .orderBy('id')
    .execute();
  const comments = await db
    .selectFrom('listening_comment')
    .select(['itemId', 'labelId', 'language', 'text'])
    .where('waveId', '=', waveId)
    .orderBy('id')
    .execute();
  const roster = await db
    .selectFrom('listening_roster')
    .select(['personId', 'labels'])
    .where('waveId', '=', waveId)
    .orderBy('personId')
    .execute();
  return { counts, rows: rows.map(({ answers }) => answers), comments, roster };
}

/**
 * Groups that earlier waves of the survey showed, by the people who were invited to them: those of which fewer than `silent`
 * invited people did not answer.
 */
export async function publishedMembers(
  db: Db,
  { surveyId, number, waves, silent }: { surveyId: string; number: number; waves: number; silent: number },
): Promise<{ waveId: string; members: string[] }[]> {
  const { rows } = await sql<{ waveId: string; members: string[] }>`
    with recursive earlier as (
      select id from listening_wave
      where survey_id = ${surveyId} and number < ${number} and status in ('published', 'answered')
      order by number desc limit ${waves}
    ), shown as (
      select g.wave_id, g.group_key from listening_result_group g join earlier e on e.id = g.wave_id
      where g.withheld is null and g.invited - g.answered < ${silent}
    ), below as (
      select s.wave_id, s.group_key, l.id from shown s
      join listening_label l on l.wave_id = s.wave_id and l.id::text = s.group_key
      union all
      select b.wave_id, b.group_key, l.id from below b join listening_label l on l.parent_id = b.id
    ), member as (
      select b.wave_id, b.group_key, r.person_id from below b
      join (select r.wave_id, r.person_id, own.value as label_id
            from listening_roster r join earlier e on e.id = r.wave_id, jsonb_each_text(r.labels) own) r
        on r.wave_id = b.wave_id and r.label_id = b.id::text
      union all
      select s.wave_id, s.group_key, r.person_id from shown s join listening_roster r on r.wave_id = s.wave_id
      where s.group_key = 'everyone'
    )
    select wave_id, array_agg(person_id) as members from member group by wave_id, group_key`.execute(db);
  return rows;
}

export interface Publication {
  readonly waveId: string;
  readonly parts: number;
  readonly finishedAt: Instant | null;
  readonly drivers: StoredDrivers | { why: NoDrivers } | null;
  readonly made: number;
}

export const findPublication = (db: Db, waveId: string): Promise<Publication | undefined> =>
  db
    .selectFrom('listening_publication as p')
    .select(['p.waveId', 'p.parts', 'p.finishedAt', 'p.drivers'])
    .select((eb) =>
      eb
        .selectFrom('listening_publication_part as part')
        .select(({ fn }) => fn.countAll<number>().as('made'))
        .whereRef('part.waveId', '=', 'p.waveId')
        .$asScalar()
        .$notNull()
        .as('made'),
    )
    .where('p.waveId', '=', waveId)
    .executeTakeFirst();

/** Begins a publication unless it has been; returns the parts that are there. */
export async function beginPublication(
  db: Db,
  { waveId, parts, now }: { waveId: string; parts: number; now: Instant },
): Promise<string[]> {
  await db
    .insertInto('listening_publication')
    .values({ waveId, parts, startedAt: now, finishedAt: null, drivers: null })
    .onConflict((conflict) => conflict.column('waveId').doNothing())
    .execute();
  const made = await db
    .selectFrom('listening_publication_part')
    .select('part')
    .where('waveId', '=', waveId)
    .execute();
  return made.map(({ part }) => part);
}

/** Claims a part; false when another worker has made it. */
export async function claimPart(db: Db, waveId: string, part: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('listening_publication_part')
    .values({ waveId, part })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function writePlan(db: Db, waveId: string, { groups }: WavePlan): Promise<void> {
  const rows = groups.map(({ key, invited, answered, reason }, position) => {
    return { waveId, groupKey: key, invited, answered: reason ? null : answered, withheld: reason, position };
  });
  for (let at = 0; at < rows.length; at += 5000)
    await db
      .insertInto('listening_result_group')
      .values(rows.slice(at, at + 5000))
      .execute();
}

export async function writeFigures(db: Db, waveId: string, figures: readonly StoredFigures[]): Promise<void> {
  const rows = figures.map(({ group, ...figure }) => ({ ...figure, waveId, groupKey: group }));
  for (let at = 0; at < rows.length; at += 5000)
    await db
      .insertInto('listening_figure')
      .values(rows.slice(at, at + 5000))
      .execute();
}

export async function writeComments(db: Db, waveId: string, lists: readonly StoredComments[]): Promise<void> {
  const rows = lists.map(({ group, ...list }) => ({ ...list, waveId, groupKey: group }));
  if (rows.length > 0) await db.insertInto('listening_comment_list').values(rows).execute();
}

export const writeDrivers = (db: Db, waveId: string, drivers: StoredDrivers | { why: NoDrivers }) =>
  db
    .updateTable('listening_publication')
    .set({ drivers: JSON.stringify(drivers) })
    .where('waveId', '=', waveId)
    .execute();

/** Ends a publication once; false when it had ended. */
export async function finishPublication(db: Db, waveId: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('listening_publication')
    .set({ finishedAt: now })
    .where('waveId', '=', waveId)
    .where('finishedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface ResultGroup {
  readonly groupKey: string;
  readonly invited: number;
  readonly answered: number | null;
  readonly withheld: WithheldReason | null;
}

export const resultGroups = (db: Db, waveId: string): Promise<ResultGroup[]> =>
  db
    .selectFrom('listening_result_group')
    .select(['groupKey', 'invited', 'answered', 'withheld'])
    .where('waveId', '=', waveId)
    .orderBy('position')
    .execute();

export type FigureRow = Omit<StoredFigures, 'group'> & { readonly groupKey: string };

/** Figures of a wave: of some groups, or of all. */
export const figureRows = (
  db: Db,
  { waveId, groups }: { waveId: string; groups: readonly string[] | 'all' },
): Promise<FigureRow[]> =>
  db
    .selectFrom('listening_figure')
    .select(['groupKey', 'itemId', 'favourable', 'unfavourable', 'mean', 'spread', 'withheld'])
    .where('waveId', '=', waveId)
    .$if(groups !== 'all', (query) => query.where('groupKey', 'in', groups === 'all' ? [] : [...groups, '']))
    .orderBy('groupKey')
    .orderBy('itemId')
    .execute();

export const commentLists = (
  db: Db,
  waveId: string,
): Promise<
  { itemId: string; groupKey: string; comments: string | null; withheld: WithheldReason | null }[]
> =>
  db
    .selectFrom('listening_comment_list')
    .select(['itemId', 'groupKey', 'comments', 'withheld'])
    .where('waveId', '=', waveId)
    .orderBy('itemId')
    .orderBy('groupKey')
    .execute();

export type EarlierFigure = FigureRow & { readonly waveId: string; readonly closedAt: Instant };

/** Figures of the same group in the waves of a survey before a number, the oldest first; labels are matched by their key. */
export async function earlierFigures(
  db: Db,
  {
    surveyId,
    number,
    label,
  }: { surveyId: string; number: number; label: { view: string; key: string } | null },
): Promise<EarlierFigure[]> {
  const { rows } = await sql<EarlierFigure>`
    select f.wave_id, w.closed_at, f.group_key, f.item_id, f.favourable, f.unfavourable, f.mean, f.spread, f.withheld
    from listening_figure f join listening_wave w on w.id = f.wave_id
    where w.survey_id = ${surveyId} and w.number < ${number} and w.status in ('published', 'answered')
      and f.group_key = ${
        label
          ? sql`(select l.id::text from listening_label l
              where l.wave_id = w.id and l.view = ${label.view} and l.key = ${label.key})`
          : sql`'everyone'`
      }
    order by w.number, f.item_id`.execute(db);
  return rows;
}
