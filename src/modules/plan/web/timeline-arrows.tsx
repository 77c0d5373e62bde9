import { useMemo } from 'react';
import { arrowPath, barOf, type Dated, type Scale } from '../domain/timeline.ts';
import type { StudioAction } from './plan-words.ts';
import classes from './timeline.module.css';
import { ROW_HEIGHT } from './timeline-rows.ts';

interface TimelineArrowsProps {
  readonly rows: readonly { readonly type: string; readonly id: string; readonly action?: StudioAction }[];
  readonly scale: Scale;
  /** The rows that are in sight; arrows between others are not drawn. */
  readonly from: number;
  readonly until: number;
  readonly datesOf: (action: StudioAction) => Dated;
}

/** What waits for what, drawn; the line's page says it in words. */
export function TimelineArrows({ rows, scale, from, until, datesOf }: TimelineArrowsProps) {
  const places = useMemo(() => new Map(rows.map(({ id }, index) => [id, index])), [rows]);
  const waiting = useMemo(
    () =>
      rows.flatMap(({ action }, index) =>
        (action?.waitsForIds ?? []).map((id) => ({ action, index, awaitedAt: places.get(id) ?? -1 })),
      ),
    [rows, places],
  );
  const middle = (row: number) => row * ROW_HEIGHT + ROW_HEIGHT / 2;
  const paths = waiting.flatMap(({ action, index, awaitedAt }) => {
    const isSeen = Math.max(index, awaitedAt) >= from && Math.min(index, awaitedAt) <= until;
    const awaited = rows[awaitedAt]?.action;
    if (!isSeen || !action || !awaited) return [];
    const [bar, to] = [barOf(scale, datesOf(awaited)), barOf(scale, datesOf(action))];
    if (!bar || !to) return [];
    const path = arrowPath(
      { x: bar.left + bar.width, y: middle(awaitedAt) },
      { x: to.left, y: middle(index) },
    );
    return [{ key: `${awaited.id} ${action.id}`, path }];
  });
  return (
    <svg className={classes['arrows']} aria-hidden="true">
      <defs>
        <marker
          id="plan-arrow"
          viewBox="0 0 6 6"
          refX="5"
          refY="3"
          markerWidth="6"
          markerHeight="6"
          orient="auto"
        >
          <path d="M0 0L6 3L0 6z" fill="currentColor" />
        </marker>
      </defs>
      {paths.map(({ key, path }) => (
        <path key={key} d={path} markerEnd="url(#plan-arrow)" />
      ))}
    </svg>
  );
}
