import { sql } from 'kysely';
import pino from 'pino';
import { assemble, installQueue } from '#assemble.ts';
import { newId } from '#kernel/ids.ts';
import { authenticate } from '#modules/access/service/authenticate.ts';
import { openSession } from '#modules/access/service/session.ts';
import { positionsBetween } from '#modules/plan/domain/position.ts';
import { countReaders } from '#modules/plan/service/reach.ts';
import { tieWholePlan } from '#modules/plan/service/tie.ts';
import { findPlan } from '#modules/plan/store/plan.ts';
import type { Database } from '#platform/database.ts';
import { hashToken } from '#platform/secrets.ts';
import { type Bench, type Measurement, withThrowawayDatabase } from './bench.ts';

const PEOPLE = 250_000;
const ACTIONS = 2_000;
const CASES = 5_000;
const READERS = 100_000;
const TODAY = '2026-11-23';
const PHASES = 20;
const GOALS = 10;

/** The open plan and Studio's plan over HTTP: 2,000 actions, 5,000 cases about them, 250,000 members, 100,000 readers. */
export const bench: Bench = {
  name: 'plan',
  run: () =>
    withThrowawayDatabase(async (database) => {
      const { planId, actionId } = await seed(database);
      const log = pino({ level: 'silent' });
      await installQueue(database, log);
      const product = assemble({
        database,
        log,
        url: 'http://localhost',
        filesDirectory: database.directory,
        clock: () => `${TODAY}T09:00:00.000Z`,
      });
      const http = await product.http({
        authenticate,
        trustProxy: false,
        metricsToken: undefined,
        webDirectory: undefined,
        perMinute: 1_000_000,
      });
      const plan = await findPlan(database.db, planId);
      if (!plan) throw new Error('The plan that was just seeded is not there');
      const tied = await timedOnce(() =>
        product.context().transaction((tx) => tieWholePlan(tx, { ...plan, state: 'hearing' })),
      );
      const counted = await timedOnce(() => countReaders(product.context(), { planId }));
      await sql`analyze`.execute(database.db);
      const asked = async (person: string, url: string) => {
        const opening = { personId: person, method: 'password', userAgent: 'bench' } as const;
        const { token } = await openSession(product.context(), { ...opening, browser: hashToken(person) });
        const millis: number[] = [];
        let bytes = 0;
        for (let round = 0; round < 45; round += 1) {
          const start = performance.now();
          const answer = await http.inject({ url: `/api/plan/${url}`, cookies: { inward_session: token } });
          // The first rounds warm up.
          if (round >= 15) millis.push(performance.now() - start);
          if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body.slice(0, 300)}`);
          bytes = answer.rawPayload.length;
        }
        return { sorted: millis.sort((a, b) => a - b), bytes };
      };
      const [member, planner] = [await personOf(database, 1), await personOf(database, 2)];
      const open = await asked(member, `open/${planId}`);
      const line = await asked(member, `open/${planId}/lines/action/${actionId}`);
      const studio = await asked(planner, `plans/${planId}`);
      await http.close();
      await product.queue.stop();
      return [
        ...measured('open plan, all of it', open.sorted, 50),
        { metric: 'open plan, size of the answer', value: open.bytes / 1024, unit: 'kB' },
        ...measured('one line opened', line.sorted, 50),
        ...measured('plan in Studio', studio.sorted),
        { metric: 'plan in Studio, size of the answer', value: studio.bytes / 1024, unit: 'kB' },
        { metric: 'counting 100,000 readers', value: counted, unit: 'ms' },
        { metric: 'tying the whole plan to the thread', value: tied, unit: 'ms' },
      ];
    }),
};

async function timedOnce(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function measured(metric: string, sorted: readonly number[], most?: number): Measurement[] {
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  const goal = most === undefined ? {} : { goal: `≤ ${most}`, met: at(0.5) <= most };
  return [
    { metric: `${metric}, median`, value: at(0.5), unit: 'ms', ...goal },
    { metric: `${metric}, 95th percentile`, value: at(0.95), unit: 'ms' },
  ];
}

async function personOf({ db }: Database, number: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`select bench_id(${`person${number}`}) as id`.execute(db);
  return rows[0]?.id ?? '';
}

/** An organisation, and one plan in its hearing with its log, what waits on its lines, and who has read it. */
async function seed({ db }: Database): Promise<{ planId: string; actionId: string }> {
  // A UUID of version 4 for a name, so that rows refer to each other without being read back.
  await sql`create function bench_id(name text) returns uuid language sql immutable
    return overlay(overlay(md5(name) placing '4' from 13) placing '8' from 17)::uuid`.execute(db);
  await sql`insert into people_organisation (name, language, zone, accent, founded_at)
    values ('Satamala', 'en', 'Europe/Helsinki', '#0e6b5c', now())`.execute(db);
  await sql`insert into people_person (id, name, email, state)
    select bench_id('person' || n), 'Person ' || n, 'person' || n || '@example.org', 'active'
    from generate_series(1, ${PEOPLE}::integer) as n`.execute(db);
  await sql`insert into access_grant (id, person_id, role, granted_at)
    values (${newId()}, bench_id('person2'), 'planner', now())`.execute(db);
  await seedLines(db);
  await seedLog(db);
  await seedVoices(db);
  const { rows } = await sql<{ planId: string; actionId: string }>`
    select bench_id('plan') as plan_id, bench_id('action7') as action_id`.execute(db);
  return rows[0] ?? { planId: '', actionId: '' };
}

async function seedLines(db: Database['db']): Promise<void> {
  await sql`insert into plan_plan (id, title, owner_id, starts_on, ends_on, changed_at)
    values (bench_id('plan'), '{"en": "Everything at once", "fi": "Kaikki kerralla"}', bench_id('person2'), '2026-11-01', '2027-10-31', ${TODAY})`.execute(
    db,
  );
  await sql`insert into plan_hearing (plan_id, opens_on, closes_on, share_needed, opened_at)
    values (bench_id('plan'), '2026-11-01', '2026-12-01', 60, '2026-11-01')`.execute(db);
  const places = (count: number) => JSON.stringify(positionsBetween(null, null, count));
  await sql`insert into plan_goal (id, plan_id, position, sentence, by_on, serves, changed_at)
    select bench_id('goal' || n), bench_id('plan'), place, jsonb_build_object('en', 'Goal number ' || n), '2027-06-30', '[]', ${TODAY}
    from jsonb_array_elements_text(${places(GOALS)}::jsonb) with ordinality as given (place, n)`.execute(db);
  await sql`insert into plan_measure (id, plan_id, goal_id, position, name, unit, direction, target, source, changed_at)
    select bench_id('measure' || n), bench_id('plan'), bench_id('goal' || n), '1', '{"en": "A share"}', 'percent', 'up', 75,
      '{"kind": "by_hand", "what": "Counted"}', ${TODAY}
    from generate_series(1, ${GOALS}::integer) as n`.execute(db);
  await sql`insert into plan_phase (id, plan_id, position, title, starts_on, ends_on, changed_at)
    select bench_id('phase' || n), bench_id('plan'), place, jsonb_build_object('en', 'Phase ' || n), '2026-11-01', '2027-06-30', ${TODAY}
    from jsonb_array_elements_text(${places(PHASES)}::jsonb) with ordinality as given (place, n)`.execute(db);
  await sql`insert into plan_action (id, plan_id, phase_id, position, kind, title, description, owner_id, helper_ids, starts_on,
      due_on, costs, goal_ids, waits_for_ids, state, seal_reason, seal_opens_on, changed_at)
    select bench_id('action' || n), bench_id('plan'), bench_id('phase' || (1 + n % ${PHASES}::integer)), place, 'training',
      jsonb_build_object('en', 'Do the thing number ' || n || ' with everybody', 'fi', 'Tee asia numero ' || n),
      jsonb_build_object('en', repeat('What it takes. ', 20)), bench_id('person' || (3 + n % 200)),
      array[bench_id('person' || (300 + n % 50))], '2026-11-01', date '2026-11-05' + (n % 300)::integer,
      '[{"kind": "material", "what": "Cards", "money": {"cents": 1200, "currency": "EUR"}, "hours": 2, "expertDays": null, "material": null, "granted": true}]',
      array[bench_id('goal' || (1 + n % ${GOALS}::integer))],
      case when n > 1 then array[bench_id('action' || (n - 1))] else '{}' end,
      case when n % 5 = 0 then 'realised' else 'under_way' end,
      case when n % 100 = 0 then 'Being negotiated' end, case when n % 100 = 0 then date '2027-03-01' end, ${TODAY}
    from jsonb_array_elements_text(${places(ACTIONS)}::jsonb) with ordinality as given (place, n)`.execute(
    db,
  );
}

/** Ten thousand acts: each action was written, and changed four times. */
async function seedLog(db: Database['db']): Promise<void> {
  await sql`insert into plan_change_set (id, plan_id, number, at, actor_id, cause)
    select bench_id('set' || n), bench_id('plan'), n, timestamptz '2026-11-01' + n * interval '2 minutes', bench_id('person2'),
      case when n = 1 then 'hearing' else 'edit' end
    from generate_series(1, ${5 * ACTIONS}::integer) as n`.execute(db);
  await sql`insert into plan_change (set_id, ordinal, plan_id, line_kind, line_id, change, before, after)
    select bench_id('set' || n), 0, bench_id('plan'), 'action', bench_id('action' || (1 + n % ${ACTIONS}::integer)), 'changed',
      '{"dueOn": "2026-12-01"}', '{"dueOn": "2026-12-08"}'
    from generate_series(2, ${5 * ACTIONS}::integer) as n`.execute(db);
  await sql`insert into plan_reader (plan_id, person_id, read_on)
    select bench_id('plan'), bench_id('person' || n), '2026-11-10' from generate_series(1, ${READERS}::integer) as n`.execute(
    db,
  );
}

async function seedVoices(db: Database['db']): Promise<void> {
  await sql`insert into conversation_case (id, kind, text, language, subject_kind, subject_id, visibility, unseen, author_id,
      owner_id, opened_on, opened_at, due_on, state, outcome, reason, answered_by, first_answered_on, answered_on)
    select bench_id('case' || n), case when n % 3 = 0 then 'worry' else 'question' end, 'Who runs the line meanwhile? ' || n, 'en',
      'plan.action', bench_id('action' || (1 + n % ${ACTIONS}::integer)), 'everyone', false, bench_id('person' || n),
      bench_id('person3'), '2026-11-05', '2026-11-05', '2026-11-10', case when n % 4 = 0 then 'open' else 'answered' end,
      case when n % 4 > 0 then 'answered' end, case when n % 4 > 0 then 'The evening shift.' end,
      case when n % 4 > 0 then bench_id('person3') end, case when n % 4 > 0 then date '2026-11-07' end,
      case when n % 4 > 0 then date '2026-11-07' end
    from generate_series(1, ${CASES}::integer) as n`.execute(db);
  await sql`insert into plan_suggestion (id, plan_id, line_kind, line_id, author_id, named, parts, state, made_at, taken)
    select bench_id('suggestion' || n), bench_id('plan'), 'action', bench_id('action' || n), bench_id('person' || n), true,
      '[{"field": "dueOn", "before": "2026-12-01", "after": "2026-12-08"}]', 'open', ${TODAY}, '[]'
    from generate_series(1, 200) as n`.execute(db);
}
