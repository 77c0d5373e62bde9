import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Ears, LiveLine } from './live-line.ts';
import { forget } from './query.ts';

/** Votes in a full hall come by the hundred; a screen asks again at most so often, and the screens not all at once. */
const SETTLE_MS = 150;
const REST_MS = 1_500;

let line: LiveLine | undefined;

/**
 * Keeps a screen true while others act: subscribes to topics (`conversation.case:<id>`, `plan.plan:<id>`) and asks again
 * for what the endpoints or modules named show (as `changes` of `useSend`): `useLive([topic], ['conversation.readCase'])`.
 * All parts of a page share one connection.
 */
export function useLive(topics: readonly string[], names: readonly string[]): void {
  const client = useQueryClient();
  const [wanted, asked] = [topics.join(), names.join()];
  useEffect(() => {
    if (!wanted) return;
    let last = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onChange = () => {
      if (timer) return;
      const wait = Math.max(SETTLE_MS, last + REST_MS * (0.75 + Math.random() / 2) - performance.now());
      timer = setTimeout(() => {
        timer = undefined;
        last = performance.now();
        void forget(client, asked.split(','));
      }, wait);
    };
    const end = theLine().listen({ topics: wanted.split(','), onChange });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [client, wanted, asked]);
}

function theLine(): LiveLine {
  if (line) return line;
  const made = new LiveLine(openStream);
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'hidden' ? made.pause() : made.resume(),
  );
  if (document.visibilityState === 'hidden') made.pause();
  line = made;
  return made;
}

function openStream(topics: readonly string[], { onOpen, onLost, onChange }: Ears): () => void {
  const source = new EventSource(`/api/live?${new URLSearchParams({ topics: topics.join() })}`);
  source.addEventListener('open', onOpen);
  // An EventSource tries again by itself after a cut, but never after an answer such as 503: the line has one rule for both.
  source.addEventListener('error', onLost);
  source.addEventListener('changed', ({ data }) => onChange(String(data)));
  return () => source.close();
}
