import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { csvLines } from '#platform/csv.ts';
import type { Handlers } from '#platform/module.ts';
import type { directoryContract } from '../contract/directory.ts';
import { cursorOf, positionOf } from '../domain/cursor.ts';
import { KEEPERS, keepsAll } from '../domain/person.ts';
import { EXPORT_HEADER, exportRow } from '../domain/person-export.ts';
import { searchedWords } from '../domain/search.ts';
import { peopleExported } from '../events.ts';
import { declaredAttributes } from '../store/attribute.ts';
import {
  beForgiving,
  CANDIDATES,
  type Card,
  directoryFacets,
  directoryPage,
  type Filters,
  isSpelt,
  type Search,
} from '../store/directory.ts';
import { exportPage } from '../store/person.ts';
import type { PersonState } from '../tables.ts';

export const directoryHandlers: Handlers<typeof directoryContract> = {
  searchDirectory,
  readDirectoryFacets,
  exportDirectory,
};

type Asked = InputOf<typeof directoryContract.readDirectoryFacets>;

const WHO_COUNTS: readonly PersonState[] = ['active', 'on_leave'];

async function searchDirectory(ctx: Context, input: InputOf<typeof directoryContract.searchDirectory>) {
  const everything = keepsAll(ctx.actor);
  const [rank, nameless, name, id, fitBefore] =
    input.after === undefined ? [] : positionOf(input.after, ['number', 'number', 'text', 'id', 'text']);
  const after =
    id === undefined
      ? undefined
      : { rank: Number(rank), nameless: nameless === 1, name: String(name), id: String(id) };
  const { found, fit } = await fitting(ctx, input, fitBefore, (tx, filters, search) =>
    directoryPage(tx.db, filters, { search, after, limit: input.limit + 1, language: ctx.actor.language }),
  );
  const rows = found.slice(0, input.limit);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => asCard(row, everything)),
    next:
      found.length > rows.length && last
        ? cursorOf(last.rank, last.name === null ? 1 : 0, last.name ?? '', last.id, fit)
        : null,
    fit,
  };
}

async function readDirectoryFacets(ctx: Context, input: Asked) {
  const { found, search } = await fitting(ctx, input, undefined, async (tx, filters, asked) => {
    const facets = await directoryFacets(tx.db, filters, asked);
    return facets.total > 0 ? [facets] : [];
  });
  const facets = found[0] ?? { total: 0, roleFamilies: [], locations: [], languages: [] };
  return { ...facets, bounded: search !== undefined && facets.total >= CANDIDATES };
}

type Ask<T> = (tx: Context, filters: Filters, search: Search | undefined) => Promise<T[]>;

// As it stands first; only when nobody in the directory fits, what is like it. A later page asks as the first did.
async function fitting<T>(ctx: Context, input: Asked, fitBefore: string | number | undefined, ask: Ask<T>) {
  const filters = filtersFor(ctx, input);
  const words = searchedWords(input.search ?? '');
  if (words.length === 0)
    return { found: await ask(ctx, filters, undefined), fit: 'exact' as const, search: undefined };
  const exact: Search = { words, everything: keepsAll(ctx.actor), fit: 'exact' };
  if (fitBefore !== 'similar') {
    const found = await ask(ctx, filters, exact);
    const settled =
      found.length > 0 || fitBefore === 'exact' || (await isSpelt(ctx.db, filters.states, exact));
    if (settled) return { found, fit: 'exact' as const, search: exact };
  }
  const similar: Search = { ...exact, fit: 'similar' };
  const found = await ctx.transaction(async (tx) => {
    await beForgiving(tx.db);
    return ask(tx, filters, similar);
  });
  return { found, fit: 'similar' as const, search: similar };
}

function filtersFor(ctx: Context, { unitId, roleFamily, location, language, state }: Asked): Filters {
  if (state && !keepsAll(ctx.actor)) refuse('forbidden', 'role_needed', { roles: [...KEEPERS] });
  return { unitId, roleFamily, location, language, states: state ?? WHO_COUNTS };
}

function asCard(row: Card, everything: boolean) {
  const { id, name, title, unitId, unitName, location, language, employeeNumber, state } = row;
  return {
    id,
    name,
    title,
    unit: unitId && unitName ? { id: unitId, name: unitName } : null,
    location,
    language,
    employeeNumber: everything ? employeeNumber : null,
    state: everything ? state : null,
  };
}

const EXPORT_PAGE = 2_000;

/** The directory as a file, page by page; see the contract. */
export async function exportDirectory(
  ctx: Context,
  { unitId, state, delimiter }: InputOf<typeof directoryContract.exportDirectory>,
) {
  if (!keepsAll(ctx.actor)) refuse('forbidden', 'role_needed', { roles: [...KEEPERS] });
  const attributes = (await declaredAttributes(ctx.db)).map(({ key }) => key);
  const pages = async function* () {
    yield `\ufeff${csvLines([[...EXPORT_HEADER, ...attributes]], { delimiter })}`;
    let rows = 0;
    try {
      for (let after: string | undefined; ; ) {
        const page = await exportPage(ctx.db, {
          unitId,
          states: state ?? WHO_COUNTS,
          after,
          limit: EXPORT_PAGE,
        });
        rows += page.length;
        if (page.length > 0)
          yield csvLines(
            page.map((person) => exportRow(person, attributes)),
            { delimiter },
          );
        after = page.at(-1)?.id;
        if (page.length < EXPORT_PAGE) break;
      }
    } finally {
      // Told at the end, with how many rows went out; a reader who hangs up before it has them all the same.
      await ctx.publish(peopleExported, null, { rows });
    }
  };
  return { fileName: `people-${ctx.today}.csv`, contentType: 'text/csv; charset=utf-8', body: pages() };
}
