import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Progress } from '#web/ui/marks.tsx';
import type { PollAsked } from '#web/ui/rich-text.tsx';
import { AnswerRows } from './answer-rows.tsx';
import classes from './reader.module.css';
import type { ReadMessage } from './reader-words.ts';

/** As `contract/poll.ts` counts; its schemas stay on the server. */
const STEP = 5;

interface MessagePollProps {
  readonly message: ReadMessage;
  readonly asked: PollAsked;
}

/** One question in a piece: voted once and for good; counts are shown in steps, so that watching tells nothing. */
export function MessagePoll({
  message: { id: messageId, poll },
  asked: { question, options },
}: MessagePollProps) {
  const t = useT();
  const [choice, setChoice] = useState<number | null>(null);
  const vote = useSend('delivery.vote', { changes: ['delivery.readMessage'] });
  const votes = poll?.votes ?? null;
  const all = votes?.reduce((sum, count) => sum + count, 0) ?? 0;
  const open = poll !== null && !poll.voted && !poll.closed;
  return (
    <section className={classes['card']} aria-label={question}>
      <h3>{question}</h3>
      {open ? (
        <>
          <AnswerRows label={question} answers={options} value={choice} onChange={setChoice} />
          {vote.error && <Failure error={vote.error} />}
          <div className={classes['acts']}>
            <Button
              kind="primary"
              pending={vote.isPending && t('web:form.sending')}
              locked={choice === null && t('delivery:reader.chooseFirst')}
              onClick={() => choice !== null && vote.mutate({ messageId, choice })}
            >
              {t('delivery:reader.vote')}
            </Button>
          </div>
        </>
      ) : (
        options.map((option, place) => {
          const count = votes?.[place] ?? 0;
          const words = votes ? String(count) : '';
          return <Progress key={option} share={all > 0 ? count / all : 0} label={option} words={words} />;
        })
      )}
      {poll?.voted && <p className="small">{t('delivery:reader.voted')}</p>}
      {poll?.closed && <p className="small">{t('delivery:errors.poll_closed')}</p>}
      <p className="small">{t('delivery:reader.pollSteps', { count: STEP })}</p>
    </section>
  );
}
