import { useState } from 'react';
import { LANGUAGE_NAMES } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { IconCheck, IconDone, IconInfo } from '#web/ui/icons.tsx';
import { ProblemError } from '#web/ui/problem.ts';
import classes from './acknowledgement.module.css';
import { AnswerRows } from './answer-rows.tsx';
import type { ReadMessage } from './reader-words.ts';
import { useAcknowledging } from './use-acknowledging.ts';

/** What confirms that one has seen, understood or signed this version: at most one question, one name and one button. */
export function Acknowledgement({ message }: { message: ReadMessage }) {
  const t = useT();
  const me = useMe();
  const { level, question, version, language } = message;
  const [answer, setAnswer] = useState<number | null>(null);
  const [name, setName] = useState('');
  const { send, acknowledge } = useAcknowledging(message);
  if (level === 'none') return null;
  const wrong = wrongIn(send.error);
  const locked =
    (question && answer === null && t('delivery:reader.chooseFirst')) ||
    (level === 'signed' && name.trim() === '' && t('delivery:reader.signFirst'));
  const choose = (chosen: number) => {
    setAnswer(chosen);
    send.reset();
  };
  return (
    <div className={classes['acknowledgement']}>
      {question && (
        <>
          <p className={classes['kind']}>{t('delivery:reader.oneQuestion')}</p>
          <h2 className={classes['question']}>{question.text}</h2>
          <AnswerRows label={question.text} answers={question.answers} value={answer} onChange={choose} />
          <div aria-live="polite">
            {wrong && (
              <p className={classes['feedback']}>
                <IconInfo size={20} />
                <span>{wrong.explanation ?? t('delivery:errors.answer_not_right')}</span>
              </p>
            )}
          </div>
        </>
      )}
      {level === 'signed' && (
        <div className={classes['name']}>
          <TextField
            label={t('delivery:reader.yourName')}
            description={t('delivery:reader.yourNameAs', { name: me.name ?? '' })}
            autoComplete="name"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </div>
      )}
      {send.error && !wrong && <Failure error={send.error} />}
      <div className={classes['act']}>
        <Button
          kind="primary"
          wide="phone"
          icon={<IconCheck size={20} />}
          pending={send.isPending && t('web:form.sending')}
          locked={locked}
          onClick={() => acknowledge({ answer: answer ?? undefined, signedName: name.trim() })}
        >
          {t(`delivery:level.${level}`)}
        </Button>
        <p className="small">
          {t(`delivery:reader.receipt.${level}`, { version, language: LANGUAGE_NAMES[language] })}
        </p>
      </div>
    </div>
  );
}

/** What was acknowledged, when, and of which version. */
export function Acknowledged({ message }: { message: ReadMessage }) {
  const t = useT();
  const { acknowledged } = message;
  if (!acknowledged) return null;
  const { level, version, language } = acknowledged;
  return (
    <p className={classes['done']} role="status">
      <IconDone size={20} />
      <span>{t(`delivery:reader.confirmed.${level}`, { version, language: LANGUAGE_NAMES[language] })}</span>
    </p>
  );
}

function wrongIn(error: Error | null): { explanation: string | null } | null {
  if (!(error instanceof ProblemError) || error.code !== 'delivery.answer_not_right') return null;
  const { explanation } = error.detail;
  return { explanation: typeof explanation === 'string' ? explanation : null };
}
