import { type Kysely, sql } from 'kysely';

/** What the directory is searched by, and what audiences are counted from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await partSearch(db);
  await makeCensus(db);
}

// Name, title, and then number with e-mail, parted by a sign that none can hold: `like '%word%<sign>%'` finds what everyone
// may search by, and nothing that only those who keep the directory may.
async function partSearch(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people_person drop column search`.execute(db);
  await sql`
    alter table people_person add column search text generated always as (
      people_fold(coalesce(name, '') || chr(31) || coalesce(title, '') || chr(31) || coalesce(employee_number, '') || ' ' || coalesce(email, ''))
    ) stored`.execute(db);
  await sql`create index people_person_search on people_person using gin (search gin_trgm_ops)`.execute(db);
  await sql`
    create index people_unit_search on people_unit using gin (people_fold(name || ' ' || code) gin_trgm_ops)`.execute(
    db,
  );
}

/**
 * What audiences are counted from, kept by the database itself, so that whoever writes people need not know of it.
 *
 * `people_census` has a narrow row for each person who counts (active or on leave), without nulls and with the columns of
 * fixed width first: PostgreSQL then finds a column without walking the row. A scan of 250,000 takes 25–50 ms of one
 * core where `people_person` takes 90–150. `people_manager` has those who have reports (a tenth
 * of the people), with their own manager, how many of the reports count, and the chain from themselves to the top: the line
 * below the managing director is then one pass over it, where walking all people took 1.5 s. Neither table refers to
 * `people_person` by a foreign key: that would be checked row by row, and the triggers take away what goes.
 */
async function makeCensus(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table people_census (
      person_id uuid primary key,
      unit_id uuid not null,
      manager_id uuid not null,
      started_on date not null,
      birth_year smallint not null,
      language text not null,
      location text not null,
      role_family text not null,
      attributes jsonb not null
    )`.execute(db);
  await sql`
    create table people_manager (
      person_id uuid primary key,
      manager_id uuid,
      reports integer not null,
      chain uuid[] not null
    )`.execute(db);
  await sql`create index people_manager_by_manager on people_manager (manager_id)`.execute(db);
  // Numbers sort above texts in jsonb and below all else, which `>=` on attributes relies on.
  await sql`
    alter table people_person add constraint people_person_attributes check (
      jsonb_typeof(attributes) = 'object'
      and not jsonb_path_exists(attributes, '$.* ? (@.type() != "string" && @.type() != "number" && @.type() != "null")'))`.execute(
    db,
  );
  await keepCensus(db);
  await keepManagers(db);
}

// Stand-ins for «not known» that no rule can match: the nil UUID, the day after all days, the year 0, the empty text.
export const CENSUS_OF = (person: string) =>
  sql.raw(`
    select ${person}.id, coalesce(${person}.unit_id, '00000000-0000-0000-0000-000000000000'),
           coalesce(${person}.manager_id, '00000000-0000-0000-0000-000000000000'),
           coalesce(${person}.started_on, 'infinity'), coalesce(${person}.birth_year, 0), coalesce(${person}.language, ''),
           coalesce(${person}.location, ''), coalesce(${person}.role_family, ''), ${person}.attributes`);

const FACTS = (person: string) =>
  sql.raw(
    `(${[
      'state',
      'unit_id',
      'manager_id',
      'started_on',
      'birth_year',
      'language',
      'location',
      'role_family',
      'attributes',
    ]
      .map((column) => `${person}.${column}`)
      .join(', ')})`,
  );

// Per statement, not per row: an import of 250,000 people fires once.
async function keepCensus(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function people_keep_census() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into people_census ${CENSUS_OF('p')} from come p where p.state in ('active', 'on_leave');
      elsif tg_op = 'UPDATE' then
        -- Planned anew each time: a plan made for one changed row would compare 250,000 with 250,000 later on.
        execute $sql$
          delete from people_census where person_id in (
            select p.id from come p join gone g on g.id = p.id where ${FACTS('p')} is distinct from ${FACTS('g')})
        $sql$;
        insert into people_census ${CENSUS_OF('p')} from come p
        where p.state in ('active', 'on_leave')
          and not exists (select from people_census c where c.person_id = p.id);
      else
        delete from people_census where person_id in (select id from gone);
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger people_keep_census_of_new after insert on people_person
    referencing new table as come for each statement execute function people_keep_census()`.execute(db);
  await sql`
    create trigger people_keep_census_of_changed after update on people_person
    referencing old table as gone new table as come for each statement execute function people_keep_census()`.execute(
    db,
  );
  await sql`
    create trigger people_keep_census_of_gone after delete on people_person
    referencing old table as gone for each statement execute function people_keep_census()`.execute(db);
  await sql`insert into people_census ${CENSUS_OF('p')} from people_person p where p.state in ('active', 'on_leave')`.execute(
    db,
  );
}

