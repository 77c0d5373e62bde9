import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';

/** How often anybody went past everybody’s caps for safety, and under which two names. */
export function SafetyCount() {
  const t = useT();
  const format = useFormat();
  const safety = useQuery(ask('delivery.readSafetyCount', {}));
  return (
    <Section title={t('delivery:reader.safetyTitle')}>
      {safety.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {safety.error && <Failure error={safety.error} onRetry={() => void safety.refetch()} />}
      {safety.data && <p>{t('delivery:safety.count', { count: safety.data.count })}</p>}
      {safety.data && safety.data.releases.length > 0 && (
        <Rows label={t('delivery:reader.safetyTitle')}>
          {safety.data.releases.map(({ openedOn, title, confirmedBy, secondedBy }) => (
            <Row
              key={`${openedOn}${title}`}
              name={title}
              meta={`${format.day(openedOn)} · ${format.list([confirmedBy, secondedBy].filter((one) => one !== null))}`}
            />
          ))}
        </Rows>
      )}
    </Section>
  );
}
