import { useT } from '#web/i18n.ts';
import { IconButton } from '#web/ui/button.tsx';
import { SidePanel } from '#web/ui/dialog.tsx';
import { IconClose } from '#web/ui/icons.tsx';
import { ActionPanel } from './action-panel.tsx';
import { GoalPanel } from './goal-panel.tsx';
import { MeasurePanel } from './measure-panel.tsx';
import classes from './panel.module.css';
import { PhasePanel } from './phase-panel.tsx';
import { type LineRef, usePlanDesk } from './plan-desk.ts';
import type { StudioPlan } from './plan-words.ts';

/** The chosen line: beside the view where there is room, else over it. */
export function LinePanel({ line, wide }: { line: LineRef; wide: boolean | undefined }) {
  const t = useT();
  const { plan, open } = usePlanDesk();
  const content = contentOf(line, plan);
  const close = () => open(null);
  if (!wide)
    return (
      <SidePanel open onClose={close} title={t(`plan:lineKinds.${line.kind}`)}>
        {content ?? <p>{t('plan:errors.line_not_found')}</p>}
      </SidePanel>
    );
  return (
    <aside className={classes['panel']} aria-label={t('plan:panel.label')}>
      <div className={classes['close']}>
        <IconButton label={t('web:dialog.close')} onClick={close}>
          <IconClose size={18} />
        </IconButton>
      </div>
      {content ?? <p>{t('plan:errors.line_not_found')}</p>}
    </aside>
  );
}

function contentOf({ kind, id }: LineRef, { goals, measures, phases, actions }: StudioPlan) {
  const goal = kind === 'goal' && goals.find((one) => one.id === id);
  if (goal) return <GoalPanel goal={goal} />;
  const measure = kind === 'measure' && measures.find((one) => one.id === id);
  if (measure) return <MeasurePanel measure={measure} />;
  const phase = kind === 'phase' && phases.find((one) => one.id === id);
  if (phase) return <PhasePanel phase={phase} />;
  const action = kind === 'action' && actions.find((one) => one.id === id);
  return action ? <ActionPanel action={action} /> : null;
}
