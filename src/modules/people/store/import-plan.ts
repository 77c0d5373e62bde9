import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import { finalValue, freshId, type Mapping } from './import-staging.ts';

/** The facts that an import can change, by their name in code; history and previews use the same names. */
export const FACTS: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'email',
  employeeNumber: 'employee_number',
  unitId: 'unit_id',
  managerId: 'manager_id',
  title: 'title',
  roleFamily: 'role_family',
  location: 'location',
  language: 'language',
  startedOn: 'started_on',
  birthYear: 'birth_year',
  employment: 'employment',
  zone: 'zone',
  shift: 'shift',
  attributes: 'attributes',
  state: 'state',
  leftOn: 'left_on',
};
const COLUMNS = Object.values(FACTS);
const listed = (prefix: string) => sql.raw(COLUMNS.map((column) => `${prefix}${column}`).join(', '));
const asJson = (prefix: string) =>
  sql.raw(
    `jsonb_build_object(${Object.entries(FACTS)
      .map(([fact, column]) => `'${fact}', ${prefix}${column}`)
      .join(', ')})`,
  );

export interface PlanOptions {
  readonly mapping: Mapping;
  readonly today: Day;
  readonly markMissingAsLeft: boolean;
  /** The birth year comes from an age, which is right to one year: a known year that near stays. */
  readonly birthYearFromAge: boolean;
}

/** Works out for every row, and for those missing where asked, what the person is to be and what that changes. */
export async function makePlan(db: Db, options: PlanOptions): Promise<void> {
  const { today, markMissingAsLeft } = options;
  await sql`create temporary table import_plan on commit drop as
    select f.*, case
        when f.is_new then 'created'
        when (${listed('f.')}) is not distinct from (${listed('p.')}) then 'same'
        when f.state = 'left' and p.state <> 'left' then 'left'
        else 'changed' end as kind,
      not f.is_new and f.unit_id is distinct from p.unit_id as moved
    from (${finalRows(options)}) f left join people_person p on p.id = f.id and not f.is_new`.execute(db);
  if (markMissingAsLeft) {
    const kept = sql.raw(COLUMNS.filter((column) => column !== 'state' && column !== 'left_on').join(', '));
    await sql`insert into import_plan (row_number, id, is_new, ${kept}, state, left_on, kind, moved)
      select null, id, false, ${kept}, 'left', ${today}::date, 'left', false from people_person p
      where state in ('active', 'on_leave') and not exists (select from import_match m where m.id = p.id)`.execute(
      db,
    );
  }
  await sql`analyze import_plan (id, row_number, kind, is_new, unit_id, manager_id, email, employee_number)`.execute(
    db,
  );
}

function finalRows({
  mapping,
  today,
  markMissingAsLeft,
  birthYearFromAge,
}: PlanOptions): RawBuilder<unknown> {
  const value = (field: string) => finalValue(field, mapping);
  const state = mapping.mapped.has('state')
    ? sql`coalesce(r.state, p.state, 'active')`
    : markMissingAsLeft
      ? // The file is the whole staff, so whoever is in it is here again.
        sql`case when p.state = 'left' then 'active' else coalesce(p.state, 'active') end`
      : sql`coalesce(p.state, 'active')`;
  const leftOn = mapping.mapped.has('leftOn') ? sql`coalesce(r.left_on, p.left_on)` : sql`p.left_on`;
  const birthYear = birthYearFromAge
    ? sql`case when abs(r.birth_year - p.birth_year) <= 1 then p.birth_year else ${value('birthYear')} end`
    : value('birthYear');
  return sql`
    select m.row_number, m.id, m.is_new, m.name, m.email, m.employee_number,
      ${unitValue(mapping)} as unit_id, ${managerValue(mapping)} as manager_id,
      ${value('title')} as title, ${value('roleFamily')} as role_family, ${value('location')} as location,
      ${value('language')} as language, ${value('startedOn')} as started_on,
      (${birthYear})::smallint as birth_year,
      ${value('employment')} as employment, ${value('zone')} as zone, ${value('shift')} as shift,
      ${attributesValue(mapping)} as attributes, s.state,
      case when s.state = 'left' then coalesce(${leftOn}, ${today}::date) end as left_on
    from import_match m
    join import_row r using (row_number)
    left join people_person p on p.id = m.id and not m.is_new
    left join import_unit u on u.unit = coalesce(r.unit, '') and u.code = coalesce(r.unit_code, '')
    left join import_manager g on g.text = r.manager
    cross join lateral (select ${state} as state) s`;
}

