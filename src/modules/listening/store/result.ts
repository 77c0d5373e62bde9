import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { WithheldReason } from '../contract/figure.ts';
import type { Questionnaire } from '../contract/item.ts';
import type { WaveStatus } from '../contract/wave.ts';
import type { NoDrivers, StoredDrivers } from '../domain/drivers.ts';
import type { StoredFigures } from '../domain/figures.ts';

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
