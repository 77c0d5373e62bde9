import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import type { CardContent } from '#web/home/today-cards.ts';
import { ask } from '#web/query.ts';

const CoreCard = lazy(() => import('./core-card.tsx').then(({ CoreCard }) => ({ default: CoreCard })));

const STALE_MS = 5 * 60_000;

/** Why we are here, in the margin of Today, once it has been published. */
export function useCoreCard(): CardContent {
  const core = useQuery({ ...ask('brand.readCore', {}), staleTime: STALE_MS });
  if (core.error) return { state: 'failed', error: core.error, retry: () => void core.refetch() };
  if (!core.data) return { state: 'loading' };
  const statement = core.data.mission?.statement;
  return statement
    ? { state: 'there', things: 0, view: <CoreCard statement={statement} /> }
    : { state: 'nothing' };
}