function unitValue({ mapped, emptyCells }: Mapping): RawBuilder<unknown> {
  if (!mapped.has('unit') && !mapped.has('unitCode')) return sql`p.unit_id`;
  if (emptyCells === 'clear') return sql`u.unit_id`;
  return sql`case when r.unit is null and r.unit_code is null
    then case when r.cleared && array['unit', 'unitCode'] then null else p.unit_id end else u.unit_id end`;
}

function managerValue({ mapped, emptyCells }: Mapping): RawBuilder<unknown> {
  if (!mapped.has('manager')) return sql`p.manager_id`;
  // Whoever names themselves has nobody above them.
  const named = sql`nullif(g.id, m.id)`;
  if (emptyCells === 'clear') return named;
  return sql`case when r.manager is null
    then case when 'manager' = any(r.cleared) then null else p.manager_id end else ${named} end`;
}

function attributesValue({ mapped, emptyCells }: Mapping): RawBuilder<unknown> {
  const keys = [...mapped].filter((field) => field.startsWith('attributes.')).map((field) => field.slice(11));
  if (keys.length === 0) return sql`coalesce(p.attributes, '{}')`;
  const dropped =
    emptyCells === 'clear'
      ? sql`${keys}::text[]`
      : sql`array(select substr(c, 12) from unnest(r.cleared) c where c like 'attributes.%')`;
  return sql`(coalesce(p.attributes, '{}') - ${dropped}) || coalesce(r.attributes, '{}')`;
}

export interface PlanCounts {
  rows: number;
  created: number;
  changed: number;
  moved: number;
  left: number;
  stay: number;
}

/** How many people the plan adds, changes and leaves alone. */
export const countPlan = (db: Db): Promise<PlanCounts> =>
  sql<PlanCounts>`
    select count(row_number) as rows, count(*) filter (where kind = 'created') as created,
      count(*) filter (where kind = 'changed') as changed,
      count(*) filter (where kind = 'changed' and moved) as moved,
      count(*) filter (where kind = 'left') as left, count(*) filter (where kind = 'same') as stay
    from import_plan`
    .execute(db)
    .then(({ rows }) => rows[0] ?? { rows: 0, created: 0, changed: 0, moved: 0, left: 0, stay: 0 });

