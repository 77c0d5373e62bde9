import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines, StatusWord } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { SESSION_TONES, sessionFacts, sessionTopic } from './session-words.ts';
import { StudioSessionForm } from './studio-session-form.tsx';
import { StudioSessionSteps } from './studio-session-steps.tsx';
import { StudioStage } from './studio-stage.tsx';

/** A session from the leaders' side: to change, to begin, to answer question by question, to publish. */
export function StudioSessionPage() {
  const t = useT();
  const format = useFormat();
  const { sessionId } = useParams({ from: '/studio/cases/sessions/$sessionId' });
  const found = useQuery(ask('conversation.readSession', { sessionId }));
  useLive([sessionTopic(sessionId)], ['conversation.readSession']);
  const [editing, setEditing] = useState(false);
  const session = found.data;
  return (
    <Page
      title={session?.title ?? t('conversation:session.one')}
      width="wide"
      crumbs={[
        { label: t('web:rooms.cases'), link: { to: '/studio/cases' } },
        { label: t('web:rooms.sessions'), link: { to: '/studio/cases/sessions' } },
        { label: session?.title ?? t('conversation:session.one') },
      ]}
      meta={
        session && (
          <>
            <StatusWord tone={SESSION_TONES[session.state]}>
              {t(`conversation:session.state.${session.state}`)}
            </StatusWord>{' '}
            {sessionFacts(session, t, format)}
          </>
        )
      }
      actions={
        session && (
          <>
            <LinkButton kind="quiet" to="/speak/sessions/$sessionId" params={{ sessionId }}>
              {t('conversation:session.asMembers')}
            </LinkButton>
            {session.can.change && session.can.ask && (
              <Button onClick={() => setEditing(true)}>{t('conversation:studio.change')}</Button>
            )}
            {session.can.change && <StudioSessionSteps session={session} />}
          </>
        )
      }
    >
      {found.isPending && <SkeletonLines label={t('web:page.loading')} widths={[40, 90, 80]} />}
      {found.error && !session && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {session && <StudioStage session={session} />}
      {session && (
        <Dialog open={editing} onClose={() => setEditing(false)} title={session.title} shape="wide">
          <StudioSessionForm key={session.version} session={session} onDone={() => setEditing(false)} />
        </Dialog>
      )}
    </Page>
  );
}
