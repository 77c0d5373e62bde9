import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Design, DrawOf, ExperimentKind } from '../contract/experiment.ts';
import type { Candidate, Drawn, Unit } from '../domain/draw.ts';

export interface ExperimentRow {
  readonly id: string;
  readonly campaignId: string;
  readonly kind: ExperimentKind;
  readonly drawOf: DrawOf;
  readonly design: Design;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly seed: number | null;
  readonly subjects: number | null;
  readonly digest: string | null;
  readonly drawnBy: string | null;
  readonly drawerName: string | null;
  readonly drawnAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly stopReason: string | null;
  readonly madeBy: string | null;
  readonly makerName: string | null;
  readonly version: number;
}

const SELECT = sql`
  select experiment.id, experiment.campaign_id, experiment.kind, experiment.draw_of, experiment.design,
    experiment.starts_on, experiment.ends_on, experiment.seed, experiment.subjects, experiment.digest, experiment.drawn_by,
    drawer.name as drawer_name, experiment.drawn_at, experiment.ended_at, experiment.stop_reason, experiment.made_by,
    maker.name as maker_name, experiment.version
  from measurement_experiment experiment
  left join people_person drawer on drawer.id = experiment.drawn_by
  left join people_person maker on maker.id = experiment.made_by
  where experiment.removed_at is null`;

export async function findExperiment(db: Db, experimentId: string): Promise<ExperimentRow | undefined> {
  const { rows } = await sql<ExperimentRow>`${SELECT} and experiment.id = ${experimentId}`.execute(db);
  return rows[0];
}

/** Experiments of a campaign, or all, the latest first. */
export async function experimentsOf(db: Db, campaignId: string | null): Promise<ExperimentRow[]> {
  const { rows } = await sql<ExperimentRow>`${SELECT}
    and (${campaignId}::uuid is null or experiment.campaign_id = ${campaignId})
    order by experiment.starts_on desc, experiment.id desc limit 500`.execute(db);
  return rows;
}

/** Drawn experiments whose last day is over. */
export async function overIds(db: Db, today: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from measurement_experiment
    where drawn_at is not null and ended_at is null and removed_at is null and ends_on < ${today}
    order by ends_on, id limit 100`.execute(db);
  return rows.map(({ id }) => id);
}

/** Experiments that run and have more subjects than so many. */
export async function runningIds(db: Db, moreThan: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from measurement_experiment
    where drawn_at is not null and ended_at is null and removed_at is null and subjects > ${moreThan}
    order by ends_on, id limit 100`.execute(db);
  return rows.map(({ id }) => id);
}

export const insertExperiment = (
  db: Db,
  row: Pick<
    ExperimentRow,
    'id' | 'campaignId' | 'kind' | 'drawOf' | 'design' | 'startsOn' | 'endsOn' | 'madeBy'
  > & {
    madeAt: Instant;
  },
) =>
  db
    .insertInto('measurement_experiment')
    .values({ ...row, design: JSON.stringify(row.design) })
    .execute();

interface Change {
  kind?: ExperimentKind;
  drawOf?: DrawOf;
  design?: Design;
  startsOn?: Day;
  endsOn?: Day;
  seed?: number;
  subjects?: number;
  digest?: string;
  drawnBy?: string | null;
  drawnAt?: Instant;
  endedAt?: Instant;
  stopReason?: string;
  removedAt?: Instant;
}

