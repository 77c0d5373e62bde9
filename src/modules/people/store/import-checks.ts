import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { Twins } from './import-staging.ts';

/** Two rows that found the same person, one by number and one by e-mail; of such rows the last stays. */
export async function dropSamePerson(db: Db): Promise<Twins[]> {
  const twins = await sql<Twins>`
    select coalesce(min(name), min(email), min(employee_number)) as value,
      array_agg(row_number order by row_number) as rows, count(*) over () as total
    from import_match
    where not is_new and id in (select id from import_match where not is_new group by id having count(*) > 1)
    group by id order by min(row_number) limit 1000`.execute(db);
  if (twins.rows.length === 0) return [];
  await sql`
    delete from import_match older using import_match newer
    where newer.id = older.id and newer.row_number > older.row_number`.execute(db);
  return twins.rows;
}

/** E-mails that two rows of different people have. */
export const emailTwins = (db: Db): Promise<Twins[]> =>
  sql<Twins>`
    select min(email) as value, array_agg(row_number order by row_number) as rows, count(*) over () as total
    from import_match
    where lower(email) in (select lower(email) from import_match where email is not null group by 1 having count(*) > 1)
    group by lower(email) order by min(row_number) limit 1000`
    .execute(db)
    .then(({ rows }) => rows);

/** E-mails and numbers that somebody has who is not in the file. */
export const takenKeys = (db: Db) =>
  sql<{ rowNumber: number; field: 'email' | 'employeeNumber'; value: string; holder: string; total: number }>`
    select taken.*, count(*) over () as total from (
      select m.row_number, 'email' as field, m.email as value, coalesce(p.name, p.employee_number, p.email) as holder
      from import_match m join people_person p on lower(p.email) = lower(m.email) and p.id <> m.id
      where not exists (select from import_match other where other.id = p.id)
      union all
      select m.row_number, 'employeeNumber', m.employee_number, coalesce(p.name, p.email, p.employee_number)
      from import_match m join people_person p on p.employee_number = m.employee_number and p.id <> m.id
      where not exists (select from import_match other where other.id = p.id)) taken
    order by row_number limit 1000`
    .execute(db)
    .then(({ rows }) => rows);

const NAME_OF = (column: string) =>
  sql.raw(`people_fold(regexp_replace(${column}, '^\\s*([^,]+),\\s*(.+)$', '\\2 \\1'))`);

/**
 * Answers every text in the manager column: by employee number, by e-mail, then by a name that only one person has
 * («Salmela, Jukka» is Jukka Salmela). People of the file come before people who are only in the database.
 */
export async function answerManagers(db: Db): Promise<void> {
  await sql`create temporary table import_manager on commit drop as
    select wanted.text, coalesce(n.id, e.id, pn.id, pe.id) as id, 0 as namesakes
    from (select distinct manager as text from import_row where manager is not null) wanted
    left join import_match n on n.employee_number = wanted.text
    left join import_match e on n.id is null and lower(e.email) = lower(wanted.text)
    left join people_person pn on n.id is null and e.id is null and pn.employee_number = wanted.text
    left join people_person pe on n.id is null and e.id is null and pn.id is null
      and lower(pe.email) = lower(wanted.text)`.execute(db);
  const open = await sql`select from import_manager where id is null limit 1`.execute(db);
  if (open.rows.length > 0) {
    await sql`
      with wanted as materialized (
        select text, ${NAME_OF('text')} as folded from import_manager where id is null),
      named as (
        select id, ${NAME_OF('name')} as folded from import_match where name is not null
        union all
        select id, ${NAME_OF('name')} from people_person p
        where name is not null and state <> 'left' and not exists (select from import_match m where m.id = p.id))
      update import_manager manager set id = case when found.namesakes = 1 then found.id end, namesakes = found.namesakes
      from (
        select wanted.text, (array_agg(named.id))[1] as id, count(*)::integer as namesakes
        from wanted join named using (folded) group by wanted.text) found
      where found.text = manager.text`.execute(db);
  }
  await sql`analyze import_manager`.execute(db);
}

