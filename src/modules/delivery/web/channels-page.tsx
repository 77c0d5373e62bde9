import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { LeavePart } from './leave-part.tsx';
import { PreferenceForm } from './preference-form.tsx';
import { minutesOf, type Preferences } from './reader-words.ts';
import { TopicsPart } from './topics-part.tsx';

/** How I am reached, when I am left alone, and what protects me whatever I choose. */
export function ChannelsPage() {
  const t = useT();
  const preferences = useQuery(ask('delivery.readPreferences', {}));
  return (
    <Page
      title={t('web:rooms.channels')}
      lede={t('delivery:preferences.lede')}
      aside={preferences.data && <Protection caps={preferences.data.caps} />}
    >
      {preferences.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {preferences.error && <Failure error={preferences.error} onRetry={() => void preferences.refetch()} />}
      {preferences.data && (
        <>
          <PreferenceForm key={preferences.data.version} preferences={preferences.data} />
          <LeavePart leave={preferences.data.leave} />
          <TopicsPart preferences={preferences.data} />
        </>
      )}
    </Page>
  );
}

function Protection({ caps }: { caps: Preferences['caps'] }) {
  const t = useT();
  return (
    <Section title={t('delivery:preferences.protects')}>
      <ul>
        <li>{t('delivery:preferences.aDay', { count: caps.pushesADay })}</li>
        <li>{t('delivery:preferences.aWeek', { count: caps.pushesAWeek })}</li>
        <li>{t('delivery:preferences.ofAPiece', { count: caps.pushesOfAPiece })}</li>
        <li>{t('delivery:preferences.minutesAWeek', { count: minutesOf(caps.secondsAWeek) })}</li>
      </ul>
      <p className="small">{t('delivery:preferences.exceptSafety')}</p>
    </Section>
  );
}
