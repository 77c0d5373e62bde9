import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { call } from '#web/client.ts';

/** The direct reports of a person that have been read so far, and the way to the next. */
export function useRowsOf(personId: string) {
  const query = useInfiniteQuery({
    queryKey: ['people.readChartNode', { personId }, 'pages'] as const,
    queryFn: ({ pageParam, signal }) =>
      call('people.readChartNode', { personId, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.reports.next ?? undefined,
  });
  const { data, fetchNextPage } = query;
  return {
    rows: useMemo(() => (data?.pages ?? []).flatMap(({ reports }) => reports.rows), [data]),
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loading: query.isFetchingNextPage,
    loadMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
  };
}
