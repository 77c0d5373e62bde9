import { type RefCallback, useCallback, useEffect, useRef } from 'react';
import { useMe } from '#web/session.ts';
import type { Place } from '../contract/channel.ts';
import { SECONDS_TO_SEE } from '../domain/reading.ts';
import { noteReceipt, sendReceipts } from './receipts.ts';

export interface Reading {
  readonly messageId: string;
  readonly version: number;
  /** Reading time of the edition. */
  readonly seconds: number;
  readonly channel?: Place | undefined;
  /** `seen`: only that it stood before somebody's eyes; `read` counts seconds besides. */
  readonly counts: 'seen' | 'read';
}

/** As often visible seconds are noted while somebody reads on. */
const NOTE_EVERY_MS = 5000;
/** A page that was left open is not being read: beyond so many times its reading time a visit counts no more. */
const MOST_TIMES = 3;
const LEAST_MOST_SECONDS = 30;

/**
 * Counts how long an element stands in view, in a page that is in front: what is scrolled away or behind another window is
 * not read. Give the ref to the element. Nothing is counted on paper, in previews, or by programs that render no page.
 */
export function useReading(reading: Reading): RefCallback<HTMLElement> {
  const { id: personId } = useMe();
  const latest = useRef({ ...reading, personId });
  latest.current = { ...reading, personId };
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const { messageId, version } = reading;
  return useCallback(
    (element: HTMLElement | null) => {
      stop.current?.();
      stop.current = element
        ? watch(
            element,
            (kind, seconds) => {
              const { channel = 'feed', personId: reader } = latest.current;
              noteReceipt(reader, { messageId, version, kind, channel, seconds });
            },
            () => latest.current,
          )
        : undefined;
    },
    [messageId, version],
  );
}

type Note = (kind: 'seen' | 'read', seconds: number) => void;

function watch(
  element: HTMLElement,
  note: Note,
  current: () => Reading & { readonly personId: string },
): () => void {
  let inView = false;
  let since: number | null = null;
  let visibleMs = 0;
  let noted = 0;
  let seen = false;
  const counted = () => visibleMs + (since === null ? 0 : performance.now() - since);
  const tell = () => {
    const { counts, seconds } = current();
    const most = Math.max(LEAST_MOST_SECONDS, seconds * MOST_TIMES);
    const whole = Math.min(most, Math.floor(counted() / 1000));
    if (!seen && whole >= SECONDS_TO_SEE) {
      seen = true;
      note('seen', 0);
    }
    if (counts === 'read' && whole > noted) {
      note('read', whole - noted);
      noted = whole;
    }
  };
  const turn = () => {
    const visible = inView && document.visibilityState === 'visible';
    if (visible && since === null) since = performance.now();
    if (visible || since === null) return;
    visibleMs = counted();
    since = null;
    tell();
  };
  const onHide = () => {
    turn();
    if (document.visibilityState === 'hidden') void sendReceipts(current().personId);
  };
  const observer = new IntersectionObserver(
    ([entry]) => {
      inView = entry?.isIntersecting ?? false;
      turn();
    },
    // A strip in the middle: what only touches an edge of the window is not before anybody's eyes.
    { rootMargin: '-15% 0px -15% 0px' },
  );
  const firstLook = setTimeout(tell, SECONDS_TO_SEE * 1000 + 200);
  const timer = setInterval(tell, NOTE_EVERY_MS);
  observer.observe(element);
  document.addEventListener('visibilitychange', onHide);
  return () => {
    inView = false;
    turn();
    clearTimeout(firstLook);
    clearInterval(timer);
    observer.disconnect();
    document.removeEventListener('visibilitychange', onHide);
  };
}
