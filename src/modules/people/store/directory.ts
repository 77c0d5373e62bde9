import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { COLLATIONS, type Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { PersonState } from '../tables.ts';
import { containing } from './search.ts';

export interface Filters {
  readonly unitId?: string | undefined;
  readonly roleFamily?: string | undefined;
  readonly location?: string | undefined;
  readonly language?: Language | undefined;
  readonly states: readonly PersonState[];
}

export interface Search {
  readonly words: readonly string[];
  /** Whether number and e-mail are searched too; otherwise a hit would tell whose they are. */
  readonly everything: boolean;
  readonly fit: 'exact' | 'similar';
}

export interface Card {
  id: string;
  name: string | null;
  title: string | null;
  employeeNumber: string | null;
  unitId: string | null;
  unitName: string | null;
  location: string | null;
  language: Language | null;
  state: PersonState;
  rank: number;
}

export interface Place {
  readonly rank: number;
  readonly nameless: boolean;
  readonly name: string;
  readonly id: string;
}

/** A wide search is answered from so many hits: sorting all the Virtanens by fit helps nobody. */
export const CANDIDATES = 1_000;

// Of pg_trgm's word_similarity: «virtnaen» is 0.45 like «virtanen», «korhonne» 0.67 like «korhonen».
const SIMILAR_FROM = 0.4;

/** People who fit, best first, then by name in the reader's order, those without a name last. */
export async function directoryPage(
  db: Db,
  filters: Filters,
  page: { search: Search | undefined; after: Place | undefined; limit: number; language: Language },
): Promise<Card[]> {
  const name = sql`coalesce(hit.name, '') collate ${sql.id(COLLATIONS[page.language])}`;
  const { after } = page;
  const behind = after
    ? sql`where (-hit.rank, hit.name is null, ${name}, hit.id) > (${-after.rank}::int, ${after.nameless}::boolean, ${after.name}, ${after.id}::uuid)`
    : sql``;
  const { rows } = await sql<Card>`
    with hit as (${hits(filters, page.search)})
    select hit.*, unit.name as unit_name from (
      select * from hit ${behind} order by -hit.rank, hit.name is null, ${name}, hit.id limit ${page.limit}
    ) hit left join people_unit unit on unit.id = hit.unit_id
    order by -hit.rank, hit.name is null, ${name}, hit.id`.execute(db);
  return rows;
}

export interface Facets {
  total: number;
  roleFamilies: { value: string; count: number }[];
  locations: { value: string; count: number }[];
  languages: { value: string; count: number }[];
}

/** How the people who fit are spread; at most fifty values of each kind, most frequent first. */
export async function directoryFacets(db: Db, filters: Filters, search: Search | undefined): Promise<Facets> {
  const people = search || !areWhoCount(filters.states) ? hits(filters, search) : counted(filters);
  // One pass over the people for all of them.
  const { rows } = await sql<{
    kind: 'roleFamily' | 'location' | 'language' | 'all';
    value: string;
    count: number;
  }>`
    with hit as (${people}), spread as (
      select case when grouping(role_family) = 0 then 'roleFamily' when grouping(location) = 0 then 'location'
                  when grouping(language) = 0 then 'language' else 'all' end as kind,
             coalesce(role_family, location, language) as value, count(*) as count
      from hit group by grouping sets ((role_family), (location), (language), ())
    )
    select kind, value, count from (
      select *, row_number() over (partition by kind order by count desc, value) as place from spread
      where kind = 'all' or value is not null
    ) ranked where place <= 50 order by count desc, value`.execute(db);
  const of = (kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ value, count }) => ({ value, count }));
  return {
    total: rows.find(({ kind }) => kind === 'all')?.count ?? 0,
    roleFamilies: of('roleFamily'),
    locations: of('location'),
    languages: of('language'),
  };
}

/** Whether the words stand somewhere in the directory, whatever else was asked: then they are spelt as they should be. */
export async function isSpelt(db: Db, states: readonly PersonState[], search: Search): Promise<boolean> {
  // Not `exists`: hoping for an early hit, PostgreSQL would read the table from its beginning.
  const { rows } = await sql<{ found: boolean }>`
    select count(*) > 0 as found from (
      select from people_person person where person.state = any(${[...states]}::text[])
        and ${sql.join(wordConditions({ ...search, fit: 'exact' }), sql` and `)} limit ${CANDIDATES} offset 0
    ) hit`.execute(db);
  return rows[0]?.found ?? false;
}

/** Lets «similar» mean what SIMILAR_FROM says until the transaction ends. */
export const beForgiving = (db: Db) =>
  sql`select set_config('pg_trgm.word_similarity_threshold', ${String(SIMILAR_FROM)}, true)`.execute(db);

