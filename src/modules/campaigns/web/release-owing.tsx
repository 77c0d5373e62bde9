import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { useRows } from '#web/use-rows.ts';

interface ReleaseOwingProps {
  readonly messageId: string;
  /** Only of what must be known; of everything else numbers are all that is known. */
  readonly named: boolean;
}

/** Who has not confirmed yet, where they may be named, and a reminder by hand. */
export function ReleaseOwing({ messageId, named }: ReleaseOwingProps) {
  const t = useT();
  const remind = useSend('delivery.remindOwing', {
    changes: ['delivery.listOwing'],
    onDone: ({ people }) =>
      say(
        t(people > 0 ? 'campaigns:outcome.reminded' : 'campaigns:outcome.nobodyReminded', { count: people }),
      ),
  });
  return (
    <Section
      title={t('campaigns:outcome.owing')}
      lede={t(named ? 'campaigns:outcome.owingText' : 'campaigns:outcome.owingUnnamed')}
    >
      {named && <Owing messageId={messageId} />}
      <p className="small">{t('campaigns:outcome.reminders')}</p>
      <Button
        pending={remind.isPending && t('web:form.sending')}
        onClick={() => remind.mutate({ messageId })}
      >
        {t('campaigns:outcome.remind')}
      </Button>
      {remind.error && <Failure error={remind.error} />}
    </Section>
  );
}

function Owing({ messageId }: { messageId: string }) {
  const t = useT();
  const format = useFormat();
  const owing = useRows('delivery.listOwing', { messageId });
  if (owing.isPending) return <SkeletonRows label={t('web:page.loading')} count={2} />;
  if (owing.error) return <Failure error={owing.error} onRetry={owing.retry} />;
  if (owing.rows.length === 0) return <p>{t('campaigns:outcome.nobodyOwes')}</p>;
  return (
    <>
      <Rows label={t('campaigns:outcome.owing')}>
        {owing.rows.map(({ person, unitName, openedAt, remindedAt }) => (
          <Row
            key={person.id}
            name={person.name ?? t('campaigns:preview.somebody')}
            meta={[
              unitName,
              t('campaigns:outcome.hasItSince', { day: format.dayOf(openedAt) }),
              remindedAt && t('campaigns:outcome.remindedAt', { at: format.instant(remindedAt) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
      <MoreRows {...owing} />
    </>
  );
}
