import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Section } from '#web/ui/section.tsx';
import { QuestionList } from './question-list.tsx';

/** What was asked and answered in a session, to read and to print. */
export function Transcript({ sessionId }: { sessionId: string }) {
  const t = useT();
  const found = useQuery(ask('conversation.readTranscript', { sessionId }));
  if (found.isPending) return <SkeletonLines label={t('web:page.loading')} widths={[40, 90, 80]} />;
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  const { answered, open } = found.data;
  return (
    <>
      <Section
        title={t('conversation:session.transcript')}
        end={
          <Button kind="quiet" onClick={() => window.print()}>
            {t('conversation:session.print')}
          </Button>
        }
      >
        {answered.length > 0 ? (
          <QuestionList questions={answered} />
        ) : (
          <p className="small">{t('conversation:session.nothingAnswered')}</p>
        )}
      </Section>
      {open.length > 0 && (
        <Section title={t('conversation:session.stillOpen')}>
          <QuestionList questions={open} />
        </Section>
      )}
    </>
  );
}