/** Changes an experiment if `version` is still the newest; says whether it was. */
export async function updateExperiment(
  db: Db,
  { id, version }: { id: string; version: number },
  { design, ...change }: Change,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('measurement_experiment')
    .set((row) => ({
      ...change,
      ...(design ? { design: JSON.stringify(design) } : {}),
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** People of an audience with the unit in which they are. */
export async function peopleIn(db: Db, audience: RawBuilder<{ personId: string }>): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select person.id, coalesce(person.unit_id::text, '') as group
    from (${audience}) as meant join people_person person on person.id = meant.person_id`.execute(db);
  return rows;
}

/** How many people and units of at least some size an audience has. */
export async function sizeOf(
  db: Db,
  audience: RawBuilder<{ personId: string }>,
  leastPeople: number,
): Promise<{ people: number; units: Pick<Unit, 'id' | 'size'>[] }> {
  const { rows } = await sql<{ id: string | null; size: number }>`
    select person.unit_id as id, count(*) as size
    from (${audience}) as meant join people_person person on person.id = meant.person_id
    group by person.unit_id order by person.unit_id limit 20000`.execute(db);
  return {
    people: rows.reduce((sum, { size }) => sum + size, 0),
    units: rows.flatMap(({ id, size }) => (id !== null && size >= leastPeople ? [{ id, size }] : [])),
  };
}

export async function insertDraw(db: Db, experimentId: string, drawn: readonly Drawn[]): Promise<void> {
  const list = (values: readonly (string | number | null)[]) =>
    `{${values.map((one) => one ?? 'null').join(',')}}`;
  await sql`
    insert into measurement_draw (experiment_id, subject_id, arm, stratum, size, baseline)
    select ${experimentId}, * from unnest(
      ${list(drawn.map(({ id }) => id))}::uuid[], ${list(drawn.map(({ arm }) => arm))}::smallint[],
      ${list(drawn.map(({ stratum }) => stratum))}::integer[], ${list(drawn.map(({ size }) => size))}::integer[],
      ${list(drawn.map(({ baseline }) => baseline))}::float8[])`.execute(db);
}

/** Who was drawn where, in the order of ids. */
export async function drawOfExperiment(db: Db, experimentId: string): Promise<Drawn[]> {
  const { rows } = await sql<Drawn>`
    select subject_id as id, arm, stratum, size, baseline from measurement_draw
    where experiment_id = ${experimentId} order by subject_id`.execute(db);
  return rows;
}

export async function armSizes(
  db: Db,
  experimentId: string,
): Promise<{ arm: number; subjects: number; people: number }[]> {
  const { rows } = await sql<{ arm: number; subjects: number; people: number }>`
    select arm, count(*) as subjects, sum(size)::integer as people from measurement_draw
    where experiment_id = ${experimentId} group by arm order by arm`.execute(db);
  return rows;
}

export async function drawnUnits(db: Db, experimentId: string): Promise<(Drawn & { name: string })[]> {
  const { rows } = await sql<Drawn & { name: string }>`
    select draw.subject_id as id, draw.arm, draw.stratum, draw.size, draw.baseline, unit.name
    from measurement_draw draw join people_unit unit on unit.id = draw.subject_id
    where draw.experiment_id = ${experimentId} order by draw.arm, unit.name, unit.id limit 5000`.execute(db);
  return rows;
}

/** People of an arm: those drawn, or those of an audience in the units drawn. */
export async function peopleOfArm(
  db: Db,
  {
    experimentId,
    arm,
    audience,
  }: { experimentId: string; arm: number; audience: RawBuilder<{ personId: string }> | null },
): Promise<string[]> {
  const drawn = sql`draw.experiment_id = ${experimentId} and draw.arm = ${arm}`;
  const { rows } = audience
    ? await sql<{ id: string }>`
        select person.id from (${audience}) as meant
        join people_person person on person.id = meant.person_id
        join measurement_draw draw on draw.subject_id = person.unit_id and ${drawn}`.execute(db)
    : await sql<{
        id: string;
      }>`select draw.subject_id as id from measurement_draw draw where ${drawn}`.execute(db);
  return rows.map(({ id }) => id);
}

export type CountedBehaviour = 'seen' | 'read' | 'useful' | 'understood' | 'signed';

/** Per arm: how many of the drawn have the arm's message, and how many did it. Of «useful» only those count who said. */
export async function countArms(
  db: Db,
  {
    experimentId,
    messageIds,
    behaviour,
  }: { experimentId: string; messageIds: readonly (string | null)[]; behaviour: CountedBehaviour },
): Promise<{ arm: number; people: number; hits: number }[]> {
  const did = {
    seen: sql`feed.seen_at is not null`,
    read: sql`feed.read_at is not null`,
    useful: sql`feed.useful > 0`,
    understood: sql`exists (select from delivery_acknowledgement said where said.message_id = feed.message_id
      and said.person_id = feed.person_id and said.level = 'understood')`,
    signed: sql`exists (select from delivery_acknowledgement said where said.message_id = feed.message_id
      and said.person_id = feed.person_id and said.level = 'signed')`,
  };
  const counts = behaviour === 'useful' ? sql`feed.useful is not null` : sql`true`;
  const { rows } = await sql<{ arm: number; people: number; hits: number }>`
    select draw.arm, count(*) as people, count(*) filter (where ${did[behaviour]}) as hits
    from measurement_draw draw
    join unnest(${`{${messageIds.map((one) => one ?? 'null').join(',')}}`}::uuid[]) with ordinality as message (id, place)
      on message.place = draw.arm + 1
    join delivery_feed feed on feed.person_id = draw.subject_id and feed.message_id = message.id
    where draw.experiment_id = ${experimentId} and ${counts}
    group by draw.arm order by draw.arm`.execute(db);
  return rows;
}

export interface PieceFacts {
  readonly id: string;
  readonly campaignId: string;
  readonly lane: string;
  readonly messageId: string | null;
  readonly title: Editions | null;
  /** Something of it went out already. */
  readonly out: boolean;
}

/** The pieces that a design names. */
export async function piecesByIds(db: Db, ids: readonly string[]): Promise<PieceFacts[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PieceFacts>`
    select piece.id, piece.campaign_id, piece.settings ->> 'lane' as lane, piece.message_id, (
      select jsonb_object_agg(edition.language, version.title)
      from campaigns_edition edition
      join campaigns_edition_version version on version.piece_id = edition.piece_id
        and version.language = edition.language and version.number = edition.version
      where edition.piece_id = piece.id) as title,
      exists (select from delivery_release release
        where release.message_id = piece.message_id and release.opened_at is not null) as out
    from campaigns_piece piece where piece.id = any(${[...ids]}::uuid[]) and piece.removed_at is null
    order by piece.id`.execute(db);
  return rows;
}

/** Forgets where people were drawn to who are no more, and units likewise; a subject is one or the other. */
export async function forgetGoneSubjects(db: Db): Promise<void> {
  await sql`
    delete from measurement_draw draw
    where not exists (select from people_person person where person.id = draw.subject_id)
      and not exists (select from people_unit unit where unit.id = draw.subject_id)`.execute(db);
}
