import { Link } from '@tanstack/react-router';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { IconChevron } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';

/** The surveys whose results one may read, the newest first. */
export function ResultsListPage() {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const results = useRows('listening.listResults', {});
  return (
    <Page title={t('listening:results.listTitle')} lede={t('listening:results.listLede')}>
      {results.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {results.error && <Failure error={results.error} onRetry={results.retry} />}
      {results.first?.rows.length === 0 && (
        <EmptyState title={t('listening:results.listEmpty')} text={t('listening:results.listEmptyText')} />
      )}
      <Rows label={t('listening:results.listTitle')}>
        {results.rows.map(({ id: waveId, title, closedAt, state, participation }) => (
          <Row
            key={waveId}
            name={
              <Link to="/results/$waveId" params={{ waveId }}>
                {editionFor(title, language)}
              </Link>
            }
            meta={[
              closedAt && t('listening:results.closedOn', { day: format.dayOf(closedAt) }),
              participation &&
                t('listening:results.participation', {
                  count: participation.answered,
                  invited: format.number(participation.invited),
                  percent: format.share(participation.percent / 100),
                }),
              t(`listening:results.state.${state}`),
            ]
              .filter(Boolean)
              .join(' · ')}
            act={<IconChevron size={20} />}
          />
        ))}
      </Rows>
      <MoreRows {...results} />
    </Page>
  );
}
