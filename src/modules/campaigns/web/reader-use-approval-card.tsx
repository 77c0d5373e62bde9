import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import type { CardContent } from '#web/home/today-cards.ts';
import { loadMessages } from '#web/i18n.ts';
import { ask } from '#web/query.ts';

// Today does not wait for our words; the cards do.
const ApprovalCards = lazy(async () => {
  const [{ ApprovalCards: Cards }] = await Promise.all([
    import('./reader-approval-cards.tsx'),
    loadMessages(['campaigns']),
  ]);
  return { default: Cards };
});

/** Campaigns that wait for my yes or no, which whoever holds no role would find nowhere else. */
export function useApprovalCard(): CardContent {
  const mine = useQuery(ask('campaigns.listNeeds', {}));
  if (mine.error) return { state: 'failed', error: mine.error, retry: () => void mine.refetch() };
  if (!mine.data) return { state: 'loading' };
  const asked = mine.data.needs.filter(({ decide }) => decide !== null);
  return asked.length > 0
    ? { state: 'there', things: asked.length, view: <ApprovalCards needs={asked} /> }
    : { state: 'nothing' };
}
