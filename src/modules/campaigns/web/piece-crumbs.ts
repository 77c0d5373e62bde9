import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import type { Crumb } from '#web/ui/page.tsx';
import { partsOf, useSaid } from './campaign-words.ts';

/** The way from all campaigns to this one, and to what stands in it. */
export function usePieceCrumbs(campaignId: string, ...further: readonly Crumb[]): readonly Crumb[] {
  const t = useT();
  const say = useSaid();
  const campaign = useQuery(ask('campaigns.readCampaign', { campaignId }));
  const [head] = campaign.data ? partsOf(campaign.data, 'head') : [];
  return [
    { label: t('web:rooms.campaigns'), link: { to: '/studio/campaigns' } },
    {
      label: say(head?.content.title) || t('campaigns:editor.campaign'),
      link: { to: '/studio/campaigns/$campaignId', params: { campaignId } },
    },
    ...further,
  ];
}
