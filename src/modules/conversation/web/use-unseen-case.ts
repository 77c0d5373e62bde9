import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { dayIn } from '#kernel/calendar.ts';
import { call } from '#web/client.ts';
import { useMe } from '#web/session.ts';
import { ProblemError } from '#web/ui/problem.ts';
import { isSettled } from '../domain/shelf.ts';
import { forgetCase, isBeingSent, type KeptCase, noteCase } from './unseen-shelf.ts';

/** Pauses between cases of one shelf, so that in a busy log they do not stand side by side as one person's. */
const APART_MS = { least: 700, spread: 2_500 };

/**
 * Reads an unseen case with its code and without the session. No live updates: their line carries the session, and asking it
 * about this case would tell the server whose it is. Looked at again when the window is.
 */
export function useUnseenCase(personId: string, kept: KeptCase, place = 0) {
  const today = dayIn(useMe().zone, new Date().toISOString());
  const query = useQuery({
    queryKey: ['conversation.readUnseenCase', { code: kept.code }] as const,
    queryFn: async ({ signal }) => {
      if (place > 0) await pause(place * (APART_MS.least + Math.random() * APART_MS.spread), signal);
      return call('conversation.readUnseenCase', { code: kept.code }, { signal });
    },
    enabled: !isBeingSent(kept),
    refetchOnWindowFocus: true,
  });
  const lost = query.error instanceof ProblemError && query.error.code === 'conversation.code_unknown';
  const data = query.data;
  useEffect(() => {
    // The server never had it: the attempt to send failed and this device was closed before it was made again.
    if (lost && !kept.sent) forgetCase(personId, kept.id);
    if (data && !kept.sent) noteCase(personId, kept.id, { sent: true });
  }, [lost, data, kept, personId]);
  const messages = data?.case?.messages ?? [];
  const last = messages.at(-1)?.number ?? 0;
  const fresh = messages.filter(
    ({ number, sender }) => number > kept.seenNumber && sender !== 'writer',
  ).length;
  const settled = isSettled([data?.case, data?.joined].flatMap((one) => (one ? [one.state] : [])));
  useEffect(() => {
    const { look } = kept;
    if (!data || (look?.lookedOn === today && look.isSettled === settled && look.unread === fresh)) return;
    noteCase(personId, kept.id, { look: { lookedOn: today, isSettled: settled, unread: fresh } });
  }, [data, kept, personId, settled, fresh, today]);
  return {
    ...query,
    lost,
    last,
    /** Messages of others that have come since this device last showed it. */
    fresh,
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('Stopped', 'AbortError'));
    });
  });
}
