import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { RadioRows } from '#web/ui/choice.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import type { ActionState } from '../contract/line.ts';
import { ACTION_STATES, asksWhy } from './plan-lists.ts';
import { type StudioAction, useEdition } from './plan-words.ts';

interface StateDialogProps {
  readonly action: StudioAction;
  /** What it was dragged to; null: still to be chosen. */
  readonly wanted: ActionState | null;
  readonly onClose: () => void;
  readonly onSet: (state: ActionState, reason: string | null) => void;
}

/** How an action stands, and why where everyone will ask. */
export function StateDialog({ action, wanted, onClose, onSet }: StateDialogProps) {
  const t = useT();
  const edition = useEdition();
  const [state, setState] = useState(wanted ?? action.state);
  const [reason, setReason] = useState(wanted === null ? (action.stateReason ?? '') : '');
  const [tried, setTried] = useState(false);
  const missing = asksWhy(state) && reason.trim() === '';
  const set = () => {
    setTried(true);
    if (!missing) onSet(state, asksWhy(state) ? reason.trim() : null);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('plan:state.title', { title: edition(action.title) })}
      actions={
        <>
          <Button onClick={onClose}>{t('web:dialog.cancel')}</Button>
          <Button kind="primary" onClick={set}>
            {t('plan:state.set')}
          </Button>
        </>
      }
    >
      <RadioRows
        label={t('plan:fields.state')}
        value={state}
        onChange={setState}
        options={ACTION_STATES.map((value) => ({ value, label: t(`plan:actionStates.${value}`) }))}
      />
      {asksWhy(state) && (
        <TextArea
          label={t('plan:fields.stateReason')}
          description={t('plan:state.reasonHint')}
          value={reason}
          maxLength={500}
          error={tried && missing && t('plan:errors.state_needs_reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </Dialog>
  );
}
