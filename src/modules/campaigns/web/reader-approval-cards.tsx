import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Card } from '#web/ui/card.tsx';
import { IconCampaigns } from '#web/ui/icons.tsx';

/** Briefs on which one is asked for a word, each leading to where it is said. */
export function ApprovalCards({ needs }: { needs: Answer<'campaigns.listNeeds'>['needs'] }) {
  const t = useT();
  return needs.map(({ campaignId, title, decide }) => (
    <Card
      key={campaignId}
      eyebrow={
        <>
          <IconCampaigns size={18} />
          {t(decide === 'again' ? 'campaigns:needs.approveAgain' : 'campaigns:needs.approve')}
        </>
      }
      title={title.text}
      actions={
        <LinkButton
          to="/studio/campaigns/$campaignId"
          params={{ campaignId }}
          hash="approval"
          kind="primary"
          wide="phone"
        >
          {t('campaigns:needs.decide')}
        </LinkButton>
      }
    />
  ));
}
