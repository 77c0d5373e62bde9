import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { BriefActions } from './brief-actions.tsx';
import { BriefApproval } from './brief-approval.tsx';
import { BriefBudget } from './brief-budget.tsx';
import { BriefCalendar } from './brief-calendar.tsx';
import { BriefClosing } from './brief-closing.tsx';
import { BriefConcept } from './brief-concept.tsx';
import { BriefConversation } from './brief-conversation.tsx';
import { BriefGroup } from './brief-group.tsx';
import { BriefOutline } from './brief-outline.tsx';
import { BriefPieces, NewPieceDialog } from './brief-pieces.tsx';
import { BriefWhom } from './brief-whom.tsx';
import { BriefWhy } from './brief-why.tsx';
import classes from './campaign.module.css';
import { CampaignDesk } from './campaign-desk.ts';
import { partsOf, type StudioCampaign, useSaid } from './campaign-words.ts';
import { BriefCascade } from './cascade.tsx';
import { CampaignStateWord } from './state-word.tsx';

/** A campaign as one page to read like a brief, every part written where it stands. */
export function CampaignPage() {
  const t = useT();
  const { campaignId } = useParams({ from: '/studio/campaigns/$campaignId' });
  const campaign = useQuery(ask('campaigns.readCampaign', { campaignId }));
  useLive([`campaigns.campaign:${campaignId}`], ['campaigns']);
  if (campaign.data)
    return (
      <CampaignDesk value={campaign.data}>
        <Brief key={campaignId} campaign={campaign.data} />
      </CampaignDesk>
    );
  return (
    <Page title={t('web:rooms.campaigns')}>
      {campaign.error ? (
        <Failure error={campaign.error} onRetry={() => void campaign.refetch()} />
      ) : (
        <SkeletonRows label={t('web:page.loading')} />
      )}
    </Page>
  );
}

function Brief({ campaign }: { campaign: StudioCampaign }) {
  const t = useT();
  const said = useSaid();
  const [writing, setWriting] = useState(false);
  const [head] = partsOf(campaign, 'head');
  const title = said(head?.content.title);
  // The brief comes after the page, so the browser did not find the section that the address names.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <Page
      title={title}
      width="wide"
      crumbs={[
        { label: t('web:rooms.campaigns'), link: { to: '/studio/campaigns' } },
        { label: t(`campaigns:kinds.${head?.content.kind ?? 'project'}`) },
      ]}
      lede={<Lede campaign={campaign} />}
      actions={
        <>
          <CampaignStateWord state={campaign.state} />
          <LinkButton to="/campaigns/$campaignId/report" params={{ campaignId: campaign.id }}>
            {t('campaigns:reader.report')}
          </LinkButton>
          {campaign.can.edit && (
            <Button kind="primary" icon={<IconPlus size={18} />} onClick={() => setWriting(true)}>
              {t('campaigns:pieces.write')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes['brief']}>
        <BriefOutline />
        <div className={classes['text']}>
          <BriefWhy />
          <BriefWhom />
          <BriefConcept />
          <BriefGroup />
          <BriefBudget />
          <BriefActions />
          <BriefPieces />
          <BriefCascade />
          <BriefCalendar />
          <BriefConversation />
          <BriefApproval />
          <BriefClosing />
        </div>
      </div>
      {writing && <NewPieceDialog onClose={() => setWriting(false)} />}
    </Page>
  );
}

/** «2 November to 31 March, led by Aino Lehtonen with Marta Iriarte and Jukka Salmela.» */
function Lede({ campaign }: { campaign: StudioCampaign }) {
  const t = useT();
  const format = useFormat();
  const [head] = partsOf(campaign, 'head');
  if (!head) return null;
  const { startsOn, endsOn, ownerId } = head.content;
  const members = partsOf(campaign, 'member').flatMap(({ content }) =>
    content.personId === ownerId ? [] : (campaign.names[content.personId] ?? []),
  );
  const owner = ownerId ? campaign.names[ownerId] : undefined;
  const parts = [
    startsOn && endsOn
      ? t('campaigns:studio.fromTo', { from: format.longDay(startsOn), to: format.longDay(endsOn) })
      : t('campaigns:studio.noDays'),
    owner ? t('campaigns:studio.ledBy', { name: owner }) : t('campaigns:studio.nobodyLeads'),
    ...(members.length > 0 ? [t('campaigns:studio.with', { names: format.list(members) })] : []),
  ];
  return <>{parts.join(' · ')}</>;
}
