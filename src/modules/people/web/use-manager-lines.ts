import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { ask } from '#web/query.ts';

type ChartNode = Answer<'people.readChartNode'>;
export type ChartPerson = ChartNode['person'];

/** A visible line of the org chart: a person, or the way to more reports of one. */
export interface ManagerLine {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  readonly open: boolean | null;
  readonly person: Pick<ChartPerson, 'id' | 'name' | 'title' | 'unit' | 'below'> | null;
  /** While its reports are on their way, or when they could not be read. */
  readonly state: 'ready' | 'loading' | 'failed';
}

const PAGE = 200;

/**
 * The org chart as far as it is open, read node by node. With `at`, the way down to that person is open from the start.
 */
export function useManagerLines(at: string | undefined) {
  const tops = useQuery(ask('people.readChart', {}));
  const place = useQuery({
    ...ask('people.readChartNode', { personId: at ?? '' }),
    enabled: at !== undefined,
  });
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [pages, setPages] = useState<ReadonlyMap<string, readonly string[]>>(new Map());

  const onTheWay = place.data ? [...place.data.above.map(({ id }) => id), place.data.person.id] : [];
  // One person at the top tells nothing yet: their reports are shown from the start.
  const first = tops.data?.tops.length === 1 ? [tops.data.tops[0]?.id ?? ''] : [];
  const opened = [...onTheWay.slice(0, -1), ...first];
  const wanted = [...new Set([...opened, ...toggled.keys()])].filter(
    (id) => toggled.get(id) ?? opened.includes(id),
  );
  const asked = wanted.flatMap((id) => ['', ...(pages.get(id) ?? [])].map((after) => ({ id, after })));
  const answers = useQueries({
    queries: asked.map(({ id, after }) =>
      ask('people.readChartNode', { personId: id, limit: PAGE, ...(after ? { after } : {}) }),
    ),
  });

  const branches = new Map(
    wanted.map((id) => {
      const own = answers.filter((_, index) => asked[index]?.id === id);
      return [id, branchOf(own, personBelow(id, onTheWay, place.data))] as const;
    }),
  );
  const lines = linesOf(tops.data?.tops ?? [], branches);

  return {
    lines,
    isPending: tops.isPending || (at !== undefined && place.isPending),
    error: tops.error,
    retry: () => void tops.refetch(),
    toggle: (id: string, open: boolean) => setToggled(new Map(toggled).set(id, open)),
    /** Reads the next page below the person of a `more` line. */
    loadMore: (lineId: string) => {
      const [, id = '', ...cursor] = lineId.split('.');
      setPages(new Map(pages).set(id, [...(pages.get(id) ?? []), cursor.join('.')]));
    },
  };
}

interface Branch {
  readonly people: readonly ChartPerson[];
  /** The cursor of the next page. */
  readonly next: string | null;
  readonly state: ManagerLine['state'];
}

type Answered = {
  readonly data: ChartNode | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
};

/** What has been read below a person. The way down is shown although its next person is on a page not read yet. */
function branchOf(own: readonly Answered[], wayDown: ChartPerson | null): Branch {
  const read = own.flatMap(({ data }) => data?.reports.rows ?? []);
  const isMissing = wayDown !== null && !read.some(({ id }) => id === wayDown.id);
  const waiting = own.some(({ isPending }) => isPending) ? 'loading' : 'ready';
  return {
    people: isMissing ? [wayDown, ...read] : read,
    next: own.at(-1)?.data?.reports.next ?? null,
    state: own.some(({ error }) => error) ? 'failed' : waiting,
  };
}

/** The person on the way down who stands directly below another. */
function personBelow(id: string, way: readonly string[], place: ChartNode | undefined): ChartPerson | null {
  const below = way.includes(id) ? way[way.indexOf(id) + 1] : undefined;
  if (!place || !below) return null;
  if (place.person.id === below) return place.person;
  const above = place.above.find((one) => one.id === below);
  return above ? { ...above, unit: null, reports: 1, below: 0 } : null;
}

function linesOf(
  people: readonly ChartPerson[],
  branches: ReadonlyMap<string, Branch>,
  under: { readonly id: string | null; readonly level: number; readonly next: string | null } = TOP,
): ManagerLine[] {
  const { id: parentId, level, next } = under;
  const siblings = people.length + (next ? 1 : 0);
  const lines = people.flatMap((person, index): ManagerLine[] => {
    const branch = person.reports > 0 ? branches.get(person.id) : undefined;
    const open = person.reports > 0 ? branch !== undefined : null;
    const state = branch?.state ?? 'ready';
    const line = { id: person.id, parentId, level, place: index + 1, siblings, open, person, state };
    if (!branch) return [line];
    const below = { id: person.id, level: level + 1, next: branch.next };
    return [line, ...linesOf(branch.people, branches, below)];
  });
  if (!next) return lines;
  const more = { id: `more.${parentId}.${next}`, parentId, level, place: siblings, siblings };
  return [...lines, { ...more, open: null, person: null, state: 'ready' }];
}

const TOP = { id: null, level: 1, next: null };
