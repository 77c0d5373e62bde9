import type { ReactNode } from 'react';
import { useT } from '#web/i18n.ts';
import { Page } from '#web/ui/page.tsx';
import { LinkTabs } from '#web/ui/tabs.tsx';

interface ResultsFrameProps {
  readonly page: 'results' | 'experiments' | 'effects';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What the pages on measures, experiments and effects have in common. */
export function ResultsFrame({ page, actions, children }: ResultsFrameProps) {
  const t = useT();
  return (
    <Page title={t(`web:rooms.${page}`)} lede={t(`measurement:ledes.${page}`)} actions={actions} width="wide">
      <LinkTabs
        label={t('measurement:title')}
        links={[
          { label: t('measurement:measures'), link: { to: '/studio/results' } },
          { label: t('web:rooms.experiments'), link: { to: '/studio/results/experiments' } },
          { label: t('web:rooms.effects'), link: { to: '/studio/results/effects' } },
        ]}
      />
      {children}
    </Page>
  );
}
