import { sql } from 'kysely';
import pino from 'pino';
import { assemble } from '#assemble.ts';
import type { Rule } from '#modules/people/contract/audience-rule.ts';
import { countAudience } from '#modules/people/service/audience.ts';
import { type Bench, type Measurement, withThrowawayDatabase } from './bench.ts';
import { median, percentile, seededId, seedPeople } from './seed/people.ts';

const PEOPLE = 250_000;
const WARM_UPS = 3;
const RUNS = 25;
const GOAL_MS = 60;

/** Counts every kind of rule over 250,000 people, as the screen asks for it while a rule is being built. */
export const bench: Bench = {
  name: 'audience',
  run: () =>
    withThrowawayDatabase(async (database) => {
      await seedPeople(database.db, PEOPLE);
      const log = pino({ level: 'silent' });
      const product = assemble({
        database,
        log,
        url: 'http://localhost',
        filesDirectory: database.directory,
      });
      await saveAudience(database.db, 'audience', RULES['attribute: number'] ?? { kind: 'everyone' });
      const measurements: Measurement[] = [];
      for (const [kind, rule] of Object.entries(RULES)) {
        const times: number[] = [];
        for (let run = -WARM_UPS; run < RUNS; run += 1) {
          const start = performance.now();
          await countAudience(product.context(), rule);
          if (run >= 0) times.push(performance.now() - start);
        }
        const value = median(times);
        measurements.push(
          { metric: `${kind}, median`, value, unit: 'ms', goal: `≤ ${GOAL_MS}`, met: value <= GOAL_MS },
          { metric: `${kind}, p95`, value: percentile(times, 0.95), unit: 'ms' },
        );
      }
      return measurements;
    }),
};

const locations = (from: number, to: number): Rule => ({
  kind: 'location',
  names: Array.from({ length: to - from }, (_, index) => `Site ${from + index}`),
});
const unitAndBelow = (unit: number): Rule => ({
  kind: 'unit',
  unitIds: [seededId('unit', unit)],
  below: true,
});
const oldHands: Rule = { kind: 'tenure', in: 'years', atLeast: 5, lessThan: 20 };
const generationX: Rule = { kind: 'generation', generations: ['x', 'unknown'] };
const onNights: Rule = { kind: 'attribute', key: 'shift', test: { is: 'oneOf', values: ['night'] } };
const experienced: Rule = { kind: 'attribute', key: 'level', test: { is: 'atLeast', number: 5 } };
const not = (rule: Rule): Rule => ({ kind: 'not', rule });

const RULES: Record<string, Rule> = {
  everyone: { kind: 'everyone' },
  'unit and below: all': unitAndBelow(1),
  'unit and below: a part': unitAndBelow(2),
  'not in a unit or below': not(unitAndBelow(2)),
  'role family': { kind: 'roleFamily', names: ['Family 3', 'Family 7'] },
  'location: one of forty': locations(0, 40),
  tenure: oldHands,
  generation: generationX,
  language: { kind: 'language', languages: ['fi', 'es'] },
  'attribute: choice': onNights,
  'attribute: number': experienced,
  'attribute: day': { kind: 'attribute', key: 'licence', test: { is: 'before', day: '2024-05-01' } },
  'direct reports': { kind: 'manager', managerId: seededId('person', 1), reach: 'direct' },
  'everyone below the managing director': {
    kind: 'manager',
    managerId: seededId('person', 1),
    reach: 'below',
  },
  'everyone below a head of department': {
    kind: 'manager',
    managerId: seededId('person', 20),
    reach: 'below',
  },
  'a thousand chosen people': {
    kind: 'people',
    personIds: Array.from({ length: 1000 }, (_, index) => seededId('person', index * 200 + 1)),
  },
  'another audience': { kind: 'audience', audienceId: seededId('audience', 1) },
  'all of five': {
    kind: 'all',
    rules: [unitAndBelow(2), oldHands, generationX, onNights, not(locations(0, 5))],
  },
  'any of five': {
    kind: 'any',
    rules: [locations(0, 5), { kind: 'roleFamily', names: ['Family 3'] }, oldHands, generationX, onNights],
  },
  'fifty conditions, side by side': {
    kind: 'any',
    rules: Array.from({ length: 50 }, (_, index) => locations(index, index + 1)),
  },
  'ten groups of two': {
    kind: 'any',
    rules: Array.from(
      { length: 10 },
      (_, index): Rule => ({
        kind: 'all',
        rules: [locations(index, index + 1), { kind: 'tenure', in: 'years', atLeast: index }],
      }),
    ),
  },
};

async function saveAudience(db: Parameters<typeof seedPeople>[0], name: string, rule: Rule): Promise<void> {
  await sql`
    insert into people_audience (id, name, rule, created_at)
    values (${seededId('audience', 1)}, ${name}, ${JSON.stringify(rule)}, now())`.execute(db);
}
