import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { askPages } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { ChangeList } from './open-change-list.tsx';

/** Everything that changed in a plan since its hearing opened, and whose idea it was. */
export function ChangesPage() {
  const t = useT();
  const { planId } = useParams({ from: '/home/plan/$planId/changes' });
  const changes = useInfiniteQuery(askPages('plan.readChangelog', { planId }));
  const pages = changes.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  // Each page names those whom it mentions.
  const names = Object.assign({}, ...pages.map((page) => page.names));
  useLive([`plan.plan:${planId}`], ['plan.readChangelog']);
  return (
    <Page
      title={t('plan:changelog.title')}
      crumbs={[{ label: t('plan:open.backToPlan'), link: { to: '/plan/$planId', params: { planId } } }]}
    >
      {changes.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {changes.error && <Failure error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.data && rows.length === 0 && <EmptyState title={t('plan:changelog.empty')} />}
      <ChangeList sets={rows} names={names} planId={planId} withFields />
      <MoreRows
        hasMore={changes.hasNextPage}
        loading={changes.isFetchingNextPage}
        loadMore={() => void changes.fetchNextPage()}
      />
    </Page>
  );
}
