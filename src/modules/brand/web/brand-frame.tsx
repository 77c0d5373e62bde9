import type { ReactNode } from 'react';
import { useT } from '#web/i18n.ts';
import { Page } from '#web/ui/page.tsx';
import { LinkTabs } from '#web/ui/tabs.tsx';

interface BrandFrameProps {
  readonly lede?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The three pages of the room: writing, what changes, and what was. */
export function BrandFrame({ lede, actions, children }: BrandFrameProps) {
  const t = useT();
  return (
    <Page title={t('brand:studio.title')} lede={lede} actions={actions} width="wide">
      <LinkTabs
        label={t('brand:studio.title')}
        links={[
          { label: t('brand:studio.write'), link: { to: '/studio/brand', search: true } },
          { label: t('brand:difference.title'), link: { to: '/studio/brand/changes' } },
          { label: t('brand:history.title'), link: { to: '/studio/brand/history' } },
        ]}
      />
      {children}
    </Page>
  );
}
