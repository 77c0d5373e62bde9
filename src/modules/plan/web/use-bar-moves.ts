import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '#web/client.ts';
import { isSame } from '../domain/ledger.ts';
import { type Dated, shifted, thoseWhoWait } from '../domain/timeline.ts';
import { usePlanDesk } from './plan-desk.ts';
import type { StudioAction } from './plan-words.ts';

/** Keys come one by one; what they add up to is written once, a moment after the last. */
const SETTLE_MS = 700;

interface Pending {
  readonly id: string;
  readonly dates: ReadonlyMap<string, Dated>;
}

export type BarMoves = ReturnType<typeof useBarMoves>;

/**
 * Moves bars: `preview` shows where they would be, `write` writes them as one act. With `along`, everything that waits for
 * the moved one goes the same way.
 */
export function useBarMoves(along: boolean) {
  const { plan, edits } = usePlanDesk();
  const [pending, setPending] = useState<Pending | null>(null);
  const latest = useRef<Pending | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const datesOf = useCallback(
    (action: StudioAction): Dated => pending?.dates.get(action.id) ?? action,
    [pending],
  );

  const show = (next: Pending | null) => {
    latest.current = next;
    setPending(next);
  };

  /** Shows a bar so many days away from where it is written; whatever was previewed of another one is written first. */
  const preview = (
    action: StudioAction,
    part: 'both' | 'start' | 'end',
    days: number,
    from: Dated = action,
  ) => {
    if (latest.current && latest.current.id !== action.id) void write();
    const others = along && part === 'both' ? thoseWhoWait(plan.actions, action.id) : new Set<string>();
    const moved = plan.actions.filter(({ id }) => others.has(id));
    show({
      id: action.id,
      dates: new Map([
        [action.id, shifted(from, part, days)],
        ...moved.map(
          (one) => [one.id, shifted(latest.current?.dates.get(one.id) ?? one, part, days)] as const,
        ),
      ]),
    });
  };

  const write = async () => {
    clearTimeout(timer.current);
    const { current } = latest;
    if (!current) return;
    latest.current = null;
    const changed = plan.actions.flatMap((action) => {
      const dates = current.dates.get(action.id);
      if (!dates) return [];
      const base = { startsOn: action.startsOn, dueOn: action.dueOn };
      const fields = { startsOn: dates.startsOn, dueOn: dates.dueOn };
      return isSame(base, fields) ? [] : [{ action, base, fields }];
    });
    const [only] = changed;
    if (only && changed.length === 1) {
      const { action, base, fields } = only;
      await edits.change({ kind: 'action', id: action.id, version: action.version, base, fields });
    } else if (changed.length > 1) {
      const changes = changed.map(({ action, fields }) => ({
        actionId: action.id,
        version: action.version,
        fields,
      }));
      await edits.act(() => call('plan.changeActions', { planId: plan.id, changes }));
    }
    setPending((now) => (now === current ? null : now));
  };

  const writeRef = useRef(write);
  writeRef.current = write;
  // What was moved by keys and not yet written is written when the timeline is left.
  useEffect(() => () => void writeRef.current(), []);

  /** By keys: adds to what was moved so far, and writes when the keys rest. */
  const nudge = (action: StudioAction, part: 'both' | 'end', days: number) => {
    const so = latest.current?.id === action.id ? latest.current.dates.get(action.id) : undefined;
    preview(action, part, days, so ?? action);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void writeRef.current(), SETTLE_MS);
  };

  return { datesOf, preview, write, nudge, cancel: () => show(null) };
}
