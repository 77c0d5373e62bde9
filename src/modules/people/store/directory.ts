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
  // One pass over the people for all of them.
  const { rows } = await sql<{
    kind: 'roleFamily' | 'location' | 'language' | 'all';
    value: string;
    count: number;
  }>`
    with hit as (${hits(filters, search)}), counted as (
      select case when grouping(role_family) = 0 then 'roleFamily' when grouping(location) = 0 then 'location'
                  when grouping(language) = 0 then 'language' else 'all' end as kind,
             coalesce(role_family, location, language) as value, count(*) as count
      from hit group by grouping sets ((role_family), (location), (language), ())
    )
    select kind, value, count from (
      select *, row_number() over (partition by kind order by count desc, value) as place from counted
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
      select ${columns}, person.email from people_person person where ${conditions} limit ${CANDIDATES} offset 0
    ) candidate`;
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

// The column `search` has the index; what the reader may not search is then taken out again.
function wordConditions({ words, everything, fit }: Search): RawBuilder<SqlBool>[] {
  const own = sql`people_fold(coalesce(person.name, '') || ' ' || coalesce(person.title, ''))`;
  return words.map((word) => {
    const pattern = sql`people_fold(${containing(word)})`;
    const folded = sql`people_fold(${word})`;
    const inPerson =
      fit === 'exact'
        ? sql`person.search like ${pattern}${everything ? sql`` : sql` and ${own} like ${pattern}`}`
        : sql`${folded} <% person.search${everything ? sql`` : sql` and ${folded} <% ${own}`}`;
    const inUnit = sql`person.unit_id = any(array(
      select unit.id from people_unit unit where people_fold(unit.name || ' ' || unit.code) like ${pattern} limit 200))`;
    return sql`((${inPerson}) or ${inUnit})`;
  });
}

// A name that is or begins with the search goes before one that holds it, and this before a likeness.
function rankOf({ words, everything }: Search): RawBuilder<number> {
  const asked = sql`people_fold(${words.join(' ')})`;
  const start = sql`people_fold(${`${containing(words.join(' ')).slice(1)}`})`;
  const name = sql`people_fold(candidate.name)`;
  const text = everything
    ? sql`people_fold(concat_ws(' ', candidate.name, candidate.title, candidate.employee_number, candidate.email))`
    : sql`people_fold(concat_ws(' ', candidate.name, candidate.title))`;
  return sql<number>`(
    case when ${name} = ${asked} then 300 when ${name} like ${start} then 200
         when ${name} like '% ' || ${start} then 100 else 0 end
    + round(100 * word_similarity(${asked}, ${text})))::int`;
}
