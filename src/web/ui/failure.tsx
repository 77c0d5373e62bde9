import { Notice } from './notice.tsx';
import { ProblemError, UnreachableError } from './problem.ts';
import { problemText } from './problem-text.ts';
import { useWords } from './words.ts';

/** Why something did not work, in a sentence of the reader's language, with a way to try again. Nothing typed is lost. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useWords();
  const lost = error instanceof UnreachableError;
  const requestId = error instanceof ProblemError && error.status >= 500 ? error.requestId : undefined;
  return (
    <Notice
      tone={lost ? 'unsure' : 'harm'}
      title={problemText(error, t)}
      act={
        onRetry && (
          <button type="button" className="link" onClick={onRetry}>
            {t('web:failure.retry')}
          </button>
        )
      }
    >
      {lost && t('web:failure.kept')}
      {requestId && t('web:failure.request', { requestId })}
    </Notice>
  );
}
