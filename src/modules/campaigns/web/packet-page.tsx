import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { CampaignDesk } from './campaign-desk.ts';
import { partsOf, type Ring, type StudioCampaign, useSaid } from './campaign-words.ts';
import { PacketForm } from './packet-form.tsx';
import { PacketPreview } from './packet-preview.tsx';
import { valuesOfPacket } from './packet-values.ts';

/** What the people of a ring need to explain the campaign: written at the left, read as they read it at the right. */
export function PacketPage() {
  const t = useT();
  const { campaignId, ringId } = useParams({ from: '/studio/campaigns/$campaignId/rings/$ringId' });
  const campaign = useQuery(ask('campaigns.readCampaign', { campaignId }));
  const rings = useQuery(ask('campaigns.listRings', { campaignId }));
  useLive(
    [`campaigns.campaign:${campaignId}`, `campaigns.ring:${ringId}`],
    ['campaigns.readCampaign', 'campaigns.listRings'],
  );
  const ring = rings.data?.rings.find(({ id }) => id === ringId);
  const error = campaign.error ?? rings.error;
  if (campaign.data && ring)
    return (
      <CampaignDesk value={campaign.data}>
        <PacketDesk campaign={campaign.data} ring={ring} canEdit={rings.data?.can.edit ?? false} />
      </CampaignDesk>
    );
  return (
    <Page title={t('campaigns:ring.packet')}>
      {error && (
        <Failure
          error={error}
          onRetry={() => {
            void campaign.refetch();
            void rings.refetch();
          }}
        />
      )}
      {!error && rings.data && campaign.data && <EmptyState title={t('campaigns:errors.ring_not_found')} />}
      {!error && !(rings.data && campaign.data) && <SkeletonRows label={t('web:page.loading')} />}
    </Page>
  );
}

interface PacketDeskProps {
  readonly campaign: StudioCampaign;
  readonly ring: Ring;
  readonly canEdit: boolean;
}

function PacketDesk({ campaign, ring, canEdit }: PacketDeskProps) {
  const t = useT();
  const said = useSaid();
  const [head] = partsOf(campaign, 'head');
  const title = said(head?.content.title);
  return (
    <Page
      title={t('campaigns:packet.title', { ring: said(ring.name) })}
      lede={t('campaigns:packet.lede')}
      width="wide"
      crumbs={[
        { label: t('web:rooms.campaigns'), link: { to: '/studio/campaigns' } },
        {
          label: title,
          link: { to: '/studio/campaigns/$campaignId', params: { campaignId: campaign.id } },
        },
        { label: t('campaigns:ring.packet') },
      ]}
    >
      {canEdit ? (
        <PacketForm key={ring.id} ring={ring} />
      ) : (
        <PacketPreview values={valuesOfPacket(ring.packet)} />
      )}
    </Page>
  );
}
