import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconChevron } from '#web/ui/icons.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Facts, Section } from '#web/ui/section.tsx';
import { checkReceipts, type Purse } from './ballot-client.ts';
import { browserPurses } from './ballot-store.ts';
import { signedInWire } from './ballot-wire.ts';

/** «Mine was counted»: the whole published list is read, and compared here, so that nobody learns which entries were looked for. */
export function ReceiptPage() {
  const t = useT();
  const me = useMe();
  const { waveId } = useParams({ from: '/home/receipts/$waveId' });
  const wave = useQuery(ask('listening.readPublicWave', { waveId }));
  const purse = useQuery({
    queryKey: ['listening.purse', me.id, waveId],
    queryFn: async () => (await browserPurses(me.id).read(waveId)) ?? null,
  });
  const isOver = wave.data && ['closed', 'published', 'answered'].includes(wave.data.status);
  const error = wave.error ?? purse.error;
  return (
    <Page title={t('listening:receipt.title')} lede={t('listening:receipt.lede')}>
      {error && <Failure error={error} onRetry={() => void Promise.all([wave.refetch(), purse.refetch()])} />}
      {!error && !(wave.data && purse.isSuccess) && <SkeletonLines label={t('web:page.loading')} />}
      {wave.data && !isOver && (
        <EmptyState
          title={t('listening:receipt.notYet')}
          text={
            wave.data.status === 'cancelled'
              ? t('listening:obstacles.text.cancelled')
              : t('listening:receipt.notYetText')
          }
        />
      )}
      {isOver && purse.isSuccess && (
        <>
          {purse.data ? (
            <Check purse={purse.data} />
          ) : (
            <EmptyState title={t('listening:receipt.noPapers')} text={t('listening:receipt.noPapersText')} />
          )}
          <Counted waveId={waveId} />
          <Link to="/waves/$waveId" params={{ waveId }} className="link">
            {t('listening:results.toPublicPage')} <IconChevron size={16} />
          </Link>
        </>
      )}
    </Page>
  );
}

function Check({ purse }: { purse: Purse }) {
  const t = useT();
  const check = useMutation({ mutationFn: () => checkReceipts(signedInWire, purse) });
  if (check.data) {
    const { counted, missing } = check.data;
    if (counted.length === 0)
      return (
        <Notice tone="unsure" title={t('listening:receipt.none')}>
          {t('listening:receipt.noneText')}
        </Notice>
      );
    return (
      <Notice
        tone={missing.length === 0 ? 'works' : 'unsure'}
        title={
          missing.length === 0
            ? t('listening:receipt.all', { count: counted.length })
            : t('listening:receipt.some', { count: counted.length, all: counted.length + missing.length })
        }
      >
        {missing.length === 0 ? t('listening:receipt.allText') : t('listening:receipt.someText')}
      </Notice>
    );
  }
  return (
    <>
      {check.error && <Failure error={check.error} />}
      <Button
        kind="primary"
        wide="phone"
        pending={check.isPending && t('listening:receipt.checking')}
        onClick={() => check.mutate()}
      >
        {t('listening:receipt.check')}
      </Button>
    </>
  );
}

/** How many ballots were counted: never more than people were invited. */
function Counted({ waveId }: { waveId: string }) {
  const t = useT();
  const format = useFormat();
  const list = useQuery({
    ...ask('listening.listBallotIds', { waveId }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!list.data) return null;
  return (
    <Section title={t('listening:receipt.counted')} lede={t('listening:receipt.countedLede')}>
      <Facts
        facts={list.data.counted.map(({ view, ballots, invited }) => [
          t(`listening:views.${view}`),
          t('listening:receipt.ballots', { count: ballots, invited: format.number(invited) }),
        ])}
      />
    </Section>
  );
}
