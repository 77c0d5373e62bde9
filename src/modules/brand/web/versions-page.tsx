import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { useRows } from '#web/use-rows.ts';
import { VersionRow } from './version-row.tsx';

/** How what we stand for has changed, for everybody. */
export function VersionsPage() {
  const t = useT();
  const versions = useRows('brand.listVersions', {});
  return (
    <Page
      title={t('brand:history.pageTitle')}
      crumbs={[{ label: t('brand:home.title'), link: { to: '/brand' } }, { label: t('brand:history.title') }]}
    >
      {versions.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {versions.error && <Failure error={versions.error} onRetry={versions.retry} />}
      {versions.first?.rows.length === 0 && <EmptyState title={t('brand:history.empty')} />}
      {versions.rows.map((version) => (
        <VersionRow
          key={version.id}
          version={version}
          act={
            <Link to="/brand/versions/$versionId" params={{ versionId: version.id }} className="link">
              {t('brand:history.read', { number: version.number })}
            </Link>
          }
        />
      ))}
      <MoreRows {...versions} />
    </Page>
  );
}
