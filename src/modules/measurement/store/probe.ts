import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { ProbeItem, ProbeRound } from '../contract/probe.ts';

export interface ProbeRow {
  readonly id: string;
  readonly campaignId: string;
  readonly experimentId: string | null;
  readonly items: ProbeItem[];
  readonly audienceId: string;
  readonly audienceName: string | null;
  readonly sampleSize: number;
  readonly seed: number;
  readonly cancelledAt: Instant | null;
}

const probes = (db: Db) =>
  db
    .selectFrom('measurement_probe as probe')
    .leftJoin('people_audience as audience', 'audience.id', 'probe.audienceId')
    .select(['probe.id', 'probe.campaignId', 'probe.experimentId', 'probe.items', 'probe.audienceId'])
    .select(['audience.name as audienceName', 'probe.sampleSize', 'probe.seed', 'probe.cancelledAt']);

export const findProbe = (db: Db, probeId: string): Promise<ProbeRow | undefined> =>
  probes(db).where('probe.id', '=', probeId).executeTakeFirst();

export const probesOf = (db: Db, campaignId: string): Promise<ProbeRow[]> =>
  probes(db)
    .where('probe.campaignId', '=', campaignId)
    .orderBy('probe.madeAt')
    .orderBy('probe.id')
    .limit(200)
    .execute();

export async function insertProbe(
  db: Db,
  {
    rounds,
    ...row
  }: Omit<ProbeRow, 'audienceName' | 'cancelledAt'> & {
    madeBy: string | null;
    madeAt: Instant;
    rounds: readonly { round: ProbeRound; opensOn: Day; closesOn: Day }[];
  },
): Promise<void> {
  await db
    .insertInto('measurement_probe')
    .values({ ...row, items: JSON.stringify(row.items), cancelledAt: null })
    .execute();
  await db
    .insertInto('measurement_probe_round')
    .values(rounds.map((one) => ({ ...one, probeId: row.id, drawnAt: null, people: null })))
    .execute();
}

export const cancelProbe = (db: Db, probeId: string, at: Instant) =>
  db
    .updateTable('measurement_probe')
    .set({ cancelledAt: at })
    .where('id', '=', probeId)
    .where('cancelledAt', 'is', null)
    .execute();

export interface RoundRow {
  readonly probeId: string;
  readonly round: ProbeRound;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly drawnAt: Instant | null;
  readonly people: number | null;
  readonly answered: number;
}

/** Rounds of some probes; `answered` counts who is done. */
export async function roundsOf(db: Db, probeIds: readonly string[]): Promise<RoundRow[]> {
  if (probeIds.length === 0) return [];
  const { rows } = await sql<RoundRow>`
    select round.probe_id, round.round, round.opens_on, round.closes_on, round.drawn_at, round.people,
      (select count(*) from measurement_probe_person asked
        where asked.probe_id = round.probe_id and asked.round = round.round and asked.answered) as answered
    from measurement_probe_round round where round.probe_id = any(${[...probeIds]}::uuid[])
    order by round.probe_id, round.opens_on, round.round limit 1000`.execute(db);
  return rows;
}

/** Rounds whose day has come and whose people are not drawn yet. */
export async function undrawnRounds(db: Db, today: Day): Promise<{ probeId: string; round: ProbeRound }[]> {
  const { rows } = await sql<{ probeId: string; round: ProbeRound }>`
    select round.probe_id, round.round from measurement_probe_round round
    join measurement_probe probe on probe.id = round.probe_id
    where round.drawn_at is null and round.opens_on <= ${today} and round.closes_on >= ${today}
      and probe.cancelled_at is null
    order by round.opens_on, round.probe_id limit 100`.execute(db);
  return rows;
}