function hits(filters: Filters, search: Search | undefined): RawBuilder<unknown> {
  const conditions = sql.join(
    [...filterConditions(filters), ...(search ? wordConditions(search) : [])],
    sql` and `,
  );
  const columns = sql`person.id, person.name, person.title, person.employee_number, person.unit_id, person.location,
    person.role_family, person.language, person.state`;
  if (!search) return sql`select ${columns}, 0 as rank from people_person person where ${conditions}`;
  // Named once, or PostgreSQL would rank before it bounds.
  return sql`
    select candidate.*, ${rankOf(search)} as rank from (
      select ${columns}, person.search from people_person person where ${conditions} limit ${CANDIDATES} offset 0
    ) candidate`;
}

const areWhoCount = (states: readonly PersonState[]) =>
  states.length === 2 && states.includes('active') && states.includes('on_leave');

// The narrow rows answer what needs no names at a third of the price.
function counted({ unitId, roleFamily, location, language }: Filters): RawBuilder<unknown> {
  const conditions: RawBuilder<SqlBool>[] = [
    sql`true`,
    ...(unitId === undefined
      ? []
      : [sql<SqlBool>`(unit_id in (select unnest(${unitsBelow(unitId)}))) is true`]),
    ...(roleFamily === undefined ? [] : [sql<SqlBool>`role_family = ${roleFamily}`]),
    ...(location === undefined ? [] : [sql<SqlBool>`location = ${location}`]),
    ...(language === undefined ? [] : [sql<SqlBool>`language = ${language}`]),
  ];
  return sql`select nullif(role_family, '') as role_family, nullif(location, '') as location, nullif(language, '') as language
    from people_census where ${sql.join(conditions, sql` and `)}`;
}

function filterConditions({
  unitId,
  roleFamily,
  location,
  language,
  states,
}: Filters): RawBuilder<SqlBool>[] {
  return [
    sql`person.state = any(${[...states]}::text[])`,
    ...(unitId === undefined ? [] : [sql<SqlBool>`person.unit_id = any(${unitsBelow(unitId)})`]),
    ...(roleFamily === undefined ? [] : [sql<SqlBool>`person.role_family = ${roleFamily}`]),
    ...(location === undefined ? [] : [sql<SqlBool>`person.location = ${location}`]),
    ...(language === undefined ? [] : [sql<SqlBool>`person.language = ${language}`]),
  ];
}

const unitsBelow = (unitId: string) => sql`array(
  with recursive below (id) as (
    select ${unitId}::uuid union select unit.id from people_unit unit join below on unit.parent_id = below.id
  ) select id from below)`;

// Parts the name, the title, and what only those who keep the directory may search by; see the migration.
const SIGN = '\u001f';

function wordConditions({ words, everything, fit }: Search): RawBuilder<SqlBool>[] {
  return words.map((word) => {
    const inPerson = fit === 'exact' ? holds(word, everything) : resembles(word, everything);
    const likes = patternsOf(word).map(
      (pattern) => sql`people_fold(unit.name || ' ' || unit.code) like people_fold(${pattern})`,
    );
    const inUnit = sql`person.unit_id = any(array(
      select unit.id from people_unit unit where ${sql.join(likes, sql` or `)} limit 200))`;
    return sql`(${inPerson} or ${inUnit})`;
  });
}

function holds(word: string, everything: boolean): RawBuilder<SqlBool> {
  const end = everything ? '' : `${SIGN}%`;
  const likes = patternsOf(word).map((pattern) => sql`person.search like people_fold(${pattern + end})`);
  return sql`(${sql.join(likes, sql` or `)})`;
}

// One and two letters are looked for where words begin: within words they tell the index nothing, and the reader little.
function patternsOf(word: string): string[] {
  const inside = containing(word);
  if ([...word].length > 2) return [inside];
  const start = inside.slice(1);
  return [start, `% ${start}`, `%${SIGN}${start}`];
}

function resembles(word: string, everything: boolean): RawBuilder<SqlBool> {
  const folded = sql`people_fold(${word})`;
  if (everything) return sql`${folded} <% person.search`;
  const open = sql`split_part(person.search, ${SIGN}, 1) || ' ' || split_part(person.search, ${SIGN}, 2)`;
  return sql`(${folded} <% person.search and ${folded} <% (${open}))`;
}

// A name that is or begins with the search goes before one that holds it, and this before a likeness.
function rankOf({ words, everything }: Search): RawBuilder<number> {
  const asked = sql`people_fold(${words.join(' ')})`;
  const start = containing(words.join(' ')).slice(1);
  const name = sql`split_part(candidate.search, ${SIGN}, 1)`;
  const text = everything
    ? sql`candidate.search`
    : sql`(${name} || ' ' || split_part(candidate.search, ${SIGN}, 2))`;
  return sql<number>`(
    case when ${name} = ${asked} then 300 when ${name} like people_fold(${start}) then 200
         when ${name} like people_fold(${`% ${start}`}) then 100 else 0 end
    + round(100 * word_similarity(${asked}, ${text})))::int`;
}
