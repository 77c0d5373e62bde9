import { call } from '#web/client.ts';
import { useLanguage } from '#web/i18n.ts';
import { stepAmong, stepOfAction } from '../domain/outline.ts';
import { type LineRef, usePlanDesk } from './plan-desk.ts';

/** Where a new line goes. */
export type NewPlace =
  | { readonly kind: 'goal'; readonly after?: string }
  | { readonly kind: 'phase'; readonly after?: string }
  | {
      readonly kind: 'action';
      readonly phaseId: string;
      readonly after?: string | null;
      readonly goalId: string | null;
    };

/** Adds lines with their title alone, and moves them: what the outline does with keys and mouse. */
export function useLineAdds() {
  const language = useLanguage();
  const { plan, edits } = usePlanDesk();
  const planId = plan.id;

  /** The new line; null when it was refused, which the page says. */
  async function add(place: NewPlace, text: string): Promise<LineRef | null> {
    const title = { [language]: text };
    const { after } = place;
    const behind = after === undefined ? {} : { after };
    const made = await edits.act(() => {
      switch (place.kind) {
        case 'goal':
          return call('plan.addGoal', { planId, sentence: title, ...behind });
        case 'phase':
          return call('plan.addPhase', { planId, title, ...behind });
        case 'action':
          return call('plan.addAction', {
            phaseId: place.phaseId,
            title,
            goalIds: place.goalId ? [place.goalId] : [],
            ...behind,
          });
      }
    });
    return made && { kind: place.kind, id: made.id };
  }

  async function place({ kind, id }: LineRef, to: { after: string | null; phaseId?: string | undefined }) {
    const { after, phaseId } = to;
    await edits.act(async () => {
      if (kind === 'goal') await call('plan.moveGoal', { goalId: id, after });
      else if (kind === 'phase') await call('plan.movePhase', { phaseId: id, after });
      else if (phaseId) await call('plan.moveAction', { actionId: id, phaseId, after });
    });
  }

  /** One step up or down; at the end of the list nothing happens. */
  async function step(line: LineRef, by: -1 | 1): Promise<void> {
    const action = line.kind === 'action' ? plan.actions.find(({ id }) => id === line.id) : undefined;
    const to = action
      ? stepOfAction(plan, action, by)
      : stepAmong(line.kind === 'goal' ? plan.goals : plan.phases, line.id, by);
    if (to) await place(line, to);
  }

  return { add, place, step };
}
