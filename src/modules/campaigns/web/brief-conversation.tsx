import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows, StatusWord } from '#web/ui/marks.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { BriefSection } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';

const SHOWN = 20;

/** Questions, worries and ideas about the campaign and its pieces, also those that managers heard in their teams. */
export function BriefConversation() {
  const t = useT();
  const format = useFormat();
  const { id: campaignId } = useCampaign();
  const pieces = useQuery(ask('campaigns.listPieces', { campaignId }));
  const subjectIds = [campaignId, ...(pieces.data?.pieces ?? []).map(({ id }) => id)];
  const cases = useQuery({
    ...ask('conversation.listCases', { list: 'all', subjectIds, limit: SHOWN }),
    enabled: pieces.isSuccess,
  });
  const rows = cases.data?.rows ?? [];
  return (
    <BriefSection id="conversation" title={t('campaigns:conversation.title')}>
      {cases.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {cases.error && <Failure error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.data && rows.length === 0 && (
        <p className={classes['none']}>{t('campaigns:conversation.none')}</p>
      )}
      {rows.length > 0 && (
        <Rows label={t('campaigns:conversation.title')}>
          {rows.map((one) => (
            <Row
              key={one.id}
              name={
                <Link to="/speak/cases/$caseId" params={{ caseId: one.id }} className={classes['words']}>
                  {t('campaigns:card.quoted', { words: one.text })}
                </Link>
              }
              meta={[
                t(`plan:caseKinds.${one.kind}`),
                one.author?.name ?? (one.unseen ? t('campaigns:conversation.unseen') : null),
              ]
                .filter(Boolean)
                .join(', ')}
              act={
                one.state === 'open' ? (
                  <StatusWord tone={one.overdue ? 'harm' : 'unsure'}>
                    {t(one.overdue ? 'campaigns:conversation.late' : 'campaigns:conversation.due', {
                      day: format.day(one.dueOn),
                    })}
                  </StatusWord>
                ) : (
                  <StatusWord tone="works">{t('campaigns:conversation.answered')}</StatusWord>
                )
              }
            />
          ))}
        </Rows>
      )}
    </BriefSection>
  );
}
