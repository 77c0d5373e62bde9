import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { LineConflict } from './line-conflict.tsx';
import { type LineRef, type PlanDesk, PlanDeskProvider } from './plan-desk.ts';
import { asksWhy, LINE_KINDS } from './plan-lists.ts';
import type { StudioAction, StudioPlan } from './plan-words.ts';
import { RemoveLine } from './remove-line.tsx';
import { StateDialog } from './state-dialog.tsx';
import classes from './studio.module.css';
import { useLineEdits } from './use-line-edits.ts';

/** Holds what all views of a plan share, and the dialogs that any of them may open. */
export function PlanDeskFrame({ plan, children }: { plan: StudioPlan; children: ReactNode }) {
  const t = useT();
  const navigate = useNavigate();
  const { line: wanted } = useSearch({ from: '/studio/plan/$planId' });
  const edits = useLineEdits(plan.id);
  const [asked, setAsked] = useState<{ action: StudioAction; state: StudioAction['state'] | null } | null>(
    null,
  );
  const [removing, setRemoving] = useState<LineRef | null>(null);
  const line = useMemo(() => lineIn(wanted), [wanted]);
  const open = useCallback(
    (next: LineRef | null) =>
      void navigate({
        to: '/studio/plan/$planId',
        params: { planId: plan.id },
        search: ({ line: _was, ...rest }) => (next ? { ...rest, line: `${next.kind}/${next.id}` } : rest),
        replace: true,
        resetScroll: false,
      }),
    [navigate, plan.id],
  );
  const put = (action: StudioAction, state: StudioAction['state'], stateReason: string | null) => {
    setAsked(null);
    const base = { state: action.state, stateReason: action.stateReason };
    const fields = { state, stateReason };
    void edits.change({ kind: 'state', id: action.id, version: action.version, base, fields });
  };
  const desk: PlanDesk = {
    plan,
    mayEdit: plan.can.edit,
    line,
    open,
    edits,
    setState: (action, state) => {
      if (state === action.state) return;
      if (state === null || asksWhy(state)) setAsked({ action, state });
      else put(action, state, null);
    },
    remove: setRemoving,
  };
  return (
    <PlanDeskProvider value={desk}>
      {edits.failure && (
        <div className={classes['failure']}>
          <Failure error={edits.failure} />
          <button type="button" className="link" onClick={edits.dismiss}>
            {t('web:dialog.close')}
          </button>
        </div>
      )}
      {children}
      {asked && (
        <StateDialog
          action={asked.action}
          wanted={asked.state}
          onClose={() => setAsked(null)}
          onSet={(state, reason) => put(asked.action, state, reason)}
        />
      )}
      {removing && <RemoveLine line={removing} onClose={() => setRemoving(null)} />}
      {edits.clash && <LineConflict clash={edits.clash} plan={plan} />}
    </PlanDeskProvider>
  );
}

function lineIn(text: string | undefined): LineRef | null {
  const [kind, id] = text?.split('/') ?? [];
  const known = LINE_KINDS.find((one) => one === kind);
  return known && id ? { kind: known, id } : null;
}
