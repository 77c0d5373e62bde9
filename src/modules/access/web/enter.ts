import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sessionChanged } from '#web/session.ts';

/** After signing in: forgets what was known without a session, and goes where the visitor wanted to. */
export function useEnter(): (next?: string) => Promise<void> {
  const router = useRouter();
  return useCallback(
    async (next = '/') => {
      await sessionChanged();
      router.history.push(next);
    },
    [router],
  );
}
