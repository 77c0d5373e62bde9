import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { outcomeWord } from './outcome-words.ts';
import { minutesOf } from './reader-words.ts';

/** What did not fit into the week: it waits here, unsent, with the reason why. */
export function DigestPage() {
  const t = useT();
  const attention = useQuery(ask('delivery.readAttention', {}));
  const { digest = [], secondsBudget = 0 } = attention.data ?? {};
  return (
    <Page
      title={t('web:rooms.digest')}
      lede={attention.data && t('delivery:reader.digestLede', { count: minutesOf(secondsBudget) })}
    >
      {attention.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {attention.error && <Failure error={attention.error} onRetry={() => void attention.refetch()} />}
      {attention.data && digest.length === 0 && (
        <EmptyState
          title={t('delivery:reader.digestEmpty')}
          text={t('delivery:reader.digestEmptyText')}
          act={
            <Link to="/feed" className="link">
              {t('web:rooms.feed')}
            </Link>
          }
        />
      )}
      {digest.length > 0 && (
        <Rows label={t('web:rooms.digest')}>
          {digest.map(({ id: messageId, title, outcome }) => (
            <Row
              key={messageId}
              name={
                <Link to="/messages/$messageId" params={{ messageId }}>
                  {title}
                </Link>
              }
              meta={outcomeWord(outcome, t)}
            />
          ))}
        </Rows>
      )}
    </Page>
  );
}
