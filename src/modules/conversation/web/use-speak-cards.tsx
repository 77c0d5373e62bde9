import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { dayIn, daysBetween } from '#kernel/calendar.ts';
import type { CardContent } from '#web/home/today-cards.ts';
import { loadMessages } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { UnseenCard } from './unseen-card.tsx';
import { useCasesToLookAt } from './unseen-shelf.ts';

// Today does not wait for our words; the cards do.
const words = () => loadMessages(['conversation']);
const AnsweredCard = lazy(async () => {
  const [{ AnsweredCard: Card }] = await Promise.all([import('./answered-card.tsx'), words()]);
  return { default: Card };
});
const SessionCard = lazy(async () => {
  const [{ SessionCard: Card }] = await Promise.all([import('./session-card.tsx'), words()]);
  return { default: Card };
});

const MOST = 20;
const DAYS_AHEAD = 7;

/** My cases and those that I follow in which something new was said. Unseen ones are nobody's on the server. */
export function useAnsweredCard(): CardContent {
  const mine = useQuery(ask('conversation.listCases', { list: 'followed', limit: MOST }));
  if (mine.error) return { state: 'failed', error: mine.error, retry: () => void mine.refetch() };
  if (!mine.data) return { state: 'loading' };
  const fresh = mine.data.rows.filter(({ news }) => news > 0);
  return fresh.length > 0
    ? { state: 'there', things: fresh.length, view: <AnsweredCard cases={fresh} /> }
    : { state: 'nothing' };
}

/** What this browser alone knows may have been answered. Nothing is asked of the server, see `deservesALook`. */
export function useUnseenCard(): CardContent {
  const { id, zone } = useMe();
  const count = useCasesToLookAt(id, dayIn(zone, new Date().toISOString()));
  return count > 0 ? { state: 'there', things: 0, view: <UnseenCard count={count} /> } : { state: 'nothing' };
}

/** A session that is live, or comes within a week. */
export function useSessionCard(): CardContent {
  const { zone } = useMe();
  const found = useQuery(ask('conversation.listSessions', {}));
  if (found.error) return { state: 'failed', error: found.error, retry: () => void found.refetch() };
  if (!found.data) return { state: 'loading' };
  const today = dayIn(zone, new Date().toISOString());
  const soon = found.data.sessions.filter(({ state, startsAt }) => {
    const ahead = daysBetween(today, dayIn(zone, startsAt));
    return state === 'live' || (state === 'planned' && ahead >= 0 && ahead <= DAYS_AHEAD);
  });
  const next = soon.find(({ state }) => state === 'live') ?? soon.at(-1);
  return next ? { state: 'there', things: 0, view: <SessionCard session={next} /> } : { state: 'nothing' };
}
