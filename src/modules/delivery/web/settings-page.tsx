import { useQuery } from '@tanstack/react-query';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { SettingsCaps } from './settings-caps.tsx';
import { SettingsHolidays } from './settings-holidays.tsx';
import { SettingsMail } from './settings-mail.tsx';
import { SettingsShifts } from './settings-shifts.tsx';
import { SettingsTopics } from './settings-topics.tsx';

export type AttentionSettings = Answer<'delivery.readSettings'>;

/** What protects attention in the house: caps, topics that can be muted, shifts, days off; and mail that does not arrive. */
export function SettingsPage() {
  const t = useT();
  const settings = useQuery(ask('delivery.readSettings', {}));
  const isAdmin = rolesOf(useMe()).includes('admin');
  return (
    <Page
      title={t('web:rooms.attentionSettings')}
      lede={t('delivery:settings.lede')}
      crumbs={[
        { label: t('web:rooms.settings'), link: { to: '/studio/settings' } },
        { label: t('web:rooms.attentionSettings') },
      ]}
    >
      {settings.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {settings.error && <Failure error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && (
        <>
          <SettingsCaps settings={settings.data} />
          <SettingsTopics topics={settings.data.topics} />
          <SettingsShifts shifts={settings.data.shifts} />
          <SettingsHolidays holidays={settings.data.holidays} />
          <SettingsMail isAdmin={isAdmin} />
        </>
      )}
    </Page>
  );
}
