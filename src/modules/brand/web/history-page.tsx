import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import { BrandFrame } from './brand-frame.tsx';
import classes from './draft.module.css';
import { VersionRow } from './version-row.tsx';

/** Every version with what it changed, each of which can be brought back as a draft; and drafts that were put away. */
export function HistoryPage() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const versions = useRows('brand.listVersions', {});
  const discarded = useQuery(ask('brand.listDiscardedDrafts', {}));
  const restore = useSend('brand.startDraft', {
    changes: ['brand'],
    onDone: () => void navigate({ to: '/studio/brand' }),
  });
  const bringBack = (restoreId: string, words: string) => (
    <button type="button" className="link" onClick={() => restore.mutate({ restoreId })}>
      {words}
    </button>
  );
  const drafts = discarded.data?.drafts ?? [];
  return (
    <BrandFrame>
      <div className={classes['history']}>
        {restore.error && <Failure error={restore.error} />}
        {versions.isPending && <SkeletonRows label={t('web:page.loading')} count={3} />}
        {versions.error && <Failure error={versions.error} onRetry={versions.retry} />}
        {versions.first?.rows.length === 0 && (
          <EmptyState
            title={t('brand:history.empty')}
            act={
              <Link to="/studio/brand" className="link">
                {t('brand:studio.start')}
              </Link>
            }
          />
        )}
        {versions.rows.map((version) => (
          <VersionRow
            key={version.id}
            version={version}
            act={
              <>
                <Link to="/brand/versions/$versionId" params={{ versionId: version.id }} className="link">
                  {t('brand:history.read', { number: version.number })}
                </Link>
                {bringBack(version.id, t('brand:history.restore'))}
              </>
            }
          />
        ))}
        <MoreRows {...versions} />
        {discarded.error && <Failure error={discarded.error} onRetry={() => void discarded.refetch()} />}
        {drafts.length > 0 && (
          <Section title={t('brand:history.discarded')}>
            <Rows label={t('brand:history.discarded')}>
              {drafts.map(({ id, discardedAt, discardedBy }) => (
                <Row
                  key={id}
                  name={
                    discardedBy?.name
                      ? t('brand:history.discardedRow', {
                          day: format.instant(discardedAt),
                          name: discardedBy.name,
                        })
                      : t('brand:history.discardedRowUnnamed', { day: format.instant(discardedAt) })
                  }
                  act={bringBack(id, t('brand:history.restoreDiscarded'))}
                />
              ))}
            </Rows>
          </Section>
        )}
      </div>
    </BrandFrame>
  );
}
