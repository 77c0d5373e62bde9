import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';

// As `domain/email` of delivery says it; another code is shown with what the server said.
const CODES = [
  'person_left',
  'withdrawn',
  'no_address',
  'suppressed',
  'unsubscribed',
  'muted',
  'no_letter',
  'address_not_valid',
  'refused',
  'given_up',
  'bounced',
] as const;

/** Letters of some releases that did not arrive, each with its reason. */
export function ReleaseUndelivered({ releaseIds }: { releaseIds: readonly string[] }) {
  const t = useT();
  return (
    <Section title={t('campaigns:outcome.undelivered')}>
      {releaseIds.length === 0 ? (
        <p>{t('campaigns:outcome.allArrived')}</p>
      ) : (
        releaseIds.map((releaseId) => <OfRelease key={releaseId} releaseId={releaseId} />)
      )}
    </Section>
  );
}

function OfRelease({ releaseId }: { releaseId: string }) {
  const t = useT();
  const format = useFormat();
  const letters = useRows('delivery.listUndelivered', { releaseId });
  if (letters.error) return <Failure error={letters.error} onRetry={letters.retry} />;
  if (!letters.isPending && letters.rows.length === 0) return <p>{t('campaigns:outcome.allArrived')}</p>;
  return (
    <>
      <Rows label={t('campaigns:outcome.undelivered')}>
        {letters.rows.map(({ id, filedOn, person, code, words }) => {
          const known = CODES.find((one) => one === code.replace(/^undelivered\./, ''));
          return (
            <Row
              key={id}
              name={person.name ?? t('campaigns:preview.somebody')}
              meta={[format.day(filedOn), known ? t(`delivery:undelivered.${known}`) : code, words]
                .filter(Boolean)
                .join(' · ')}
            />
          );
        })}
      </Rows>
      <MoreRows {...letters} />
    </>
  );
}
