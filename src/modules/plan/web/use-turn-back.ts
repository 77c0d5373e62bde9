import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { say } from '#web/ui/toast.tsx';
import { usePlanDesk } from './plan-desk.ts';

/** Takes one's own last act in this plan back, and does it again; what somebody has changed since is refused in words. */
export function useTurnBack(): { undo: () => Promise<void>; redo: () => Promise<void> } {
  const t = useT();
  const client = useQueryClient();
  const { plan, edits } = usePlanDesk();
  const { act } = edits;
  const planId = plan.id;
  const undo = useCallback(async () => {
    // What can be taken back may be newer than this part of the page: asked at the press.
    const now = await client.fetchQuery({ ...ask('plan.readPlan', { planId }), staleTime: 0 });
    const setId = now.undo?.setId;
    const done = setId && (await act(() => call('plan.undo', { planId, setId })));
    if (done) say(t('plan:studio.undone', { count: done.lines }));
  }, [client, planId, act, t]);
  const redo = useCallback(async () => {
    const now = await client.fetchQuery({ ...ask('plan.readPlan', { planId }), staleTime: 0 });
    const setId = now.redo?.setId;
    const done = setId && (await act(() => call('plan.redo', { planId, setId })));
    if (done) say(t('plan:studio.redone', { count: done.lines }));
  }, [client, planId, act, t]);
  return { undo, redo };
}
