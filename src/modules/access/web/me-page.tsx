import { MeLinks } from '#web/home/me-links.tsx';
import { useT } from '#web/i18n.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { LanguageChoice, ThemeChoice } from '#web/shell/preferences.tsx';
import { Page } from '#web/ui/page.tsx';
import { Facts, Section } from '#web/ui/section.tsx';
import { DeviceList } from './device-list.tsx';
import { PasskeyList } from './passkey-list.tsx';
import { PasswordChange } from './password-change.tsx';
import classes from './sign-in.module.css';

/** What concerns only me: language, theme, how I get in, where I am signed in. */
export function MePage() {
  const t = useT();
  const me = useMe();
  const roles = rolesOf(me).filter((role) => role !== 'member');
  const facts = [
    [t('access:me.email'), me.email ?? t('access:me.noEmail')],
    ...(roles.length > 0
      ? [
          [
            t('access:me.roles'),
            [...new Set(roles)].map((role) => t(`web:roles.${role}`)).join(', '),
          ] as const,
        ]
      : []),
  ] as const;
  return (
    <Page title={me.name ?? t('access:me.title')}>
      <Facts facts={facts} />
      <Section title={t('access:me.look')}>
        <div className={classes['part']}>
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </Section>
      <MeLinks />
      <PasskeyList />
      <PasswordChange />
      <DeviceList />
    </Page>
  );
}
