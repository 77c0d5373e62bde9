import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines, StatusWord } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { QuestionList } from './question-list.tsx';
import {
  questionsIn,
  SESSION_TONES,
  type SessionWithQuestions,
  sessionFacts,
  sessionTopic,
} from './session-words.ts';
import { SpeakBox } from './speak-box.tsx';
import { Transcript } from './transcript.tsx';

/** A session: to ask, to say «me too», to follow what is being answered, and afterwards to read it. */
export function SessionPage() {
  const t = useT();
  const format = useFormat();
  const { sessionId } = useParams({ from: '/home/speak/sessions/$sessionId' });
  const found = useQuery(ask('conversation.readSession', { sessionId }));
  useLive([sessionTopic(sessionId)], ['conversation.readSession', 'conversation.readTranscript']);
  const session = found.data;
  return (
    <Page
      title={session?.title ?? t('conversation:session.title')}
      meta={session && sessionFacts(session, t, format)}
      lede={session?.description}
      crumbs={[
        { label: t('web:rooms.speak'), link: { to: '/speak' } },
        { label: t('conversation:session.title'), link: { to: '/speak/sessions' } },
        { label: t('conversation:session.one') },
      ]}
      actions={
        session?.can.change && (
          <LinkButton to="/studio/cases/sessions/$sessionId" params={{ sessionId }}>
            {t('conversation:session.lead')}
          </LinkButton>
        )
      }
    >
      {found.isPending && <SkeletonLines label={t('web:page.loading')} widths={[40, 90, 80]} />}
      {found.error && !session && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {session && <Shown session={session} />}
    </Page>
  );
}

function Shown({ session }: { session: SessionWithQuestions }) {
  const t = useT();
  const { now, open, answered } = questionsIn(session);
  if (session.state === 'published') return <Transcript sessionId={session.id} />;
  return (
    <>
      <StatusWord tone={SESSION_TONES[session.state]}>
        {t(`conversation:session.state.${session.state}`)}
      </StatusWord>
      {now && (
        <Section title={t('conversation:session.now')}>
          <QuestionList questions={[now]} />
        </Section>
      )}
      {session.can.ask && (
        <Section title={t('conversation:session.ask')}>
          <SpeakBox sessionId={session.id} kinds={['question']} />
        </Section>
      )}
      <Section title={t('conversation:session.next')}>
        {open.length > 0 ? (
          <QuestionList questions={open} />
        ) : (
          <p className="small">{t('conversation:session.noQuestions')}</p>
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
