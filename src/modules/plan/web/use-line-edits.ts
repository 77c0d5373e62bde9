import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Input } from '#web/client.ts';
import { ask, forget } from '#web/query.ts';
import { isConflict } from '#web/ui/problem.ts';
import { prepareProblemText } from '#web/ui/problem-text.ts';
import type { Fields } from '../domain/ledger.ts';
import { mergeEdits } from '../domain/merge.ts';
import type { StudioPlan } from './plan-words.ts';

/** A change of fields of one line, by somebody who had `base` in front of them. */
export type LineEdit = { readonly id: string; readonly version: number; readonly base: Fields } & (
  | { readonly kind: 'plan'; readonly fields: Input<'plan.changePlan'>['fields'] }
  | { readonly kind: 'goal'; readonly fields: Input<'plan.changeGoal'>['fields'] }
  | { readonly kind: 'measure'; readonly fields: Input<'plan.changeMeasure'>['fields'] }
  | { readonly kind: 'phase'; readonly fields: Input<'plan.changePhase'>['fields'] }
  | { readonly kind: 'action'; readonly fields: Input<'plan.changeAction'>['fields'] }
  | { readonly kind: 'state'; readonly fields: Pick<StudioPlan['actions'][number], 'state' | 'stateReason'> }
);

/** Two people changed the same field: both versions, until somebody chooses. */
export interface Clash {
  readonly edit: LineEdit;
  readonly theirs: Fields & { readonly version: number };
  readonly names: readonly string[];
  readonly settle: (choice: 'mine' | 'theirs' | 'later') => void;
}

export type LineEdits = ReturnType<typeof useLineEdits>;

/**
 * Writes changes of a plan's lines. They show at once; what somebody else wrote meanwhile is joined with them where that
 * is possible, and put beside them where it is not, so that neither is lost.
 */
export function useLineEdits(planId: string) {
  const client = useQueryClient();
  const [clash, setClash] = useState<Clash | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const key = ask('plan.readPlan', { planId }).queryKey;

  const show = (edit: LineEdit) =>
    client.setQueryData<StudioPlan>(key, (plan) => plan && withEdit(plan, edit));

  /** Does something to the plan and asks for it anew; a refusal is told where the plan is shown. */
  async function act<A>(send: () => Promise<A>): Promise<A | null> {
    try {
      const answer = await send();
      setFailure(null);
      return answer;
    } catch (error) {
      await prepareProblemText(error);
      setFailure(error instanceof Error ? error : new Error(String(error)));
      return null;
    } finally {
      await forget(client, ['plan']);
    }
  }

  /** For a form: the same, but what is wrong is thrown, to be said beside its fields. False: left for later. */
  async function save(edit: LineEdit): Promise<boolean> {
    const isWritten = await written(edit);
    await forget(client, ['plan']);
    return isWritten;
  }

  /** For a gesture: shows at once, and says on the page why it could not be. Whether it was written. */
  async function change(edit: LineEdit): Promise<boolean> {
    await client.cancelQueries({ queryKey: key });
    show(edit);
    return (await act(() => written(edit))) ?? false;
  }

  async function written(edit: LineEdit): Promise<boolean> {
    try {
      await send(edit);
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      // Safe: a conflict of these endpoints carries the line's fields with their version.
      const theirs = error.detail['current'] as Clash['theirs'];
      const { fields, clashes } = mergeEdits(edit.base, { mine: edit.fields, theirs });
      // Safe: the merge gives back fields of the edit, with values of the same kind.
      const joined = { ...edit, version: theirs.version, base: theirs, fields } as LineEdit;
      if (clashes.length === 0) return Object.keys(fields).length === 0 || written(joined);
      return new Promise((resolve, reject) =>
        setClash({
          edit,
          theirs,
          names: clashes,
          settle: (choice) => {
            setClash(null);
            const mine = Object.fromEntries(Object.entries(edit.fields).filter(([n]) => clashes.includes(n)));
            // Safe: as above.
            const rest = {
              ...joined,
              fields: choice === 'mine' ? { ...fields, ...mine } : fields,
            } as LineEdit;
            if (choice === 'later') resolve(false);
            else if (Object.keys(rest.fields).length === 0) resolve(true);
            else written(rest).then(resolve, reject);
          },
        }),
      );
    }
  }

  return { change, save, act, clash, failure, dismiss: () => setFailure(null) };
}

async function send(edit: LineEdit): Promise<void> {
  const { id, version } = edit;
  switch (edit.kind) {
    case 'plan':
      await call('plan.changePlan', { planId: id, version, fields: edit.fields });
      break;
    case 'goal':
      await call('plan.changeGoal', { goalId: id, version, fields: edit.fields });
      break;
    case 'measure':
      await call('plan.changeMeasure', { measureId: id, version, fields: edit.fields });
      break;
    case 'phase':
      await call('plan.changePhase', { phaseId: id, version, fields: edit.fields });
      break;
    case 'action':
      await call('plan.changeAction', { actionId: id, version, fields: edit.fields });
      break;
    case 'state':
      await call('plan.changeActionState', {
        actionId: id,
        version,
        state: edit.fields.state,
        reason: edit.fields.stateReason,
      });
  }
}

/** The plan as it will be once the edit is written. */
function withEdit(plan: StudioPlan, { kind, id, fields }: LineEdit): StudioPlan {
  const edited = <L extends { id: string }>(lines: readonly L[]): L[] =>
    lines.map((line) => (line.id === id ? { ...line, ...fields } : line));
  switch (kind) {
    case 'plan':
      // Safe here and below: an edit carries fields of its own kind.
      return { ...plan, ...(fields as Partial<StudioPlan>) };
    case 'goal':
      return { ...plan, goals: edited(plan.goals) };
    case 'measure':
      return { ...plan, measures: edited(plan.measures) };
    case 'phase':
      return { ...plan, phases: edited(plan.phases) };
    case 'action':
    case 'state':
      return { ...plan, actions: edited(plan.actions) };
  }
}
