import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Answer, Input } from './client.ts';
import { askPages, type PagedName } from './query.ts';

type RowOf<N extends PagedName> = Answer<N> extends { rows: readonly (infer R)[] } ? R : never;

/**
 * All rows of a keyset list that have been read so far, and the way to the next:
 * `const people = useRows('people.listPeople', { search }); <DataTable rows={people.rows} more={people} … />`.
 */
export function useRows<N extends PagedName>(name: N, input: Omit<Input<N>, 'after'>) {
  const query = useInfiniteQuery(askPages(name, input));
  const { data, fetchNextPage } = query;
  // Safe: PagedName admits only answers with `rows`.
  const rows = useMemo(
    () => (data?.pages ?? []).flatMap((page) => (page as unknown as { rows: readonly RowOf<N>[] }).rows),
    [data],
  );
  return {
    rows,
    first: data?.pages[0],
    isPending: query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loading: query.isFetchingNextPage,
    loadMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
  };
}
