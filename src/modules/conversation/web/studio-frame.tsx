import type { ReactNode } from 'react';
import type { Role } from '#kernel/roles.ts';
import { useT } from '#web/i18n.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Page } from '#web/ui/page.tsx';
import { LinkTabs } from '#web/ui/tabs.tsx';
import classes from './studio.module.css';

const PAGES = [
  { to: '/studio/cases', name: 'cases', who: undefined },
  { to: '/studio/cases/sessions', name: 'sessions', who: ['planner', 'leader'] },
  { to: '/studio/cases/moderation', name: 'moderation', who: ['planner', 'representative'] },
  { to: '/studio/cases/topics', name: 'topics', who: ['planner'] },
  { to: '/studio/cases/rules', name: 'houseRules', who: ['planner', 'admin'] },
] as const satisfies readonly { to: string; name: string; who: readonly Role[] | undefined }[];

interface StudioFrameProps {
  readonly page: (typeof PAGES)[number]['name'];
  readonly lede?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the room for cases in Studio, with the way to the others. */
export function StudioFrame({ page, lede, actions, children }: StudioFrameProps) {
  const t = useT();
  const roles = rolesOf(useMe());
  const links = PAGES.filter(({ who }) => !who || who.some((role) => roles.includes(role))).map(
    ({ to, name }) => ({ label: t(`web:rooms.${name}`), link: { to } }),
  );
  return (
    <Page title={t(`web:rooms.${page}`)} lede={lede} actions={actions} width="wide">
      <LinkTabs label={t('web:rooms.cases')} links={links} />
      <div className={classes['under']}>{children}</div>
    </Page>
  );
}
