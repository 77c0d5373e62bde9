import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Rows } from '#web/ui/section.tsx';
import { SessionRow } from './session-row.tsx';
import { StudioFrame } from './studio-frame.tsx';
import { StudioSessionForm } from './studio-session-form.tsx';

/** Sessions to announce, to lead and to publish. */
export function StudioSessionsPage() {
  const t = useT();
  const navigate = useNavigate();
  const found = useQuery(ask('conversation.listSessions', { limit: 100 }));
  const [announcing, setAnnouncing] = useState(false);
  const open = (sessionId: string) =>
    void navigate({ to: '/studio/cases/sessions/$sessionId', params: { sessionId } });
  const announce = (
    <Button kind="primary" icon={<IconPlus size={18} />} onClick={() => setAnnouncing(true)}>
      {t('conversation:session.new')}
    </Button>
  );
  return (
    <StudioFrame page="sessions" lede={t('conversation:session.studioLede')} actions={announce}>
      {found.isPending && <SkeletonRows label={t('web:page.loading')} count={4} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.sessions.length === 0 && (
        <EmptyState title={t('conversation:session.empty')} act={announce} />
      )}
      {found.data && found.data.sessions.length > 0 && (
        <Rows label={t('web:rooms.sessions')}>
          {found.data.sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              link={{ to: '/studio/cases/sessions/$sessionId', params: { sessionId: session.id } }}
            />
          ))}
        </Rows>
      )}
      <Dialog
        open={announcing}
        onClose={() => setAnnouncing(false)}
        title={t('conversation:session.new')}
        shape="wide"
      >
        <StudioSessionForm session={null} onDone={open} />
      </Dialog>
    </StudioFrame>
  );
}