export interface PlannedChange {
  kind: 'created' | 'changed' | 'left';
  rowNumber: number | null;
  personId: string | null;
  personLabel: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** The first changes of each kind with the facts before and after; units and managers by name, as a person reads them. */
export const sampleChanges = (db: Db, limit: number): Promise<PlannedChange[]> =>
  sql<PlannedChange>`
    with ranked as (
      select *, row_number() over (partition by kind order by row_number nulls last, id) as rank
      from import_plan where kind <> 'same')
    select f.kind, f.row_number, case when not f.is_new then f.id end as person_id,
      coalesce(f.name, f.employee_number, f.email) as person_label, d.before, d.after
    from ranked f left join people_person p on p.id = f.id and not f.is_new
    cross join lateral (
      select coalesce(jsonb_object_agg(a.key, b.value) filter (where not f.is_new), '{}') as before,
        coalesce(jsonb_object_agg(a.key, a.value), '{}') as after
      from jsonb_each(${withNames('f')}) a join jsonb_each(${withNames('p')}) b using (key)
      where a.value is distinct from b.value and not (f.is_new and a.value in ('null', '{}'))) d
    where f.rank <= ${limit} order by f.kind, f.rank`
    .execute(db)
    .then(({ rows }) => rows);

function withNames(alias: 'f' | 'p'): RawBuilder<unknown> {
  const unit = sql.raw(`${alias}.unit_id`);
  const manager = sql.raw(`${alias}.manager_id`);
  return sql`(${asJson(`${alias}.`)} - array['unitId', 'managerId'] || jsonb_build_object(
    'unit', coalesce((select name from import_new_unit where id = ${unit}), (select name from people_unit where id = ${unit})),
    'manager', coalesce(
      (select coalesce(name, employee_number, email) from import_plan where id = ${manager}),
      (select coalesce(name, employee_number, email) from people_person where id = ${manager}))))`;
}

/** Keeps what the people concerned were before and are after: only facts that differ. */
export async function recordChanges(
  db: Db,
  { importId, actorId, at }: { importId: string; actorId: string | null; at: Instant },
): Promise<void> {
  const millis = Date.parse(at);
  await sql`
    insert into people_change (id, person_id, at, actor_id, source, import_id, before, after)
    select ${freshId(millis, sql`row_number() over ()`)}, f.id, ${at}, ${actorId}::uuid, 'import', ${importId}::uuid, d.before, d.after
    from import_plan f join people_person p on p.id = f.id
    cross join lateral (
      select jsonb_object_agg(b.key, b.value) as before, jsonb_object_agg(a.key, a.value) as after
      from jsonb_each(${asJson('p.')}) b join jsonb_each(${asJson('f.')}) a using (key)
      where a.value is distinct from b.value) d
    where f.kind in ('changed', 'left')`.execute(db);
}

/**
 * Keeps that people were added: nothing before. What they were added with is in their own row. The entry has the person's
 * own id: nobody is added twice, and it sorts before whatever happens to them later.
 */
export async function recordAdditions(
  db: Db,
  { importId, actorId, at }: { importId: string; actorId: string | null; at: Instant },
): Promise<void> {
  await sql`
    insert into people_change (id, person_id, at, actor_id, source, import_id, before, after)
    select id, id, ${at}, ${actorId}::uuid, 'import', ${importId}::uuid, '{}', jsonb_build_object('state', state)
    from import_plan where kind = 'created' order by row_number`.execute(db);
}

/** Writes the plan: new people, then changed ones. Record the changes before, and the additions after. */
export async function insertCreated(db: Db): Promise<void> {
  await sql`insert into people_person (id, ${listed('')}) select id, ${listed('')} from import_plan
    where kind = 'created' order by row_number`.execute(db);
}

/** Frees numbers and e-mails that go from one person of the file to another: a unique index looks at each row by itself. */
export async function freeMovingKeys(db: Db): Promise<void> {
  await sql`update people_person p set email = null
    from import_plan f join people_person holder on lower(holder.email) = lower(f.email) and holder.id <> f.id
    where p.id = holder.id and f.kind in ('created', 'changed', 'left')`.execute(db);
  await sql`update people_person p set employee_number = null
    from import_plan f join people_person holder on holder.employee_number = f.employee_number and holder.id <> f.id
    where p.id = holder.id and f.kind in ('created', 'changed', 'left')`.execute(db);
}

export async function updateChanged(db: Db): Promise<void> {
  const set = sql.raw(COLUMNS.map((column) => `${column} = f.${column}`).join(', '));
  await sql`update people_person p set ${set}, version = p.version + 1
    from import_plan f where p.id = f.id and f.kind in ('changed', 'left')`.execute(db);
}

/** How many people there are, whatever their state. */
export const countPeople = (db: Db): Promise<number> =>
  sql<{ people: number }>`select count(*) as people from people_person`
    .execute(db)
    .then(({ rows }) => rows[0]?.people ?? 0);

/** Tells the planner what the table holds now: until it is told, it plans every search as if nobody were there. */
export async function learnPeople(db: Db): Promise<void> {
  await sql`analyze people_person`.execute(db);
}
