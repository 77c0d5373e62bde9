import { useEffect } from 'react';
import { useSend } from '#web/query.ts';
import type { OpenPlan } from './open-words.ts';

/** So long it has to be in front of somebody, with the window in sight, to count as read. */
const SECONDS = 10;

/** Counts the reader once, when the plan in its hearing has been in front of them for some seconds. */
export function useReading({ id: planId, read, state }: OpenPlan): void {
  const { mutate } = useSend('plan.recordReading', {
    changes: ['plan.readPlanNews', 'plan.readOpenPlan', 'plan.readCurrentPlan'],
  });
  const counts = !read && (state === 'hearing' || state === 'heard');
  useEffect(() => {
    if (!counts) return;
    let seen = 0;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      seen += 1;
      if (seen < SECONDS) return;
      clearInterval(timer);
      mutate({ planId, seconds: SECONDS });
    }, 1_000);
    return () => clearInterval(timer);
  }, [counts, planId, mutate]);
}
