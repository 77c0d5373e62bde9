import { sql } from 'kysely';
import pino from 'pino';
import { assemble, installQueue } from '#assemble.ts';
import { newId } from '#kernel/ids.ts';
import { measurementContract } from '#modules/measurement/contract.ts';
import { readDashboard } from '#modules/measurement/service/dashboard.ts';
import { lookAtLarge } from '#modules/measurement/service/effect.ts';
import { freezeReport } from '#modules/measurement/service/report.ts';
import { bodyOf } from '#modules/measurement/service/report-body.ts';
import { exportReportPdf } from '#modules/measurement/service/report-file.ts';
import { countCampaign, findReport } from '#modules/measurement/store/report.ts';
import { countMessage } from '#modules/measurement/store/rollup.ts';
import { SYSTEM } from '#platform/context.ts';
import type { Database } from '#platform/database.ts';
import { type Bench, type Measurement, withThrowawayDatabase } from './bench.ts';
import { median, seedPeople } from './seed/people.ts';

const PEOPLE = 250_000;
const PIECES = 20;
const GOALS = 12;
const READINGS = 104;
const NOW = '2026-11-23T09:00:00.000Z';
const ROUNDS = 20;

/** Dashboard, report, PDF and rollups beside 250,000 people and five million people × pieces with their receipts. */
export const bench: Bench = {
  name: 'measurement',
  run: () =>
    withThrowawayDatabase(async (database) => {
      const seeded = await seed(database);
      const log = pino({ level: 'silent' });
      await installQueue(database, log);
      const product = assemble({
        database,
        log,
        url: 'http://localhost',
        filesDirectory: database.directory,
        clock: () => NOW,
      });
      const ctx = product.context(SYSTEM);
      const { campaignId, planId, messageIds } = seeded;
      const rollups = await timed(1, () => countMessage(database.db, messageIds[0] ?? '', 'Europe/Helsinki'));
      for (const messageId of messageIds.slice(1))
        await countMessage(database.db, messageId, 'Europe/Helsinki');
      const campaign = await timed(1, () => countCampaign(database.db, campaignId, NOW));
      await sql`analyze`.execute(database.db);
      const dashboard = await timed(ROUNDS, () => readDashboard(ctx, { planId }));
      const effects = await timed(1, () => lookAtLarge(ctx));
      const report = await timed(ROUNDS, () => bodyOf(ctx, campaignId));
      const frozen = await ctx.transaction((tx) => freezeReport(tx, { campaignId }));
      const kept = await findReport(database.db, frozen.id);
      if (!kept) throw new Error('The report was frozen.');
      const pdf = await timed(3, () => exportReportPdf(ctx, kept, 'fi'));
      await product.queue.stop();
      const figure = (metric: string, millis: number, goal: number): Measurement => ({
        metric,
        value: Math.round(millis * 10) / 10,
        unit: 'ms',
        goal: `≤ ${goal}`,
        met: millis <= goal,
      });
      return [
        figure('dashboard of 12 goals and 24 measures, server time, median', dashboard, 200),
        figure('report data, median', report, 1_000),
        figure('PDF of a report, median', pdf, 10_000),
        { metric: 'hourly look at an A/B over 250,000 people', value: Math.round(effects), unit: 'ms' },
        { metric: 'rollup of one message to 250,000 people', value: Math.round(rollups), unit: 'ms' },
        { metric: 'different people of a campaign of 20 pieces', value: Math.round(campaign), unit: 'ms' },
        { metric: 'endpoints of the module', value: Object.keys(measurementContract).length, unit: '' },
      ];
    }),
};

async function timed(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const millis: number[] = [];
  if (rounds > 1) await work();
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    millis.push(performance.now() - start);
  }
  return median(millis);
}

