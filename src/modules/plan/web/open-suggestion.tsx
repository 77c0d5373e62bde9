import { useState } from 'react';
import { isDay } from '#kernel/calendar.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconClock } from '#web/ui/icons.tsx';
import { Avatar, StatusWord, type Tone } from '#web/ui/marks.tsx';
import type { SuggestionState } from '../contract/suggestion.ts';
import { DecideForm } from './open-decide-form.tsx';
import { WordsDiff } from './open-difference.tsx';
import classes from './open-line.module.css';
import { fieldNameOf } from './open-words.ts';
import { StateMark } from './state-mark.tsx';

export type Suggestion = Answer<'plan.listSuggestions'>['suggestions'][number];
export type SuggestionPart = Suggestion['parts'][number];

const TONES: Record<SuggestionState, Tone> = {
  open: 'unsure',
  accepted: 'works',
  partly: 'unsure',
  declined: 'plain',
  withdrawn: 'plain',
};

/** A suggestion on a line: who, what it changes, why, and what became of it; its owner decides here. */
export function SuggestionView({ suggestion }: { suggestion: Suggestion }) {
  const t = useT();
  const format = useFormat();
  const { author, mine, madeAt, why, parts, can } = suggestion;
  return (
    <article className={classes['talk']}>
      <div className={classes['by']}>
        <Avatar name={author?.name ?? null} />
        <p className={classes['who']}>
          <b>{headOf(suggestion, t)}</b>
          {format.dayOf(madeAt)}
        </p>
        {mine && can.withdraw && <Withdraw suggestionId={suggestion.id} />}
      </div>
      {parts.map((part) => (
        <PartView key={`${part.field}/${part.language}`} part={part} alone={parts.length === 1} />
      ))}
      {why && <p className={classes['why']}>{`“${why}”`}</p>}
      <Decision suggestion={suggestion} />
      {can.decide && <DecideForm suggestion={suggestion} />}
    </article>
  );
}

function headOf({ author, mine }: Suggestion, t: ReturnType<typeof useT>): string {
  if (mine) return t('plan:open.youSuggest');
  return author?.name ? t('plan:open.suggests', { name: author.name }) : t('plan:open.somebodySuggests');
}

function PartView({ part, alone }: { part: SuggestionPart; alone: boolean }) {
  const t = useT();
  const format = useFormat();
  const { field, language, before, after, diff } = part;
  const isText = language !== null;
  return (
    <>
      {!(alone && field === 'description') && (
        <p className={classes['field']}>{t(`plan:open.fields.${fieldNameOf(field)}`)}</p>
      )}
      {isText ? (
        <WordsDiff parts={diff} language={language} />
      ) : (
        <p className={classes['diff']}>
          {before && isDay(before) && <del>{format.day(before)}</del>} <ins>{format.day(after)}</ins>
        </p>
      )}
    </>
  );
}

function Decision({ suggestion }: { suggestion: Suggestion }) {
  const t = useT();
  const format = useFormat();
  const { state, reason, decidedBy, decidedAt, parts } = suggestion;
  // What was written otherwise than suggested; the rest is what the difference above shows.
  const otherwise = parts.flatMap(({ taken, after }) => (taken !== null && taken !== after ? [taken] : []));
  return (
    <div className={classes['answer']} data-tone={TONES[state]}>
      <StatusWord tone={TONES[state]} icon={iconOf(state)}>
        {t(`plan:suggestion.states.${state}`)}
      </StatusWord>
      {reason && <p>{reason}</p>}
      {otherwise.map((text) => (
        <p key={text}>{t('plan:open.written', { text: isDay(text) ? format.day(text) : text })}</p>
      ))}
      {decidedAt && decidedBy && (
        <p className="small">
          {t('plan:open.decidedBy', { name: decidedBy.name ?? '', day: format.dayOf(decidedAt) })}
        </p>
      )}
    </div>
  );
}

// A half circle for a part, a clock for what waits; the wave of «unsure» would say neither.
function iconOf(state: SuggestionState) {
  if (state === 'partly') return <StateMark state="partly" size={16} />;
  return state === 'open' ? <IconClock size={16} /> : undefined;
}

function Withdraw({ suggestionId }: { suggestionId: string }) {
  const t = useT();
  const [asked, setAsked] = useState(false);
  const withdraw = useSend('plan.withdrawSuggestion', { changes: ['plan'] });
  if (withdraw.error) return <Failure error={withdraw.error} />;
  if (!asked)
    return (
      <button type="button" className="link" onClick={() => setAsked(true)}>
        {t('plan:open.withdraw')}
      </button>
    );
  return (
    <span className={classes['sure']}>
      <Button
        kind="danger"
        autoFocus
        pending={withdraw.isPending && t('web:form.sending')}
        onClick={() => withdraw.mutate({ suggestionId })}
      >
        {t('plan:open.withdraw')}
      </Button>
      <button type="button" className="link" onClick={() => setAsked(false)}>
        {t('web:dialog.cancel')}
      </button>
    </span>
  );
}
