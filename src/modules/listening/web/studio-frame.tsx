import type { ReactNode } from 'react';
import { useT } from '#web/i18n.ts';
import { Page } from '#web/ui/page.tsx';
import { LinkTabs } from '#web/ui/tabs.tsx';

interface ListeningFrameProps {
  readonly page: 'listening' | 'otherResults' | 'surveyLimits';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What the pages about all of listening have in common. */
export function ListeningFrame({ page, actions, children }: ListeningFrameProps) {
  const t = useT();
  return (
    <Page
      title={t(`web:rooms.${page}`)}
      lede={t(`listening:studio.ledes.${page}`)}
      actions={actions}
      width="wide"
    >
      <LinkTabs
        label={t('web:rooms.listening')}
        links={[
          { label: t('listening:studio.surveysAndWaves'), link: { to: '/studio/listening' } },
          { label: t('web:rooms.otherResults'), link: { to: '/studio/listening/imports' } },
          { label: t('web:rooms.surveyLimits'), link: { to: '/studio/listening/limits' } },
        ]}
      />
      {children}
    </Page>
  );
}
