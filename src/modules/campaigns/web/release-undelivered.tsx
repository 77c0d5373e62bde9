import { Undelivered } from '#modules/delivery/web/undelivered.tsx';
import { useT } from '#web/i18n.ts';
import { Section } from '#web/ui/section.tsx';

/** Letters of some releases that did not arrive. */
export function ReleaseUndelivered({ releaseIds }: { releaseIds: readonly string[] }) {
  const t = useT();
  return (
    <Section title={t('delivery:settings.undelivered')}>
      {releaseIds.length === 0 ? (
        <p>{t('delivery:settings.allArrived')}</p>
      ) : (
        releaseIds.map((releaseId) => <Undelivered key={releaseId} releaseId={releaseId} />)
      )}
    </Section>
  );
}
