import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Rows } from '#web/ui/section.tsx';
import { SessionRow } from './session-row.tsx';

/** Sessions in which leaders answer anything: to come, live, and what was said. */
export function SessionsPage() {
  const t = useT();
  const found = useQuery(ask('conversation.listSessions', {}));
  return (
    <Page
      title={t('conversation:session.title')}
      lede={t('conversation:session.lede')}
      crumbs={[
        { label: t('web:rooms.speak'), link: { to: '/speak' } },
        { label: t('conversation:session.title') },
      ]}
    >
      {found.isPending && <SkeletonRows label={t('web:page.loading')} count={3} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.sessions.length === 0 && (
        <EmptyState title={t('conversation:session.empty')} text={t('conversation:session.emptyText')} />
      )}
      {found.data && found.data.sessions.length > 0 && (
        <Rows label={t('conversation:session.title')}>
          {found.data.sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              link={{ to: '/speak/sessions/$sessionId', params: { sessionId: session.id } }}
            />
          ))}
        </Rows>
      )}
    </Page>
  );
}
