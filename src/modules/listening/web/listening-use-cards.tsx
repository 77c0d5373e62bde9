import { useQuery } from '@tanstack/react-query';
import { type ComponentType, lazy } from 'react';
import type { CardContent } from '#web/home/today-cards.ts';
import { loadMessages } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import type { MyWave } from './answer-keeper.ts';
import { browserPurses } from './ballot-store.ts';

// Today does not wait for our words; the cards do.
const card = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    const [component] = await Promise.all([load(), loadMessages(['listening'])]);
    return { default: component };
  });
const AskedCards = card(async () => (await import('./listening-cards.tsx')).AskedCards);
const TapCards = card(async () => (await import('./listening-tap-card.tsx')).TapCards);
const ResultCards = card(async () => (await import('./listening-cards.tsx')).ResultCards);

/** Kinds that are answered where they stand, with one tap. */
const TAPPED = ['mood', 'probe', 'vote'];
const RESULT_DAYS = 10;

/** Whether a wave is one question that is answered with one tap. */
export const isTapped = ({ kind, items }: Pick<MyWave, 'kind' | 'items'>): boolean =>
  items === 1 && TAPPED.includes(kind);

/** Open waves that one can answer. What this device has answered asks for nothing any more; the server does not know. */
export function useAskedCard(): CardContent {
  const waves = useOpenWaves();
  const done = useAnsweredHere();
  if (waves.error) return { state: 'failed', error: waves.error, retry: () => void waves.refetch() };
  if (!waves.data || !done) return { state: 'loading' };
  const asked = waves.data.filter((wave) => !isTapped(wave));
  const open = asked.filter(({ id }) => !done.has(id));
  return asked.length > 0
    ? { state: 'there', things: open.length, view: <AskedCards waves={asked} done={done} /> }
    : { state: 'nothing' };
}

/** Mood, a question about a piece, a quick vote: one tap each. */
export function useTapCard(): CardContent {
  const waves = useOpenWaves();
  const done = useAnsweredHere();
  // The card above says what went wrong.
  if (!waves.data || !done) return { state: waves.error ? 'nothing' : 'loading' };
  const tapped = waves.data.filter((wave) => isTapped(wave) && !wave.byCode);
  const open = tapped.filter(({ id }) => !done.has(id));
  return tapped.length > 0
    ? { state: 'there', things: open.length, view: <TapCards waves={tapped} /> }
    : { state: 'nothing' };
}

/** What came of waves that closed lately: results, and what is done about them. */
export function useResultCard(): CardContent {
  const waves = useQuery(ask('listening.listMyWaves', {}));
  if (!waves.data) return { state: waves.error ? 'nothing' : 'loading' };
  const since = new Date(Date.now() - RESULT_DAYS * 86_400_000).toISOString();
  const fresh = waves.data.waves.filter(
    ({ status, closedAt }) =>
      (status === 'published' || status === 'answered') && closedAt !== null && closedAt > since,
  );
  return fresh.length > 0
    ? { state: 'there', things: 0, view: <ResultCards waves={fresh} /> }
    : { state: 'nothing' };
}

function useOpenWaves() {
  return useQuery({
    ...ask('listening.listMyWaves', {}),
    select: ({ waves }) => waves.filter(({ status }) => status === 'open'),
  });
}

/** The waves that were answered on this device. */
export function useAnsweredHere(): ReadonlySet<string> | undefined {
  const { id } = useMe();
  const open = useOpenWaves();
  const ids = (open.data ?? []).map((wave) => wave.id);
  const done = useQuery({
    queryKey: ['listening.answeredHere', id, ids],
    queryFn: async () => {
      const store = browserPurses(id);
      const purses = await Promise.all(ids.map((waveId) => store.read(waveId)));
      return new Set(purses.flatMap((purse) => (purse?.sitting ? [purse.waveId] : [])));
    },
    enabled: open.data !== undefined,
    staleTime: 0,
  });
  // A browser that keeps nothing has answered nothing.
  return done.error ? new Set() : done.data;
}
