import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';

// As `domain/email` says it; another code is shown with what the server said.
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

/** Letters that did not arrive, each with its reason; of one release, or of all. */
export function Undelivered({ releaseId }: { releaseId?: string }) {
  const t = useT();
  const format = useFormat();
  const letters = useRows('delivery.listUndelivered', releaseId ? { releaseId } : {});
  if (letters.isPending) return <SkeletonRows label={t('web:page.loading')} count={2} />;
  if (letters.error) return <Failure error={letters.error} onRetry={letters.retry} />;
  if (letters.rows.length === 0) return <p>{t('delivery:settings.allArrived')}</p>;
  return (
    <>
      <Rows label={t('delivery:settings.undelivered')}>
        {letters.rows.map(({ id, filedOn, person, code, words }) => {
          const known = CODES.find((one) => one === code.replace(/^undelivered\./, ''));
          return (
            <Row
              key={id}
              name={person.name ?? t('delivery:settings.somebody')}
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
