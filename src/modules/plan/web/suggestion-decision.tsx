import { useState } from 'react';
import { LANGUAGE_NAMES } from '#kernel/language.ts';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choice.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { useFieldWords } from './field-words.ts';
import classes from './panel.module.css';
import { usePlanDesk } from './plan-desk.ts';
import type { Suggestion } from './suggestion-view.tsx';

interface SuggestionDecisionProps {
  readonly suggestion: Suggestion;
  readonly kind: 'partly' | 'decline';
  readonly onClose: () => void;
}

interface Part {
  readonly taken: boolean;
  readonly text: string;
}

const DAY_FIELDS = ['startsOn', 'dueOn', 'byOn'];

/** Takes some parts of a suggestion, as they are or in one's own words, or declines it; both say why. */
export function SuggestionDecision({ suggestion, kind, onClose }: SuggestionDecisionProps) {
  const t = useT();
  const { plan, edits } = usePlanDesk();
  const words = useFieldWords(plan);
  const [parts, setParts] = useState<Part[]>(() =>
    suggestion.parts.map(({ fit, result, after }) => ({ taken: fit !== 'stale', text: result ?? after })),
  );
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const set = (index: number, change: Partial<Part>) =>
    setParts((was) => was.map((part, place) => (place === index ? { ...part, ...change } : part)));
  const decide = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const taken = parts.flatMap(({ taken: isTaken, text }, part) => {
      if (kind === 'decline' || !isTaken) return [];
      const offered = suggestion.parts[part];
      return text === (offered?.result ?? undefined) ? [{ part }] : [{ part, instead: text }];
    });
    const done = await edits.act(() =>
      call('plan.decideSuggestion', { suggestionId: suggestion.id, taken, reason: reason.trim() }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(kind === 'decline' ? 'plan:suggestion.declineTitle' : 'plan:suggestion.partTitle')}
      actions={
        <>
          <Button onClick={onClose}>{t('web:dialog.cancel')}</Button>
          <Button kind="primary" onClick={() => void decide()}>
            {t(kind === 'decline' ? 'plan:suggestion.decline' : 'plan:suggestion.take')}
          </Button>
        </>
      }
    >
      {kind === 'partly' &&
        suggestion.parts.map((part, index) => {
          const name = [words.name(part.field), part.language && LANGUAGE_NAMES[part.language]]
            .filter(Boolean)
            .join(', ');
          const Field = DAY_FIELDS.includes(part.field) ? TextField : TextArea;
          return (
            <div key={`${part.field} ${part.language}`} className={classes['decisionPart']}>
              <Checkbox
                label={t('plan:suggestion.takePart', { field: name })}
                text={part.fit === 'stale' ? t('plan:suggestion.fit.stale') : undefined}
                checked={parts[index]?.taken ?? false}
                onChange={(taken) => set(index, { taken })}
              />
              {parts[index]?.taken && (
                <Field
                  label={t('plan:suggestion.ownWords')}
                  {...(Field === TextField ? { type: 'date' } : {})}
                  value={parts[index].text}
                  onChange={(event: { currentTarget: { value: string } }) =>
                    set(index, { text: event.currentTarget.value })
                  }
                />
              )}
            </div>
          );
        })}
      <TextArea
        label={t('plan:suggestion.why')}
        description={t('plan:suggestion.whyHint')}
        value={reason}
        maxLength={500}
        error={
          tried &&
          reason.trim() === '' &&
          t(
            kind === 'decline'
              ? 'plan:errors.fields.declining_needs_a_reason'
              : 'plan:errors.decision_needs_reason',
          )
        }
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  );
}
