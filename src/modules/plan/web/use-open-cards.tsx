import { useQuery } from '@tanstack/react-query';
import { type ComponentType, lazy } from 'react';
import type { CardContent } from '#web/home/today-cards.ts';
import { loadMessages } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import type { News } from './open-cards.tsx';

// Today does not wait for our words; the cards do.
const card = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    const [component] = await Promise.all([load(), loadMessages(['plan'])]);
    return { default: component };
  });
const HearingCards = card(async () => (await import('./open-cards.tsx')).HearingCards);
const DecidedCard = card(async () => (await import('./open-cards.tsx')).DecidedCard);
const WaitingCard = card(async () => (await import('./open-cards.tsx')).WaitingCard);
const GuestCards = card(async () => (await import('./open-cards.tsx')).GuestCards);

/** Plans in their hearing that one has not read. */
export function useHearingCard(): CardContent {
  return useNews(({ hearings }) => ({ things: hearings.length, view: <HearingCards hearings={hearings} /> }));
}

/** What became of one's suggestions and offers in the last days. */
export function useDecidedCard(): CardContent {
  return useNews(({ decided }) => ({ things: decided.length, view: <DecidedCard decided={decided} /> }));
}

/** What waits for one on one's own lines. */
export function useWaitingCard(): CardContent {
  return useNews(({ waiting }) => ({ things: waiting.length, view: <WaitingCard waiting={waiting} /> }));
}

/** A guest seat in a check-in that was drawn for one. */
export function useGuestCard(): CardContent {
  const invited = useQuery(ask('plan.readMyInvitations', {}));
  if (invited.error) return { state: 'failed', error: invited.error, retry: () => void invited.refetch() };
  if (!invited.data) return { state: 'loading' };
  const { invitations } = invited.data;
  const asked = invitations.filter(({ state }) => state === 'asked').length;
  return invitations.length > 0
    ? { state: 'there', things: asked, view: <GuestCards invitations={invitations} /> }
    : { state: 'nothing' };
}

function useNews(
  tell: (news: News) => Pick<Extract<CardContent, { state: 'there' }>, 'things' | 'view'>,
): CardContent {
  const news = useQuery(ask('plan.readPlanNews', {}));
  if (news.error) return { state: 'failed', error: news.error, retry: () => void news.refetch() };
  if (!news.data) return { state: 'loading' };
  const told = tell(news.data);
  return told.things > 0 ? { state: 'there', ...told } : { state: 'nothing' };
}
