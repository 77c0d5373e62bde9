import { useHotkeys } from '@mantine/hooks';
import { useT } from '#web/i18n.ts';
import { IconButton } from '#web/ui/button.tsx';
import { IconRedo, IconUndo } from './line-icons.tsx';
import { usePlanDesk } from './plan-desk.ts';
import classes from './studio.module.css';
import { useTurnBack } from './use-turn-back.ts';

/** Undo and redo, on every view alike; Ctrl+Z and Ctrl+Shift+Z do the same outside of fields. */
export function PlanToolbar() {
  const t = useT();
  const { plan, mayEdit } = usePlanDesk();
  const { undo, redo } = useTurnBack();
  useHotkeys([
    ['mod+Z', () => void undo()],
    ['mod+shift+Z', () => void redo()],
    ['mod+Y', () => void redo()],
  ]);
  if (!mayEdit) return null;
  return (
    <div className={classes['turnBack']}>
      <IconButton
        label={t('plan:studio.undo')}
        aria-disabled={plan.undo === null || undefined}
        onClick={() => void undo()}
      >
        <IconUndo size={18} />
      </IconButton>
      <IconButton
        label={t('plan:studio.redo')}
        aria-disabled={plan.redo === null || undefined}
        onClick={() => void redo()}
      >
        <IconRedo size={18} />
      </IconButton>
    </div>
  );
}
