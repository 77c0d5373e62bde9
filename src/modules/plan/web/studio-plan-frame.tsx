import type { ReactNode } from 'react';
import { useT } from '#web/i18n.ts';
import { Page } from '#web/ui/page.tsx';
import { LinkTabs } from '#web/ui/tabs.tsx';
import classes from './studio.module.css';

interface StudioPlanFrameProps {
  readonly page: 'plans' | 'strategy';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the plan room in Studio that is not one plan, with the way to the other. */
export function StudioPlanFrame({ page, actions, children }: StudioPlanFrameProps) {
  const t = useT();
  return (
    <Page title={t(`web:rooms.${page}`)} actions={actions} width="wide">
      <LinkTabs
        label={t('web:rooms.plan')}
        links={[
          { label: t('web:rooms.plans'), link: { to: '/studio/plan' } },
          { label: t('web:rooms.strategy'), link: { to: '/studio/plan/strategy' } },
        ]}
      />
      <div className={classes['under']}>{children}</div>
    </Page>
  );
}
