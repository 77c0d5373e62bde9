import { useState } from 'react';
import { LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { call } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { useFieldWords } from './field-words.ts';
import classes from './panel.module.css';
import { usePlanDesk } from './plan-desk.ts';
import { SuggestionDecision } from './suggestion-decision.tsx';

export type Suggestion = Answer<'plan.listSuggestions'>['suggestions'][number];

const TONES = {
  open: 'unsure',
  accepted: 'works',
  partly: 'works',
  declined: 'plain',
  withdrawn: 'plain',
} as const;

/** What somebody would have otherwise on a line, as a difference, with its owner's decision. */
export function SuggestionView({ suggestion }: { suggestion: Suggestion }) {
  const t = useT();
  const format = useFormat();
  const { plan, edits } = usePlanDesk();
  const words = useFieldWords(plan);
  const [deciding, setDeciding] = useState<'partly' | 'decline' | null>(null);
  const { id, parts, author, why, state, reason, decidedBy, can } = suggestion;
  const accept = () =>
    edits.act(() =>
      call('plan.decideSuggestion', {
        suggestionId: id,
        taken: parts.map((_, part) => ({ part })),
        reason: null,
      }),
    );
  return (
    <article className={classes['suggestion']}>
      {parts.map((part) => (
        <div key={`${part.field} ${part.language}`}>
          <p className={classes['meta']}>
            {[words.name(part.field), part.language && LANGUAGE_NAMES[part.language]]
              .filter(Boolean)
              .join(', ')}
            {state === 'open' && part.fit !== 'fits' && ` · ${t(`plan:suggestion.fit.${part.fit}`)}`}
          </p>
          <p className={classes['diff']} lang={part.language ?? undefined}>
            {part.diff.map(({ kind, text }, index) => {
              const Own = { same: 'span', added: 'ins', removed: 'del' }[kind] as 'span';
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
              return <Own key={index}>{text}</Own>;
            })}
          </p>
        </div>
      ))}
      {why && <p className={classes['words']}>{t('plan:panel.quoted', { text: why })}</p>}
      <p className={classes['meta']}>
        {author?.name ?? t('plan:changelog.unnamed')} · {format.dayOf(suggestion.madeAt)}
      </p>
      {state !== 'open' && (
        <div className={classes['decision']}>
          <StatusWord tone={TONES[state]}>{t(`plan:suggestion.states.${state}`)}</StatusWord>
          {reason && <p>{reason}</p>}
          {decidedBy?.name && suggestion.decidedAt && (
            <p className={classes['meta']}>
              {decidedBy.name} · {format.dayOf(suggestion.decidedAt)}
            </p>
          )}
        </div>
      )}
      {state === 'open' && can.decide && (
        <div className={classes['acts']}>
          {parts.every(({ fit }) => fit !== 'stale') && (
            <button type="button" className="link" onClick={() => void accept()}>
              {t('plan:suggestion.accept')}
            </button>
          )}
          <button type="button" className="link" onClick={() => setDeciding('partly')}>
            {t('plan:suggestion.inPart')}
          </button>
          <button type="button" className="link" onClick={() => setDeciding('decline')}>
            {t('plan:suggestion.decline')}
          </button>
        </div>
      )}
      {deciding && (
        <SuggestionDecision suggestion={suggestion} kind={deciding} onClose={() => setDeciding(null)} />
      )}
    </article>
  );
}
