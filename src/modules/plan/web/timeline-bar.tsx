import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { barOf, type Scale } from '../domain/timeline.ts';
import { isSameLine, usePlanDesk } from './plan-desk.ts';
import { type StudioAction, useEdition } from './plan-words.ts';
import classes from './timeline.module.css';
import type { BarMoves } from './use-bar-moves.ts';

interface TimelineBarProps {
  readonly action: StudioAction;
  readonly scale: Scale;
  readonly moves: BarMoves;
}

/** Within this many pixels of an end a drag pulls that end. */
const EDGE = 7;
const CLICK = 4;

/** An action in time: dragged as a whole or by an end; arrows move it by a day, with Shift by a week, with Alt its end. */
export function TimelineBar({ action, scale, moves }: TimelineBarProps) {
  const t = useT();
  const format = useFormat();
  const edition = useEdition();
  const { mayEdit, open, line } = usePlanDesk();
  const drag = useRef<{ x: number; part: 'both' | 'start' | 'end'; days: number } | null>(null);
  const dates = moves.datesOf(action);
  const bar = barOf(scale, dates);
  const title = edition(action.title);
  const show = () => open({ kind: 'action', id: action.id });
  if (!bar)
    return (
      <button type="button" className={classes['undated']} onClick={show}>
        {t('plan:timeline.noDay')}
      </button>
    );
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (!mayEdit || event.button !== 0) return;
    const { left, right } = event.currentTarget.getBoundingClientRect();
    const wide = right - left > 3 * EDGE;
    const part =
      wide && event.clientX - left < EDGE ? 'start' : wide && right - event.clientX < EDGE ? 'end' : 'both';
    drag.current = { x: event.clientX, part, days: 0 };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    const { current } = drag;
    if (!current) return;
    const days = Math.round((event.clientX - current.x) / scale.dayWidth);
    if (days === current.days) return;
    current.days = days;
    moves.cancel();
    moves.preview(action, current.part, days);
  };
  const onPointerUp = (event: PointerEvent<HTMLButtonElement>) => {
    const { current } = drag;
    drag.current = null;
    if (!current) return;
    if (current.days !== 0) void moves.write();
    else if (Math.abs(event.clientX - current.x) <= CLICK) show();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      focusBeside(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      void moves.write();
      show();
    }
    if (way === undefined || !mayEdit) return;
    event.preventDefault();
    moves.nudge(action, event.altKey ? 'end' : 'both', way * (event.shiftKey ? 7 : 1));
  };
  const from = dates.startsOn ? format.day(dates.startsOn) : null;
  const until = dates.dueOn ? format.day(dates.dueOn) : null;
  const period = from && until ? t('plan:studio.fromTo', { from, to: until }) : (from ?? until ?? '');
  return (
    <button
      type="button"
      className={classes['bar']}
      data-state={action.state}
      data-bar={action.id}
      data-late={action.health.includes('late') ? '' : undefined}
      data-chosen={isSameLine(line, { kind: 'action', id: action.id }) ? '' : undefined}
      style={{ left: `calc(var(--names) + ${bar.left}px)`, width: bar.width }}
      aria-label={t('plan:timeline.bar', { title, period, state: t(`plan:actionStates.${action.state}`) })}
      title={period}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        drag.current = null;
        moves.cancel();
      }}
      onKeyDown={onKeyDown}
      // A pointer has been dealt with above; this is the press of an assistive device.
      onClick={(event) => event.detail === 0 && show()}
    />
  );
}

/** The bar of the next row that has one. */
function focusBeside(bar: HTMLElement, by: 1 | -1): void {
  const bars = [...(bar.closest('section')?.querySelectorAll<HTMLElement>('[data-bar]') ?? [])].sort(
    (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
  );
  bars[bars.indexOf(bar) + by]?.focus();
}
