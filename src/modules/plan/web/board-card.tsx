import type { DragEvent, KeyboardEvent } from 'react';
import { useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import classes from './board.module.css';
import { LineCounts } from './line-counts.tsx';
import { isSameLine, usePlanDesk } from './plan-desk.ts';
import { type StudioAction, useEdition, useShortDay } from './plan-words.ts';

interface BoardCardProps {
  readonly action: StudioAction;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly drag: {
    readonly draggable?: true;
    readonly onDragStart?: (event: DragEvent<HTMLElement>) => void;
    readonly onDragEnd?: () => void;
  };
}

/** An action as a card: what, who, by when, what waits on it, and where it can be moved without a mouse. */
export function BoardCard({ action, onKeyDown, drag }: BoardCardProps) {
  const t = useT();
  const shortDay = useShortDay();
  const edition = useEdition();
  const { plan, line, open, mayEdit, setState } = usePlanDesk();
  const title = edition(action.title);
  const late = action.health.includes('late');
  const meta = [action.ownerId && plan.names[action.ownerId], action.dueOn && shortDay(action.dueOn)];
  return (
    <div
      {...drag}
      className={cx(
        classes['card'],
        isSameLine(line, { kind: 'action', id: action.id }) && classes['chosen'],
      )}
    >
      <button
        type="button"
        data-card={action.id}
        className={classes['title']}
        onClick={() => open({ kind: 'action', id: action.id })}
        onKeyDown={onKeyDown}
      >
        {title}
      </button>
      <div className={classes['foot']}>
        <span className={cx('num', late && classes['late'])}>
          {meta.filter(Boolean).join(' · ')}
          {late && ` · ${t('plan:health.late')}`}
        </span>
        <LineCounts line={action} />
        {mayEdit && (
          <button
            type="button"
            className={classes['move']}
            aria-label={t('plan:board.moveOf', { title })}
            onClick={() => setState(action, null)}
          >
            {t('plan:state.move')}
          </button>
        )}
      </div>
    </div>
  );
}