async function seed({ db }: Database) {
  await sql`insert into people_organisation (name, language, zone, accent, founded_at)
    values ('Satamala', 'en', 'Europe/Helsinki', '#0e6b5c', ${NOW})`.execute(db);
  await seedPeople(db, PEOPLE);
  const [planId, campaignId, experimentId] = [newId(), newId(), newId()];
  const made = sql`${NOW}::timestamptz`;
  const title = sql`'{"en": "Seeded"}'::jsonb`;
  await sql`insert into plan_plan (id, title, starts_on, ends_on, sets, version, changed_at)
    values (${planId}, ${title}, '2026-01-01', '2026-12-31', 0, 1, ${made})`.execute(db);
  await sql`insert into campaigns_campaign (id, made_at) values (${campaignId}, ${made})`.execute(db);
  const goalIds: string[] = [];
  for (let goal = 0; goal < GOALS; goal++) {
    const goalId = newId();
    goalIds.push(goalId);
    await sql`insert into plan_goal (id, plan_id, version, changed_at, position, sentence, serves)
      values (${goalId}, ${planId}, 1, ${made}, ${String(goal).padStart(3, '0')}, ${title}, '[]')`.execute(
      db,
    );
    for (const name of ['a', 'b'])
      await sql`
        with measure as (
          insert into plan_measure (id, plan_id, version, changed_at, position, goal_id, name, unit, direction, baseline, target, source)
          values (${newId()}, ${planId}, 1, ${made}, ${name}, ${goalId}, ${title}, 'percent', 'up', 40, 70,
            '{"kind": "by_hand", "what": "seeded"}') returning id)
        insert into measurement_reading (id, measure_id, read_on, value, low, high, source, entered_at)
        select gen_random_uuid(), measure.id, date '2024-11-01' + 7 * week, 40 + week * 0.2, 38 + week * 0.2, 42 + week * 0.2,
          'by_hand', ${made} from measure, generate_series(1, ${READINGS}) as week`.execute(db);
  }
  const head = {
    kind: 'change',
    title: { en: 'Seeded' },
    summary: { en: 'Seeded' },
    startsOn: '2026-10-01',
    endsOn: '2026-12-31',
    goalIds,
  };
  await sql`insert into campaigns_part (id, campaign_id, kind, position, content, changed_at)
    values (${campaignId}, ${campaignId}, 'head', 0, ${JSON.stringify(head)}::jsonb, ${made})`.execute(db);
  const messageIds: string[] = [];
  const pieceIds: string[] = [];
  for (let piece = 0; piece < PIECES; piece++) {
    const [pieceId, messageId] = [newId(), newId()];
    pieceIds.push(pieceId);
    messageIds.push(messageId);
    await sql`insert into delivery_message (id, piece_kind, piece_id, lane, level, seconds, created_at, filed_on)
      values (${messageId}, 'campaigns.piece', ${pieceId}, 'ours', 'none', '{60,60,60}', ${made}, '2026-11-01')`.execute(
      db,
    );
    await sql`insert into delivery_release (id, message_id, rule, ring, channels, priority, timing, opens_at, created_at, state)
      values (${messageId}, ${messageId}, '{}', 'Everyone', '{feed}', 50, 'at', ${made}, ${made}, 'open')`.execute(
      db,
    );
    await sql`insert into campaigns_piece (id, campaign_id, code, settings, first_language, message_id, made_at, changed_at)
      values (${pieceId}, ${campaignId}, ${`seeded${piece}`}, '{"lane": "ours"}', 'en', ${messageId}, ${made}, ${made})`.execute(
      db,
    );
    // Of an A/B of the first two, each has its half.
    await sql`
      insert into delivery_feed (person_id, message_id, filed_on, release_id, opened_at, seen_at, read_at, seconds, version)
      select person.id, ${messageId}, '2026-11-01', ${messageId}, ${made},
        case when hash % 10 < 8 then ${made} + hash % 100 * interval '1 hour' end,
        case when hash % 10 < 5 then ${made} + hash % 100 * interval '1 hour' end, hash % 60, 1
      from (select id, abs(hashtext(id::text || ${piece}::text)) as hash, abs(hashtext(id::text)) % 2 as half
        from people_person) person
      where ${piece} > 1 or half = ${piece}`.execute(db);
    await sql`insert into delivery_result (message_id, release_id, counts, counted_at)
      select ${messageId}, ${messageId}, jsonb_build_object('people', count(*), 'seen', count(seen_at), 'read', count(read_at),
        'asked', 0, 'acknowledged', 0), ${made} from delivery_feed where message_id = ${messageId}`.execute(
      db,
    );
  }
  const design = {
    name: 'Seeded',
    hypothesis: 'Seeded',
    audienceId: planId,
    leastPeople: 5,
    arms: pieceIds.slice(0, 2).map((pieceId) => ({ name: pieceId, pieceId, startsAt: null, weight: 1 })),
    outcomes: [
      {
        of: { kind: 'behaviour', behaviour: 'read' },
        role: 'primary',
        direction: 'up',
        smallestWorthwhile: 1,
      },
    ],
  };
  await sql`insert into people_audience (id, name, rule, created_at)
    values (${planId}, 'Everyone', '{"kind": "everyone"}', ${made})`.execute(db);
  await sql`insert into measurement_experiment
      (id, campaign_id, kind, draw_of, design, starts_on, ends_on, seed, drawn_at, made_at, subjects, digest)
    values (${experimentId}, ${campaignId}, 'editions', 'people', ${JSON.stringify(design)}::jsonb, '2026-11-20', '2026-12-01',
      1, ${made}, ${made}, ${PEOPLE}, '')`.execute(db);
  await sql`insert into measurement_draw (experiment_id, subject_id, arm, stratum, size)
    select ${experimentId}, id, abs(hashtext(id::text)) % 2, 0, 1 from people_person`.execute(db);
  return { planId, campaignId, messageIds };
}
