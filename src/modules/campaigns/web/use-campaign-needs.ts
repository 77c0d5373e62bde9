import { useQueries, useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { ask } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import type { Need, Needs } from '#web/studio/needs-today.ts';
import { IconCampaigns, IconClock, IconDone } from '#web/ui/icons.tsx';
import { partsOf, type StudioCampaign, useSaid } from './campaign-words.ts';

/** Briefs are long: the next campaigns are looked into, the far ones wait. */
const MOST_CAMPAIGNS = 8;

/** What campaigns want today: my yes or no, answers that were promised by a day that has passed, and what holds a start back. */
export function useCampaignNeeds(): Needs {
  const t = useT();
  const said = useSaid();
  const { id: me } = useMe();
  const found = useQuery(ask('campaigns.listCampaigns', {}));
  const open = (found.data?.campaigns ?? []).filter(
    ({ state, can }) => state === 'draft' || (state === 'running' && can.edit),
  );
  const briefs = useQueries({
    queries: open.slice(0, MOST_CAMPAIGNS).map(({ id }) => ask('campaigns.readCampaign', { campaignId: id })),
  });
  if (found.error) return { state: 'failed', error: found.error, retry: () => void found.refetch() };
  if (!found.data || briefs.some(({ isPending }) => isPending)) return { state: 'loading' };
  return {
    state: 'there',
    needs: briefs.flatMap(({ data }) => (data ? needsOf(data, { t, said, me }) : [])),
  };
}

interface Words {
  readonly t: Translate;
  readonly said: ReturnType<typeof useSaid>;
  readonly me: string | null;
}

function needsOf(campaign: StudioCampaign, { t, said, me }: Words): Need[] {
  const [head] = partsOf(campaign, 'head');
  const title = said(head?.content.title);
  const link = { to: '/studio/campaigns/$campaignId', params: { campaignId: campaign.id } } as const;
  const need = (code: string, rest: Omit<Need, 'id' | 'meta'>): Need => ({
    id: `campaign/${campaign.id}/${code}`,
    meta: title,
    ...rest,
  });
  const mine = campaign.approval.approvers.find(({ id }) => id === me);
  const asked =
    campaign.can.approve &&
    mine &&
    (mine.decision === null || campaign.approval.standing === 'changed_since');
  const late = campaign.missing.filter(
    ({ code, values }) => code === 'objection_unanswered' && values['late'] === 1,
  ).length;
  const objections = campaign.approval.standing === 'objected' && campaign.can.edit;
  return [
    ...(asked
      ? [
          need('approval', {
            order: 20,
            icon: IconDone,
            tone: 'unsure',
            title: t(mine.decision === null ? 'campaigns:needs.approve' : 'campaigns:needs.approveAgain'),
            act: { verb: t('campaigns:needs.decide'), link: { ...link, hash: 'approval' } },
          }),
        ]
      : []),
    ...(late > 0 && campaign.can.edit
      ? [
          need('answers', {
            order: 5,
            icon: IconClock,
            tone: 'harm',
            title: t('campaigns:needs.answers', { count: late }),
            act: { verb: t('campaigns:needs.answer'), link: { ...link, hash: 'objections' } },
          }),
        ]
      : []),
    ...(objections
      ? [
          need('objected', {
            order: 15,
            icon: IconCampaigns,
            tone: 'harm',
            title: t('campaigns:needs.objected'),
            act: { verb: t('campaigns:needs.look'), link: { ...link, hash: 'approval' } },
          }),
        ]
      : []),
  ];
}
