import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import { unreachable } from '#kernel/errors.ts';
import type { AttributeTest, Condition, Rule } from '../contract/audience-rule.ts';
import { BIRTH_YEARS, lastStartFor, tenureMonths } from '../domain/audience.ts';

type Sql = RawBuilder<SqlBool>;

/**
 * The ids of those whom a rule matches, as a query that can stand in `insert … select` or `in (…)`. The rule must be
 * expanded: audiences that it uses are in their places. `today` decides tenure.
 */
export function personIdsSql(rule: Rule, today: Day): RawBuilder<{ personId: string }> {
  return sql`select census.person_id from people_census census where ${conditionSql(rule, today)}`;
}

/** How many a rule matches, as a query with one row and the column `count`. */
export function countSql(rule: Rule, today: Day): RawBuilder<{ count: number }> {
  return sql`select count(*) as count from people_census census where ${conditionSql(rule, today)}`;
}

/**
 * The rule as a condition on `people_census census`. SQL knows three truths, a rule two: `is not true` makes «unknown»
 * count as «no» under every `not`, and `and`, `or` and `where` do so by themselves.
 */
export function conditionSql(rule: Rule, today: Day): Sql {
  switch (rule.kind) {
    case 'all':
      return joined(rule.rules, { today, by: sql` and ` });
    case 'any':
      return joined(rule.rules, { today, by: sql` or ` });
    case 'not':
      return sql`((${conditionSql(rule.rule, today)}) is not true)`;
    default:
      return leafSql(rule, today);
  }
}

function joined(rules: readonly Rule[], { today, by }: { today: Day; by: RawBuilder<unknown> }): Sql {
  return sql`(${sql.join(
    rules.map((rule) => conditionSql(rule, today)),
    by,
  )})`;
}

function leafSql(condition: Condition, today: Day): Sql {
  switch (condition.kind) {
    case 'everyone':
      return sql`true`;
    case 'unit':
      return condition.below
        ? unitsBelow(condition.unitIds)
        : isOneOf(sql`census.unit_id`, { values: condition.unitIds, type: 'uuid' });
    case 'roleFamily':
      return isOneOf(sql`census.role_family`, { values: condition.names, type: 'text' });
    case 'location':
      return isOneOf(sql`census.location`, { values: condition.names, type: 'text' });
    case 'tenure':
      return tenureSql(condition, today);
    case 'generation':
      return generationSql(condition);
    case 'language':
      return isOneOf(sql`census.language`, { values: condition.languages, type: 'text' });
    case 'attribute':
      return attributeSql(condition.key, condition.test);
    case 'manager':
      return condition.reach === 'direct'
        ? sql`census.manager_id = ${condition.managerId}::uuid`
        : lineBelow(condition.managerId);
    case 'people':
      return isOneOf(sql`census.person_id`, { values: condition.personIds, type: 'uuid' });
    case 'audience':
      throw new RangeError('A rule is expanded before it becomes SQL');
    default:
      return unreachable(condition);
  }
}

// A list of one is asked as what it is: the plain comparison costs half of `any`.
function isOneOf(
  column: RawBuilder<unknown>,
  { values, type }: { values: readonly string[]; type: 'uuid' | 'text' },
): Sql {
  const [only] = values;
  const cast = sql.raw(type);
  return values.length === 1
    ? sql`(${column} = ${only}::${cast})`
    : sql`(${column} = any(${[...values]}::${cast}[]))`;
}

// A query of its own that does not look at the row: PostgreSQL answers it once and probes a hash table per person.
// `is true` keeps it from being turned into a join, which it orders by a guess of how many rows recursion gives: seconds.
const unitsBelow = (unitIds: readonly string[]): Sql => sql`((census.unit_id in (
  with recursive below (id) as (
    select id from people_unit where id = any(${[...unitIds]}::uuid[])
    union select unit.id from people_unit unit join below on unit.parent_id = below.id
  ) select id from below)) is true)`;

const lineBelow = (managerId: string): Sql => sql`((census.manager_id in (
  select manager.person_id from people_manager manager where manager.chain @> array[${managerId}::uuid]
)) is true)`;

// Someone without a first day stands in the census with `infinity`: too late for any «at least», never late enough for the rest.
function tenureSql(condition: Extract<Condition, { kind: 'tenure' }>, today: Day): Sql {
  const { atLeast, lessThan } = tenureMonths(condition);
  const upTo =
    atLeast === undefined
      ? sql`census.started_on < 'infinity'`
      : sql`census.started_on <= ${lastStartFor(atLeast, today)}::date`;
  if (lessThan === undefined) return sql`(${upTo})`;
  return sql`(${upTo} and census.started_on > ${lastStartFor(lessThan, today)}::date)`;
}

function generationSql({ generations }: Extract<Condition, { kind: 'generation' }>): Sql {
  const bands = generations.map((generation): Sql => {
    if (generation === 'unknown') return sql`census.birth_year = 0`;
    const { from, to } = BIRTH_YEARS[generation];
    return sql`census.birth_year between ${from}::int2 and ${to}::int2`;
  });
  return sql`(${sql.join(bands, sql` or `)})`;
}

function attributeSql(key: string, test: AttributeTest): Sql {
  const text = sql`(census.attributes ->> ${key}::text)`;
  const json = sql`(census.attributes -> ${key}::text)`;
  switch (test.is) {
    case 'known':
      return sql`${text} is not null`;
    case 'oneOf':
      return oneOfSql(key, test.values);
    // In jsonb every number sorts above every text, and the table takes nothing that sorts above numbers.
    case 'atLeast':
      return sql`(${json} >= ${JSON.stringify(test.number)}::jsonb)`;
    case 'moreThan':
      return sql`(${json} > ${JSON.stringify(test.number)}::jsonb)`;
    case 'atMost':
      return sql`(${json} <= ${JSON.stringify(test.number)}::jsonb and jsonb_typeof(${json}) = 'number')`;
    case 'lessThan':
      return sql`(${json} < ${JSON.stringify(test.number)}::jsonb and jsonb_typeof(${json}) = 'number')`;
    case 'onOrAfter':
      return sql`(${text} collate "C" >= ${test.day} and ${text} like '____-__-__')`;
    case 'before':
      return sql`(${text} collate "C" < ${test.day} and ${text} like '____-__-__')`;
    default:
      return unreachable(test);
  }
}

const HASHED_FROM = 9;

// «5» and 5 are different answers, and 5 and 5.0 are the same number: jsonb knows both. Containment is the quickest test of
// a few values; from nine on PostgreSQL hashes the list of `= any`.
function oneOfSql(key: string, values: readonly (string | number)[]): Sql {
  if (values.length < HASHED_FROM) {
    const pairs = values.map((value) => JSON.stringify({ [key]: value }));
    return pairs.length === 1
      ? sql`(census.attributes @> ${pairs[0]}::jsonb)`
      : sql`(census.attributes @> any(${pairs}::jsonb[]))`;
  }
  return sql`((census.attributes -> ${key}::text) = any(${values.map((value) => JSON.stringify(value))}::jsonb[]))`;
}