/** Claims a round for drawing; false when it was drawn. */
export async function claimRound(
  db: Db,
  { probeId, round, at }: { probeId: string; round: ProbeRound; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('measurement_probe_round')
    .set({ drawnAt: at })
    .where('probeId', '=', probeId)
    .where('round', '=', round)
    .where('drawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** One drawing of samples at a time: two beside each other could each ask the same person. */
export const lockSampling = (db: Db) =>
  sql`select pg_advisory_xact_lock(hashtext('measurement probes'))`.execute(db);

/** People of an audience whom no probe asked in the days before, with their arm in an experiment. */
export async function askable(
  db: Db,
  {
    audience,
    since,
    experimentId,
  }: { audience: RawBuilder<{ personId: string }>; since: Day; experimentId: string | null },
): Promise<{ id: string; arm: number | null }[]> {
  const { rows } = await sql<{ id: string; arm: number | null }>`
    select meant.person_id as id, draw.arm
    from (${audience}) as meant
    left join measurement_draw draw on draw.experiment_id = ${experimentId}::uuid and draw.subject_id = meant.person_id
    where not exists (select from measurement_probe_person asked
        where asked.person_id = meant.person_id and asked.asked_on > ${since})
      and (${experimentId}::uuid is null or draw.arm is not null)
    order by meant.person_id`.execute(db);
  return rows;
}

export async function insertAsked(
  db: Db,
  { probeId, round, askedOn }: { probeId: string; round: ProbeRound; askedOn: Day },
  people: readonly { id: string; arm: number | null }[],
): Promise<void> {
  await sql`
    insert into measurement_probe_person (probe_id, round, person_id, asked_on, arm)
    select ${probeId}, ${round}, given.id, ${askedOn}, given.arm
    from unnest(${people.map(({ id }) => id)}::uuid[], ${people.map(({ arm }) => arm)}::smallint[]) as given (id, arm)`.execute(
    db,
  );
  await db
    .updateTable('measurement_probe_round')
    .set({ people: people.length })
    .where('probeId', '=', probeId)
    .where('round', '=', round)
    .execute();
}

export interface Asked {
  readonly probeId: string;
  readonly round: ProbeRound;
  readonly closesOn: Day;
  readonly items: ProbeItem[];
  readonly campaignId: string;
  readonly arm: number | null;
}

/** The probe that a person is asked now. */
export async function askedNow(db: Db, personId: string, today: Day): Promise<Asked | undefined> {
  const { rows } = await sql<Asked>`
    select asked.probe_id, asked.round, round.closes_on, probe.items, probe.campaign_id, asked.arm
    from measurement_probe_person asked
    join measurement_probe_round round on round.probe_id = asked.probe_id and round.round = asked.round
    join measurement_probe probe on probe.id = asked.probe_id
    where asked.person_id = ${personId} and not asked.answered and probe.cancelled_at is null
      and ${today}::date between round.opens_on and round.closes_on
    order by asked.asked_on, asked.probe_id limit 1`.execute(db);
  return rows[0];
}

/** Marks a person as done, once; says whether they were not. */
export async function markAnswered(
  db: Db,
  { probeId, round, personId }: { probeId: string; round: ProbeRound; personId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('measurement_probe_person')
    .set({ answered: true })
    .where('probeId', '=', probeId)
    .where('round', '=', round)
    .where('personId', '=', personId)
    .where('answered', '=', false)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether a person has read anything of a campaign. */
export async function hasRead(db: Db, personId: string, campaignId: string): Promise<boolean> {
  const { rows } = await sql`
    select from delivery_feed feed join campaigns_piece piece on piece.message_id = feed.message_id
    where feed.person_id = ${personId} and piece.campaign_id = ${campaignId} and feed.read_at is not null limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

export async function countChoices(
  db: Db,
  { probeId, round, arm, read }: { probeId: string; round: ProbeRound; arm: number | null; read: boolean },
  choices: readonly (number | null)[],
): Promise<void> {
  const given = choices.flatMap((choice, item) => (choice === null ? [] : [{ item, choice }]));
  if (given.length === 0) return;
  await sql`
    insert into measurement_probe_count as counted (probe_id, round, item, arm, has_read, choice, votes)
    select ${probeId}, ${round}, item, ${arm ?? -1}, ${read}, choice, 1
    from unnest(${given.map(({ item }) => item)}::smallint[], ${given.map(({ choice }) => choice)}::smallint[])
      as given (item, choice)
    on conflict (probe_id, round, item, arm, has_read, choice) do update set votes = counted.votes + 1`.execute(
    db,
  );
}

export interface ProbeCount {
  readonly probeId: string;
  readonly round: ProbeRound;
  readonly item: number;
  readonly arm: number;
  readonly hasRead: boolean;
  readonly choice: number;
  readonly votes: number;
}

export async function countsOf(db: Db, probeIds: readonly string[]): Promise<ProbeCount[]> {
  if (probeIds.length === 0) return [];
  return db
    .selectFrom('measurement_probe_count')
    .selectAll()
    .where('probeId', 'in', probeIds)
    .orderBy('probeId')
    .orderBy('round')
    .orderBy('item')
    .orderBy('arm')
    .orderBy('choice')
    .limit(20_000)
    .execute();
}

/** How many of each arm a round asked. */
export async function askedByArm(
  db: Db,
  probeId: string,
  round: ProbeRound,
): Promise<{ arm: number; people: number }[]> {
  const { rows } = await sql<{ arm: number; people: number }>`
    select arm, count(*) as people from measurement_probe_person
    where probe_id = ${probeId} and round = ${round} and arm is not null group by arm order by arm`.execute(
    db,
  );
  return rows;
}
