import type { ReactNode } from 'react';
import type { Role } from '#kernel/roles.ts';
import { useT } from '#web/i18n.ts';
import type { MessageName } from '#web/messages.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { LinkTabs } from '#web/ui/tabs.tsx';
import classes from './settings.module.css';

/** The pages of the settings, each for whom it is of use. */
const SETTINGS = {
  organisation: {
    to: '/studio/settings',
    name: 'access:organisation.title',
    who: ['admin', 'planner', 'representative'],
  },
  roles: {
    to: '/studio/settings/roles',
    name: 'web:rooms.roles',
    who: ['admin', 'planner', 'representative'],
  },
  codes: { to: '/studio/settings/codes', name: 'web:rooms.codes', who: ['admin'] },
  tokens: { to: '/studio/settings/tokens', name: 'web:rooms.tokens', who: ['admin', 'planner'] },
  attention: {
    to: '/studio/settings/attention',
    name: 'web:rooms.attentionSettings',
    who: ['admin', 'planner'],
  },
  audit: { to: '/studio/settings/audit', name: 'web:rooms.audit', who: ['admin', 'representative'] },
} as const satisfies Record<string, { to: string; name: MessageName; who: readonly Role[] }>;

interface SettingsFrameProps {
  readonly page: keyof typeof SETTINGS;
  readonly lede?: string;
  readonly actions?: ReactNode;
  readonly width?: 'text' | 'wide';
  readonly children: ReactNode;
}

/** A page of the settings, with the way to the others; to whom it is of no use, it says so. */
export function SettingsFrame({ page, lede, actions, width = 'wide', children }: SettingsFrameProps) {
  const t = useT();
  const roles = rolesOf(useMe());
  const links = Object.values(SETTINGS)
    .filter(({ who }) => who.some((role) => roles.includes(role)))
    .map(({ to, name }) => ({ label: t(name), link: { to } }));
  const { name, who } = SETTINGS[page];
  if (!who.some((role) => roles.includes(role)))
    return (
      <Page title={t(name)}>
        <EmptyState
          title={t('web:errors.role_needed')}
          act={
            <LinkButton to="/" kind="primary">
              {t('web:noSuchPage.act')}
            </LinkButton>
          }
        />
      </Page>
    );
  return (
    <Page title={t(name)} lede={lede} actions={actions} width={width}>
      <LinkTabs label={t('web:rooms.settings')} links={links} />
      <div className={classes['below']}>{children}</div>
    </Page>
  );
}
