import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { useRows } from '#web/use-rows.ts';
import { NewsCard } from './news-cards.tsx';
import classes from './reader.module.css';

/** Everything that came to me, read or not, the latest first. */
export function FeedPage() {
  const t = useT();
  const feed = useRows('delivery.listFeed', {});
  return (
    <Page title={t('web:rooms.feed')} lede={t('delivery:reader.feedLede')}>
      {feed.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {feed.error && <Failure error={feed.error} onRetry={feed.retry} />}
      {feed.first?.rows.length === 0 && (
        <EmptyState title={t('delivery:reader.feedEmpty')} text={t('delivery:reader.feedEmptyText')} />
      )}
      <div className={classes['news']}>
        {feed.rows.map((card) => (
          <NewsCard key={card.id} card={card} lead={false} />
        ))}
      </div>
      <MoreRows {...feed} />
    </Page>
  );
}
