import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { type CaseRow, writerOf } from './case-words.ts';
import { QuestionList } from './question-list.tsx';
import { questionsIn, type SessionWithQuestions } from './session-words.ts';
import classes from './studio.module.css';
import { StudioAnswerForm } from './studio-answer-form.tsx';

/** The hall: the question of now in large type, its answer, and which comes next. */
export function StudioStage({ session }: { session: SessionWithQuestions }) {
  const t = useT();
  const { now, open, answered } = questionsIn(session);
  const choose = useSend('conversation.chooseQuestion', { changes: ['conversation.readSession'] });
  const live = session.state === 'live' && session.can.change;
  const show = (caseId: string | null) => choose.mutate({ sessionId: session.id, caseId });
  const next = open[0];
  return (
    <>
      {choose.error && <Failure error={choose.error} />}
      {live && (
        <section className={classes['stage']} aria-live="polite">
          {now ? (
            <OnStage key={now.id} one={now} />
          ) : (
            <p className={classes['asked']}>{t('conversation:session.nobodyAsked')}</p>
          )}
          <div className={classes['acts']}>
            {next && (
              <Button kind="primary" onClick={() => show(next.id)}>
                {t('conversation:session.nextQuestion')}
              </Button>
            )}
            {now && <Button onClick={() => show(null)}>{t('conversation:session.pause')}</Button>}
          </div>
        </section>
      )}
      <Section
        title={t('conversation:session.next')}
        end={t('conversation:session.questions', { count: open.length })}
      >
        {open.length === 0 && <p className="small">{t('conversation:session.noneOpen')}</p>}
        <Rows>
          {open.map((one) => (
            <Row
              key={one.id}
              mark={one.asked + 1}
              name={<span lang={one.language}>{one.text}</span>}
              meta={writerOf(one, t)}
              act={
                live && <Button onClick={() => show(one.id)}>{t('conversation:session.answerThis')}</Button>
              }
            />
          ))}
        </Rows>
      </Section>
      {answered.length > 0 && (
        <Section title={t('conversation:board.answered')}>
          <QuestionList questions={answered} />
        </Section>
      )}
    </>
  );
}

function OnStage({ one }: { one: CaseRow }) {
  const t = useT();
  const read = useQuery(ask('conversation.readCase', { caseId: one.id }));
  return (
    <>
      <p className={classes['asked']} lang={one.language}>
        {one.text}
      </p>
      <p className="small">
        {writerOf(one, t)} · {t('conversation:session.askedBy', { count: one.asked + 1 })}
      </p>
      {read.data?.can.answer && (
        <details open={read.data.state === 'open'}>
          <summary className="link">{t('conversation:session.writeAnswer')}</summary>
          <StudioAnswerForm one={read.data} />
        </details>
      )}
      {read.data && !read.data.can.answer && (
        <p className="small">{t('conversation:errors.may_not_answer')}</p>
      )}
    </>
  );
}
