import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { letterToken } from './letter-token.ts';

type Leaving = Answer<'delivery.readLeaving'>;

/** Behind «unsubscribe» of a letter: what one press stops, and the way back. */
export function LeavingPage() {
  const t = useT();
  const token = letterToken();
  const leaving = useQuery({
    queryKey: ['delivery.readLeaving', token],
    queryFn: ({ signal }) => call('delivery.readLeaving', { token }, { signal }),
  });
  return (
    <Page title={t('delivery:leaving.title')}>
      {leaving.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {leaving.error && <Failure error={leaving.error} onRetry={() => void leaving.refetch()} />}
      {leaving.data && <Choice token={token} leaving={leaving.data} />}
    </Page>
  );
}

function Choice({ token, leaving }: { token: string; leaving: Leaving }) {
  const t = useT();
  const client = useQueryClient();
  const { stops, topic, stopped } = leaving;
  const change = useMutation({
    mutationFn: () => call(stopped ? 'delivery.comeBack' : 'delivery.leave', { token }),
    onSuccess: (answer) => client.setQueryData(['delivery.readLeaving', token], answer),
  });
  if (stops === 'nothing') return <Notice tone="info" title={t('delivery:leaving.nothing')} />;
  const words = { topic: topic ?? '' };
  return (
    <>
      <Notice
        tone={stopped ? 'works' : 'info'}
        title={
          stopped ? t(`delivery:leaving.${stops}`, words) : t(`delivery:leaving.wouldStop.${stops}`, words)
        }
      >
        {t('delivery:leaving.stillInFeed')}
      </Notice>
      <p>
        <Button
          kind={stopped ? 'secondary' : 'primary'}
          wide="phone"
          pending={change.isPending && t('web:form.sending')}
          onClick={() => change.mutate()}
        >
          {stopped ? t('delivery:leaving.undo') : t('delivery:leaving.stop')}
        </Button>
      </p>
      {change.error && <Failure error={change.error} />}
    </>
  );
}