/**
 * Changes of the line of managers take a lock until they commit: two at once could each keep what the other removes, and
 * could close a circle that neither sees.
 */
async function keepManagers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function people_lock_line() returns void language sql volatile
    as $$ select pg_advisory_xact_lock(hashtext('people_manager')) $$`.execute(db);
  // Whoever is moved takes the chains of all managers below along. A circle, which nobody may write, would end where it closes.
  await sql`
    create function people_chain_managers(touched uuid[]) returns void language sql volatile as $$
      with recursive affected (id) as (
        select unnest(touched)
        union select manager.person_id from affected join people_manager manager on manager.manager_id = affected.id
      ),
      up (id, at, chain) as (
        select id, id, array[id] from affected
        union all
        select up.id, manager.manager_id, up.chain || manager.manager_id
        from up join people_manager manager on manager.person_id = up.at
        where manager.manager_id is not null and not manager.manager_id = any(up.chain)
      )
      update people_manager manager set chain = whole.chain
      from (select distinct on (id) id, chain from up order by id, cardinality(chain) desc) whole
      where manager.person_id = whole.id and manager.chain <> whole.chain
    $$`.execute(db);
  await sql`
    create function people_keep_managers() returns trigger language plpgsql as $$
    declare
      touched uuid[];
    begin
      if tg_op = 'INSERT' then
        if exists (select from come where manager_id is not null) then
          perform people_lock_line();
        end if;
        touched := array(
          select manager_id from come where manager_id is not null
          union
          select c.id from come c where exists (select from people_person r where r.manager_id = c.id));
      elsif tg_op = 'UPDATE' then
        -- Planned anew each time, as above; and not «if exists», which hopes for an early hit by comparing each with each.
        execute $sql$
          with moved as (
            select g.id, g.manager_id as was, c.manager_id as now
            from gone g join come c on c.id = g.id
            where (g.manager_id, g.state) is distinct from (c.manager_id, c.state))
          select array(
            select was from moved where was is not null
            union select now from moved where now is not null
            union select id from moved)
        $sql$ into touched;
        if cardinality(touched) > 0 then
          perform people_lock_line();
        end if;
      else
        perform people_lock_line();
        touched := array(select id from gone union select manager_id from gone where manager_id is not null);
      end if;
      if cardinality(touched) = 0 then
        return null;
      end if;
      delete from people_manager where person_id in (select unnest(touched));
      insert into people_manager
        select p.id, p.manager_id, count(*) filter (where r.state in ('active', 'on_leave')), '{}'
        from people_person p join people_person r on r.manager_id = p.id
        where p.id in (select unnest(touched)) group by p.id;
      perform people_chain_managers(touched);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger people_keep_managers_of_new after insert on people_person
    referencing new table as come for each statement execute function people_keep_managers()`.execute(db);
  await sql`
    create trigger people_keep_managers_of_changed after update on people_person
    referencing old table as gone new table as come for each statement execute function people_keep_managers()`.execute(
    db,
  );
  await sql`
    create trigger people_keep_managers_of_gone after delete on people_person
    referencing old table as gone for each statement execute function people_keep_managers()`.execute(db);
  await sql`
    insert into people_manager
    select p.id, p.manager_id, count(*) filter (where r.state in ('active', 'on_leave')), '{}'
    from people_person p join people_person r on r.manager_id = p.id group by p.id`.execute(db);
  await sql`select people_chain_managers(array(select person_id from people_manager))`.execute(db);
}
