import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';

/** Opens the piece behind a short code: the newest one that stands in its place. */
export function CodePage() {
  const t = useT();
  const { code } = useParams({ from: '/home/p/$code' });
  const found = useQuery(ask('campaigns.findCode', { code }));
  if (found.data)
    return (
      <Navigate
        to="/messages/$messageId"
        params={{ messageId: found.data.messageId }}
        search={{ from: 'poster' }}
        replace
      />
    );
  return (
    <Page title={t('campaigns:reader.codeTitle', { code })}>
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonLines label={t('web:page.loading')} />
      )}
    </Page>
  );
}
