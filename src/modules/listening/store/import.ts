import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import { newId } from '#kernel/ids.ts';
import type { Db } from '#platform/database.ts';
import type { ConvertedFigure, ImportMapping } from '../contract/import.ts';
import type { Construct, Item } from '../contract/item.ts';
import type { KeptFigure } from '../domain/vendor-import-trend.ts';

export interface ImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly mapping: ImportMapping;
  readonly version: number;
  readonly rows: string[][];
  readonly startedAt: Instant;
  readonly writtenAt: Instant | null;
  readonly starterName: string | null;
}

export const findImport = (db: Db, importId: string): Promise<ImportRow | undefined> =>
  db
    .selectFrom('listening_result_import as i')
    .leftJoin('people_person as p', 'p.id', 'i.startedBy')
    .select(['i.id', 'i.fileName', 'i.mapping', 'i.version', 'i.rows', 'i.startedAt', 'i.writtenAt'])
    .select('p.name as starterName')
    .where('i.id', '=', importId)
    .executeTakeFirst();

/** Imports without their cells, newest first. */
export const importPage = (db: Db, { after, limit }: { after: string | undefined; limit: number }) =>
  db
    .selectFrom('listening_result_import as i')
    .leftJoin('people_person as p', 'p.id', 'i.startedBy')
    .select(['i.id', 'i.fileName', 'i.mapping', 'i.startedAt', 'i.writtenAt', 'p.name as starterName'])
    .select((eb) =>
      eb
        .selectFrom('listening_result_figure as f')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('f.importId', '=', 'i.id')
        .as('figures'),
    )
    .$if(after !== undefined, (query) => query.where('i.id', '<', after ?? ''))
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute();

export const insertImport = (
  db: Db,
  {
    mapping,
    rows,
    ...row
  }: {
    id: string;
    fileName: string;
    mapping: ImportMapping;
    rows: readonly (readonly string[])[];
    startedBy: string | null;
    startedAt: Instant;
  },
) =>
  db
    .insertInto('listening_result_import')
    .values({ ...row, mapping: JSON.stringify(mapping), rows: JSON.stringify(rows), writtenAt: null })
    .execute();

/** Changes the mapping if `version` is still the newest and nothing is written; says whether it was. */
export async function updateMapping(
  db: Db,
  { id, version }: { id: string; version: number },
  mapping: ImportMapping,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('listening_result_import')
    .set({ mapping: JSON.stringify(mapping), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('writtenAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Claims the writing of an import at a version; says whether nobody had. The cells are needed no longer. */
export async function markWritten(
  db: Db,
  { id, version }: { id: string; version: number },
  writtenAt: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('listening_result_import')
    .set((eb) => ({
      writtenAt,
      version: version + 1,
      // The header stays, for whoever looks at what the columns were taken for.
      rows: sql<string>`jsonb_build_array(${eb.ref('rows')} -> (${eb.ref('mapping')} ->> 'headerRow')::int)`,
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('writtenAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps the figures of an import in one statement. */
export async function insertFigures(
  db: Db,
  { importId, own }: { importId: string; own: string | null },
  figures: readonly ConvertedFigure[],
): Promise<void> {
  const rows = figures.map(({ meaning, row: _, ...figure }) => ({
    ...{ ...figure, id: newId(), meaning, construct: meaning.construct, own: figure.organisation === own },
  }));
  await sql`
    insert into listening_result_figure
      (id, import_id, organisation, parent, own, year, measure, construct, meaning, given, unit, value, losses, respondents)
    select r.id, ${importId}, r.organisation, r.parent, r.own, r.year, r.measure, r.construct, r.meaning, r.given, r.unit,
      r.value, r.losses, r.respondents
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, organisation text, parent text, own boolean, year integer, measure text, construct text, meaning jsonb,
      given double precision, unit text, value double precision, losses jsonb, respondents integer)`.execute(
    db,
  );
}

export const deleteImport = (db: Db, importId: string) =>
  db.deleteFrom('listening_result_import').where('id', '=', importId).execute();

/** Forgets files that were brought before and never written. */
export const deleteOldImports = (db: Db, before: Instant) =>
  db
    .deleteFrom('listening_result_import')
    .where('writtenAt', 'is', null)
    .where('startedAt', '<', before)
    .execute();

export const figureCount = async (db: Db, importId: string): Promise<number> => {
  const { count } = await db
    .selectFrom('listening_result_figure')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow();
  return Number(count);
};

/** The first figures of a written import, as it would have shown them before. */
export const firstFigures = (db: Db, importId: string, limit: number) =>
  db
    .selectFrom('listening_result_figure')
    .select([
      'organisation',
      'parent',
      'year',
      'measure',
      'meaning',
      'given',
      'unit',
      'value',
      'losses',
      'respondents',
    ])
    .where('importId', '=', importId)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Organisations of which figures are kept, ours first; others than ours only when asked for. */
export async function organisationsKept(
  db: Db,
  { search, others }: { search: string; others: boolean },
): Promise<{ name: string; own: boolean; from: number; to: number }[]> {
  const { rows } = await sql<{ name: string; own: boolean; from: number; to: number }>`
    select organisation as name, bool_or(own) as own, min(year) as "from", max(year) as "to"
    from listening_result_figure
    where (own or ${others}) and strpos(people_fold(organisation), people_fold(${search})) > 0
    group by organisation order by bool_or(own) desc, organisation limit 500`.execute(db);
  return rows;
}

/** Figures of a construct for an organisation, or for ours, the earlier import first. */
export async function figuresOf(
  db: Db,
  {
    construct,
    organisation,
    from,
  }: {
    construct: Construct;
    organisation: string | null;
    from: number;
  },
): Promise<KeptFigure[]> {
  const { rows } = await sql<KeptFigure>`
    select i.mapping ->> 'vendor' as vendor, i.mapping ->> 'source' as source, f.year, f.measure, f.meaning, f.given,
      f.respondents
    from listening_result_figure f join listening_result_import i on i.id = f.import_id
    where f.construct = ${construct} and f.year >= ${from}
      and ${organisation === null ? sql`f.own` : sql`f.organisation = ${organisation}`}
    order by i.written_at, f.year, f.id limit 5000`.execute(db);
  return rows;
}

/** The sealed favourable share of an item among everybody, of a wave that is published. */
export interface OwnFigure {
  readonly closedAt: Instant;
  readonly item: Item;
  readonly favourable: string | null;
}

/** What our waves published for everybody about a construct, the oldest first: of all, or where the person was invited. */
export async function ownFigures(
  db: Db,
  { construct, personId, all }: { construct: Construct; personId: string | null; all: boolean },
): Promise<OwnFigure[]> {
  const { rows } = await sql<OwnFigure>`
    select w.closed_at, item, f.favourable
    from listening_wave w
    cross join jsonb_array_elements(w.questionnaire -> 'items') item
    join listening_figure f on f.wave_id = w.id and f.group_key = 'everyone' and f.item_id = (item ->> 'id')::uuid
    where w.status in ('published', 'answered') and item ->> 'construct' = ${construct}
      and (${all} or exists (select from listening_roster r where r.wave_id = w.id and r.person_id = ${personId}::uuid))
    order by w.closed_at, w.id, f.item_id limit 1000`.execute(db);
  return rows;
}
