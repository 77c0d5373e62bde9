import type { ReactNode } from 'react';
import type { Role } from '#kernel/roles.ts';
import { useT } from '#web/i18n.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Page } from '#web/ui/page.tsx';
import { LinkTabs } from '#web/ui/tabs.tsx';
import classes from './settings.module.css';

/** The pages of the settings, each for whom it is of use. */
export const SETTINGS = [
  { to: '/studio/settings', page: 'organisation', who: ['admin', 'planner', 'representative'] },
  { to: '/studio/settings/roles', page: 'roles', who: ['admin', 'planner', 'representative'] },
  { to: '/studio/settings/codes', page: 'codes', who: ['admin'] },
  { to: '/studio/settings/tokens', page: 'tokens', who: ['admin', 'planner'] },
  { to: '/studio/settings/audit', page: 'audit', who: ['admin', 'representative'] },
] as const satisfies readonly { to: string; page: string; who: readonly Role[] }[];

type SettingsPage = (typeof SETTINGS)[number]['page'];

interface SettingsFrameProps {
  readonly page: SettingsPage;
  readonly lede?: string;
  readonly actions?: ReactNode;
  readonly width?: 'text' | 'wide';
  readonly children: ReactNode;
}

/** A page of the settings, with the way to the others. */
export function SettingsFrame({ page, lede, actions, width = 'wide', children }: SettingsFrameProps) {
  const t = useT();
  const roles = rolesOf(useMe());
  const links = SETTINGS.filter(({ who }) => who.some((role) => roles.includes(role))).map((one) => ({
    label: t(`access:settings.${one.page}`),
    link: { to: one.to },
  }));
  return (
    <Page title={t(`access:settings.${page}`)} lede={lede} actions={actions} width={width}>
      <LinkTabs label={t('web:rooms.settings')} links={links} />
      <div className={classes['below']}>{children}</div>
    </Page>
  );
}
