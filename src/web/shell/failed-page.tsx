import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useT } from '../i18n.ts';
import { Failure } from '../ui/failure.tsx';
import { Page } from '../ui/page.tsx';

/** A page that could not be shown: what happened, the number to quote, and another try. The frame around it stays. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const t = useT();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t('web:failure.title')}>
      <Failure error={error instanceof Error ? error : new Error(String(error))} onRetry={retry} />
    </Page>
  );
}
