import { useQuery } from '@tanstack/react-query';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { ask } from '#web/query.ts';
import type { Need, Needs } from '#web/studio/needs-today.ts';
import { IconCampaigns, IconClock, IconDone } from '#web/ui/icons.tsx';

/** What campaigns want today: my yes or no, answers that were promised by a day that has passed, and what holds a start back. */
export function useCampaignNeeds(): Needs {
  const t = useT();
  const found = useQuery(ask('campaigns.listNeeds', {}));
  if (found.error) return { state: 'failed', error: found.error, retry: () => void found.refetch() };
  if (!found.data) return { state: 'loading' };
  return { state: 'there', needs: found.data.needs.flatMap((one) => needsOf(one, t)) };
}

type CampaignNeed = Answer<'campaigns.listNeeds'>['needs'][number];

function needsOf({ campaignId, title, ...wants }: CampaignNeed, t: Translate): Need[] {
  const { decide, lateAnswers, objected } = wants;
  const link = { to: '/studio/campaigns/$campaignId', params: { campaignId } } as const;
  const need = (code: string, rest: Omit<Need, 'id' | 'meta'>): Need => ({
    id: `campaign/${campaignId}/${code}`,
    meta: title.text,
    ...rest,
  });
  return [
    ...(decide
      ? [
          need('approval', {
            order: 20,
            icon: IconDone,
            tone: 'unsure',
            title: t(decide === 'first' ? 'campaigns:needs.approve' : 'campaigns:needs.approveAgain'),
            act: { verb: t('campaigns:needs.decide'), link: { ...link, hash: 'approval' } },
          }),
        ]
      : []),
    ...(lateAnswers > 0
      ? [
          need('answers', {
            order: 5,
            icon: IconClock,
            tone: 'harm',
            title: t('campaigns:needs.answers', { count: lateAnswers }),
            act: { verb: t('campaigns:needs.answer'), link: { ...link, hash: 'objections' } },
          }),
        ]
      : []),
    ...(objected
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
