import type { ReactNode } from 'react';
import { useT } from '#web/i18n.ts';
import { useMe } from '#web/session.ts';
import { Page } from '#web/ui/page.tsx';
import { LinkTabs } from '#web/ui/tabs.tsx';

interface CampaignsFrameProps {
  readonly page: 'campaigns' | 'screens';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What the pages about all campaigns have in common. */
export function CampaignsFrame({ page, actions, children }: CampaignsFrameProps) {
  const t = useT();
  const writes = useWrites();
  return (
    <Page
      title={t(`web:rooms.${page}`)}
      lede={t(page === 'campaigns' ? 'campaigns:studio.lede' : 'campaigns:screens.lede')}
      actions={actions}
    >
      {writes && (
        <LinkTabs
          label={t('web:rooms.campaigns')}
          links={[
            { label: t('web:rooms.campaigns'), link: { to: '/studio/campaigns' } },
            { label: t('web:rooms.screens'), link: { to: '/studio/campaigns/screens' } },
          ]}
        />
      )}
      {children}
    </Page>
  );
}

/** Whether the reader writes campaigns, as far as the browser knows; the server asks again. */
export function useWrites(): boolean {
  return useMe().grants.some(
    ({ role, unitId }) => unitId === null && (role === 'planner' || role === 'admin'),
  );
}
