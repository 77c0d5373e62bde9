import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import type { ActionState } from '../contract/line.ts';
import classes from './board.module.css';
import { BoardCard } from './board-card.tsx';
import { usePlanDesk } from './plan-desk.ts';
import { ACTION_STATES } from './plan-lists.ts';
import type { StudioAction } from './plan-words.ts';
import { StateMark } from './state-mark.tsx';

const CARD_HEIGHT = 92;

/** Actions by how they stand; a card is moved by mouse, by Alt with the arrows, or from its menu. */
export function BoardView() {
  const t = useT();
  const { plan, mayEdit } = usePlanDesk();
  const byState = useMemo(() => Map.groupBy(plan.actions, ({ state }) => state), [plan.actions]);
  return (
    <>
      {mayEdit && <p className={classes['hint']}>{t('plan:board.keys')}</p>}
      <section className={classes['board']} aria-label={t('plan:studio.views.board')} tabIndex={0}>
        {ACTION_STATES.map((state) => (
          <Column key={state} state={state} actions={byState.get(state) ?? []} />
        ))}
      </section>
    </>
  );
}

// A drop target learns what is dragged only at the drop; the page knows it all along.
let dragged: StudioAction | null = null;

function Column({ state, actions }: { state: ActionState; actions: readonly StudioAction[] }) {
  const t = useT();
  const { mayEdit, setState, open } = usePlanDesk();
  const [over, setOver] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: actions.length,
    estimateSize: () => CARD_HEIGHT,
    getScrollElement: () => frame.current,
    getItemKey: (index) => actions[index]?.id ?? index,
    overscan: 6,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, action: StudioAction, index: number) => {
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Enter') return open({ kind: 'action', id: action.id });
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = index + (event.key === 'ArrowDown' ? 1 : -1);
      virtualizer.scrollToIndex(Math.max(0, Math.min(actions.length - 1, next)));
      focusCard(frame.current, actions[next]?.id);
    }
    if (side === undefined) return;
    event.preventDefault();
    const beside = ACTION_STATES[ACTION_STATES.indexOf(state) + side];
    if (!event.altKey) focusInColumn(event.currentTarget, side);
    else if (mayEdit && beside) setState(action, beside);
  };
  return (
    <section
      aria-label={t(`plan:actionStates.${state}`)}
      className={cx(classes['column'], over && classes['over'])}
      data-column={state}
      onDragOver={(event) => {
        if (!dragged || dragged.state === state) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (dragged) setState(dragged, state);
      }}
    >
      <h2 className={classes['head']}>
        <StateMark state={state} size={16} />
        {t(`plan:actionStates.${state}`)}
        <span className="num">{actions.length}</span>
      </h2>
      <div ref={frame} className={classes['cards']}>
        <ul role="list" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const action = actions[item.index];
            if (!action) return null;
            return (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <BoardCard
                  action={action}
                  onKeyDown={(event) => onKeyDown(event, action, item.index)}
                  drag={
                    mayEdit
                      ? {
                          draggable: true,
                          onDragStart: (event: DragEvent<HTMLElement>) => {
                            dragged = action;
                            event.dataTransfer.effectAllowed = 'move';
                            // Firefox drags only what carries data.
                            event.dataTransfer.setData('text/plain', '');
                          },
                          onDragEnd: () => {
                            dragged = null;
                          },
                        }
                      : {}
                  }
                />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

function focusCard(frame: HTMLElement | null, id: string | undefined): void {
  if (!id) return;
  // The row is drawn after the scroll.
  requestAnimationFrame(() => frame?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus());
}

/** The first card of the next column on that side that has one. */
function focusInColumn(card: HTMLElement, side: number): void {
  const own = card.closest('[data-column]');
  for (
    let column = side < 0 ? own?.previousElementSibling : own?.nextElementSibling;
    column;
    column = side < 0 ? column.previousElementSibling : column.nextElementSibling
  ) {
    const first = column.querySelector<HTMLElement>('[data-card]');
    if (!first) continue;
    first.focus();
    return;
  }
}
