import { useT } from '#web/i18n.ts';
import { StatusWord, type Tone } from '#web/ui/marks.tsx';
import type { PlanState } from '../contract/hearing.ts';
import type { ActionState } from '../contract/line.ts';
import { StateMark } from './state-mark.tsx';

const PLAN_TONES: Record<PlanState, Tone> = {
  draft: 'plain',
  hearing: 'accent',
  heard: 'accent',
  under_way: 'works',
  ended: 'plain',
};

/** Where a plan stands, as icon and word. */
export function PlanStateWord({ state }: { state: PlanState }) {
  const t = useT();
  return <StatusWord tone={PLAN_TONES[state]}>{t(`plan:states.${state}`)}</StatusWord>;
}

const ACTION_TONES: Record<ActionState, Tone> = {
  not_begun: 'plain',
  under_way: 'accent',
  realised: 'works',
  partly: 'unsure',
  not: 'harm',
  stopped: 'plain',
  blocked: 'harm',
};

/** How an action stands, as icon and word. */
export function ActionStateWord({ state }: { state: ActionState }) {
  const t = useT();
  return (
    <StatusWord tone={ACTION_TONES[state]} icon={<StateMark state={state} size={16} />}>
      {t(`plan:actionStates.${state}`)}
    </StatusWord>
  );
}
