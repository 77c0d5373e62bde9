import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import type { CardContent } from '#web/home/today-cards.ts';
import { ask } from '#web/query.ts';
import { useMe } from '#web/session.ts';

const OwnWayIn = lazy(() => import('./own-way-in.tsx').then(({ OwnWayIn }) => ({ default: OwnWayIn })));

/** Asks whoever came in by a link or a printed code for a way in of their own. */
export function useOwnWayInCard(): CardContent {
  const { hasPassword } = useMe();
  const passkeys = useQuery({ ...ask('access.listPasskeys', {}), enabled: !hasPassword });
  if (hasPassword) return { state: 'nothing' };
  if (passkeys.error) return { state: 'failed', error: passkeys.error, retry: () => void passkeys.refetch() };
  if (!passkeys.data) return { state: 'loading' };
  return passkeys.data.rows.length > 0
    ? { state: 'nothing' }
    : { state: 'there', things: 1, view: <OwnWayIn /> };
}
