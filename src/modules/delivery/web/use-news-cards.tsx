import { useQuery } from '@tanstack/react-query';
import { type ComponentType, lazy } from 'react';
import type { CardContent } from '#web/home/today-cards.ts';
import { loadMessages } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import type { Card } from './reader-words.ts';

// Today does not wait for our words; the cards do.
const card = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    const [component] = await Promise.all([load(), loadMessages(['delivery'])]);
    return { default: component };
  });
const MustKnowCards = card(async () => (await import('./news-cards.tsx')).MustKnowCards);
const NewsList = card(async () => (await import('./news-cards.tsx')).NewsList);

type Today = { rows: readonly Card[]; total: number; seconds: number };

/** What is to be acknowledged, and what was just now: it stays where it is, smaller, until the page is opened again. */
export function useMustKnowCard(): CardContent {
  return useToday(({ rows }) => {
    const must = rows.filter(({ level }) => level !== 'none');
    return {
      things: must.filter(({ owed }) => owed).length,
      rows: must,
      seconds: secondsOf(must),
      view: <MustKnowCards cards={must} />,
    };
  });
}

/** The rest of what is new: the first with a drawing, then one after the other. */
export function useNewsCard(): CardContent {
  return useToday(({ rows, total }) => {
    const news = rows.filter(({ level }) => level === 'none');
    const more = total - rows.length;
    return {
      things: news.length + more,
      rows: news,
      seconds: secondsOf(news),
      view: <NewsList cards={news} more={more} />,
    };
  });
}

const secondsOf = (cards: readonly Card[]) => cards.reduce((sum, { seconds }) => sum + seconds, 0);

type Told = Pick<Extract<CardContent, { state: 'there' }>, 'things' | 'view' | 'seconds'> & {
  readonly rows: readonly Card[];
};

function useToday(tell: (today: Today) => Told): CardContent {
  const today = useQuery(ask('delivery.readToday', {}));
  if (today.error) return { state: 'failed', error: today.error, retry: () => void today.refetch() };
  if (!today.data) return { state: 'loading' };
  const { rows, ...told } = tell(today.data);
  return rows.length > 0 ? { state: 'there', ...told } : { state: 'nothing' };
}
