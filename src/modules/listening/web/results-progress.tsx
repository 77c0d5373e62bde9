import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { Progress } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';

const ASK_AGAIN_MS = 3_000;

interface ResultsProgressProps {
  readonly waveId: string;
  /** Why there is no report. */
  readonly error: Error;
  readonly onDone: () => void;
}

/** Where a report will be: the wave is still open, or its results are being made; anything else is an error. */
export function ResultsProgress({ waveId, error, onDone }: ResultsProgressProps) {
  const t = useT();
  const format = useFormat();
  const progress = useQuery({
    ...ask('listening.readResultProgress', { waveId }),
    refetchInterval: ASK_AGAIN_MS,
    retry: false,
  });
  const state = progress.data?.state;
  useEffect(() => {
    if (state === 'done') onDone();
  }, [state, onDone]);
  const making = progress.data && ['waiting', 'planning', 'counting'].includes(progress.data.state);
  return (
    <Page title={t('listening:results.title')}>
      {making ? (
        <>
          <EmptyState title={t('listening:results.making')} text={t('listening:results.makingText')} />
          {progress.data.of > 0 && (
            <Progress
              share={progress.data.done / progress.data.of}
              label={t('listening:results.makingShort')}
              words={`${format.number(progress.data.done)} / ${format.number(progress.data.of)}`}
            />
          )}
        </>
      ) : (
        <Failure error={error} onRetry={onDone} />
      )}
    </Page>
  );
}
