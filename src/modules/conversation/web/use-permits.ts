import { useQuery } from '@tanstack/react-query';
import { useMe } from '#web/session.ts';

const HOUR_MS = 60 * 60_000;

/**
 * Fetches this week's permits for unseen cases when Home opens, and looks again when a window that stood open for long is used: for everybody
 * and before anybody writes. Its code comes after the page. Where permits are missing, the box says so and can try again.
 */
export function usePermits() {
  const { id } = useMe();
  return useQuery({
    queryKey: ['conversation.permits', id],
    queryFn: async () => {
      const { drawThisWeek } = await import('./permit-drawing.ts');
      await drawThisWeek(id);
      return true;
    },
    staleTime: HOUR_MS,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: true,
  });
}
