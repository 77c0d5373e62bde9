import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './open-line.module.css';
import type { Suggestion, SuggestionPart } from './open-suggestion.tsx';
import { fieldNameOf } from './open-words.ts';

/** The owner's three answers: all of it, a part or in other words, or not, with a reason. */
export function DecideForm({ suggestion }: { suggestion: Suggestion }) {
  const t = useT();
  const [way, setWay] = useState<'partly' | 'declined' | null>(null);
  const decide = useSend('plan.decideSuggestion', { changes: ['plan'] });
  const { id: suggestionId, parts } = suggestion;
  const fits = parts.every(({ fit }) => fit !== 'stale');
  if (way !== null) return <DecideInWords suggestion={suggestion} way={way} onBack={() => setWay(null)} />;
  return (
    <div className={classes['decide']}>
      <Fit parts={parts} />
      <div className={classes['acts']}>
        <Button
          kind="primary"
          locked={!fits && t('plan:suggestion.fit.stale')}
          pending={decide.isPending && t('web:form.sending')}
          onClick={() => decide.mutate({ suggestionId, taken: parts.map((_, part) => ({ part })) })}
        >
          {t('plan:suggestion.accept')}
        </Button>
        <Button onClick={() => setWay('partly')}>{t('plan:suggestion.inPart')}</Button>
        <Button onClick={() => setWay('declined')}>{t('plan:suggestion.decline')}</Button>
      </div>
      {decide.error && <Failure error={decide.error} />}
    </div>
  );
}

/** What the line has become since it was suggested, where that matters. */
function Fit({ parts }: { parts: readonly SuggestionPart[] }) {
  const t = useT();
  const moved = parts.filter(({ fit }) => fit !== 'fits');
  return moved.map(({ field, fit, result }) => (
    <div key={field} className={classes['fit']}>
      <p className="small">{t(`plan:suggestion.fit.${fit}`)}</p>
      {result !== null && <p>{result}</p>}
    </div>
  ));
}

interface DecideInWordsProps {
  readonly suggestion: Suggestion;
  readonly way: 'partly' | 'declined';
  readonly onBack: () => void;
}

interface Chosen extends Record<string, unknown> {
  readonly reason: string;
  readonly taken: readonly boolean[];
  readonly words: readonly string[];
}

function DecideInWords({ suggestion, way, onBack }: DecideInWordsProps) {
  const t = useT();
  const { id: suggestionId, parts } = suggestion;
  const decide = useSend('plan.decideSuggestion', { changes: ['plan'] });
  const form = useDraftForm<Chosen>({
    name: `decide-${way}-${suggestionId}`,
    initial: {
      reason: '',
      taken: parts.map(() => true),
      words: parts.map(({ result, after }) => result ?? after),
    },
  });
  const send = ({ reason, taken, words }: Chosen) =>
    decide.mutateAsync({
      suggestionId,
      reason: reason.trim() || null,
      taken: way === 'declined' ? [] : takenParts(parts, taken, words),
    });
  return (
    <div className={classes['decide']}>
      <Form
        form={form}
        module="plan"
        send={send}
        submit={way === 'declined' ? t('plan:suggestion.decline') : t('plan:open.decideSend')}
        others={
          <Button kind="quiet" onClick={onBack}>
            {t('web:dialog.cancel')}
          </Button>
        }
      >
        {way === 'partly' &&
          parts.map((part, index) => (
            <PartChoice key={`${part.field}/${part.language}`} {...{ part, index, form }} />
          ))}
        <TextField
          {...form.getInputProps('reason')}
          label={t('plan:open.decideReason')}
          maxLength={500}
          data-autofocus
        />
      </Form>
    </div>
  );
}

interface PartChoiceProps {
  readonly part: SuggestionPart;
  readonly index: number;
  readonly form: ReturnType<typeof useDraftForm<Chosen>>;
}

function PartChoice({ part, index, form }: PartChoiceProps) {
  const t = useT();
  const format = useFormat();
  const { taken, words } = form.values;
  const isTaken = taken[index] ?? false;
  const said = words[index] ?? '';
  const write = (text: string) => form.setFieldValue('words', words.toSpliced(index, 1, text));
  return (
    <div className={classes['part']}>
      <Checkbox
        label={t(`plan:open.fields.${fieldNameOf(part.field)}`)}
        text={part.language === null ? format.day(part.after) : undefined}
        checked={isTaken}
        onChange={(next) => form.setFieldValue('taken', taken.toSpliced(index, 1, next))}
      />
      {isTaken &&
        (part.language === null ? (
          <TextField
            type="date"
            label={t('plan:suggestion.ownWords')}
            value={said}
            onChange={(event) => write(event.currentTarget.value)}
          />
        ) : (
          <TextArea
            label={t('plan:suggestion.ownWords')}
            lang={part.language}
            value={said}
            onChange={(event) => write(event.currentTarget.value)}
          />
        ))}
    </div>
  );
}

/** What is taken, in other words only where they are other. */
function takenParts(parts: readonly SuggestionPart[], taken: readonly boolean[], words: readonly string[]) {
  return parts.flatMap(({ result, fit }, part) => {
    if (!taken[part]) return [];
    const said = (words[part] ?? '').trim();
    return [fit !== 'stale' && said === result ? { part } : { part, instead: said }];
  });
}