/** Texts of the manager column that mean nobody, or several people. */
export const openManagers = (db: Db) =>
  sql<{ text: string; namesakes: number; rows: number[]; rowCount: number; total: number }>`
    select m.text, m.namesakes, (array_agg(r.row_number order by r.row_number))[1:20] as rows,
      count(*) as row_count, count(*) over () as total
    from import_manager m join import_row r on r.manager = m.text
    where m.id is null group by m.text, m.namesakes order by min(r.row_number) limit 1000`
    .execute(db)
    .then(({ rows }) => rows);

/**
 * The nearest name for each text. Only people with the longest word of the text in their name are compared: trigrams of
 * all names against all texts would take minutes in a large organisation.
 */
export const nearestNames = (db: Db, texts: readonly string[]) =>
  sql<{ text: string; name: string; key: string }>`
    with wanted as materialized (
      select text, people_fold(text) as folded, (
        select word from regexp_split_to_table(people_fold(text), '[^[:alnum:]]+') as word
        order by length(word) desc limit 1) as word
      from unnest(${[...texts]}::text[]) as text),
    named as materialized (
      select name, coalesce(employee_number, email) as key, people_fold(name) as folded
      from import_match where name is not null
      union all
      select name, coalesce(employee_number, email), people_fold(name) from people_person p
      where name is not null and state <> 'left' and not exists (select from import_match m where m.id = p.id))
    select distinct on (wanted.text) wanted.text, named.name, named.key
    from wanted join named on length(wanted.word) > 2 and strpos(named.folded, wanted.word) > 0
    where named.key is not null and similarity(named.folded, wanted.folded) > 0.3
    order by wanted.text, similarity(named.folded, wanted.folded) desc, named.key`
    .execute(db)
    .then(({ rows }) => rows);

/** Who manages whom after the import, as far as a circle could run: people who manage nobody are in none. */
export const managerPairs = (db: Db) =>
  sql<{ id: string; managerId: string }>`
    with after as (
      select id, manager_id from import_plan where manager_id is not null
      union all
      select id, manager_id from people_person p where manager_id is not null
        and not exists (select from import_plan f where f.id = p.id))
    select id, manager_id from after
    where id in (select manager_id from after)
      and exists (select from import_plan where kind <> 'same' limit 1)`
    .execute(db)
    .then(({ rows }) => rows);

/** Of some people, those who do not work here any more after the plan. */
export const plannedLeavers = (db: Db, personIds: readonly string[]) =>
  sql<{ rowNumber: number | null; label: string | null }>`
    select row_number, coalesce(name, employee_number, email) as label from import_plan
    where id = any(${[...personIds]}::uuid[]) and state not in ('active', 'on_leave') order by row_number nulls last, id`
    .execute(db)
    .then(({ rows }) => rows);

/** Of some people, those who have another e-mail after the plan. */
export const plannedAddresses = (db: Db, personIds: readonly string[]) =>
  sql<{ rowNumber: number | null; label: string | null }>`
    select f.row_number, f.email as label from import_plan f join people_person p on p.id = f.id
    where f.id = any(${[...personIds]}::uuid[]) and lower(f.email) is distinct from lower(p.email)
    order by f.row_number nulls last, f.id`
    .execute(db)
    .then(({ rows }) => rows);

/** Rows and names of people in the file, for saying who stands in a circle. */
export const rowsOf = (db: Db, ids: readonly string[]) =>
  sql<{ id: string; rowNumber: number | null; label: string | null }>`
    select wanted.id, m.row_number, coalesce(m.name, m.employee_number, m.email, p.name, p.employee_number) as label
    from unnest(${[...ids]}::uuid[]) as wanted (id)
    left join import_match m on m.id = wanted.id left join people_person p on p.id = wanted.id`
    .execute(db)
    .then(({ rows }) => rows);

/** How many rows name themselves as manager; they are left without one. */
export const ownManagers = (db: Db) =>
  sql<{ rowNumber: number; total: number }>`
    select r.row_number, count(*) over () as total
    from import_row r join import_match m using (row_number) join import_manager g on g.text = r.manager
    where g.id = m.id order by r.row_number limit 20`
    .execute(db)
    .then(({ rows }) => rows);
