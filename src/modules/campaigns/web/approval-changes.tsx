import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { useCampaign } from './campaign-desk.ts';
import { Difference } from './part-conflict.tsx';

/** What changed in the brief since somebody approved it, the newest first, field by field. */
export function ChangesSince({ since }: { since: number }) {
  const t = useT();
  const format = useFormat();
  const { id: campaignId } = useCampaign();
  const found = useQuery(ask('campaigns.listChanges', { campaignId, since }));
  if (found.isPending) return <SkeletonRows label={t('web:page.loading')} count={3} />;
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <Rows label={t('campaigns:approvalChanges.title')}>
      {found.data.changes.map(({ number, partKind, change, before, after, actor, at }) => (
        <Row
          key={number}
          name={t(`campaigns:approvalChanges.${change}`, { part: t(`campaigns:parts.${partKind}`) })}
          meta={
            <>
              {[actor?.name, format.instant(at)].filter(Boolean).join(' · ')}
              <Difference before={before} after={after} />
            </>
          }
        />
      ))}
    </Rows>
  );
}
