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
            <Asked one={now} />
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
          {now && <WrittenDown key={now.id} caseId={now.id} />}
        </section>
      )}
      <Section
        title={t('conversation:session.next')}
        end={t('conversation:session.questions', { count: open.length })}
      >
        {open.length === 0 && <p className="small">{t('conversation:session.noneOpen')}</p>}
        {open.length > 0 && (
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
        )}
      </Section>
      {answered.length > 0 && (
        <Section title={t('conversation:board.answered')}>
          <QuestionList questions={answered} />
        </Section>
      )}
    </>
  );
}

function Asked({ one }: { one: CaseRow }) {
  const t = useT();
  return (
    <>
      <p className={classes['asked']} lang={one.language}>
        {one.text}
      </p>
      <p className="small">
        {[writerOf(one, t), t('conversation:session.askedBy', { count: one.asked + 1 })].join(' · ')}
      </p>
    </>
  );
}

/** The answer that was just given aloud, for the transcript and for whoever was not there. */
function WrittenDown({ caseId }: { caseId: string }) {
  const t = useT();
  const { data } = useQuery(ask('conversation.readCase', { caseId }));
  if (!data) return null;
  if (!data.can.answer) return <p className="small">{t('conversation:errors.may_not_answer')}</p>;
  return (
    <details className={classes['written']} open={data.state === 'open'}>
      <summary className="link">{t('conversation:session.writeAnswer')}</summary>
      <StudioAnswerForm one={data} />
    </details>
  );
}
