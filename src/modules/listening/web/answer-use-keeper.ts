import { useQuery } from '@tanstack/react-query';
import { useMe } from '#web/session.ts';

const HOUR_MS = 60 * 60_000;

/**
 * Draws ballot papers in advance when Home opens, and sends what waits from an earlier visit: for everybody who is invited, whether
 * or not they answer. Its code comes after the page.
 */
export function useBallotKeeper() {
  const { id } = useMe();
  return useQuery({
    queryKey: ['listening.ballots', id],
    queryFn: async () => {
      const { keepBallots } = await import('./answer-keeper.ts');
      await keepBallots(id);
      return true;
    },
    staleTime: HOUR_MS,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: true,
  });
}
