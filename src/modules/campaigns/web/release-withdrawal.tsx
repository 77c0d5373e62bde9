import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import classes from './release.module.css';

interface WithdrawalProps {
  readonly messageId: string;
  readonly title: string;
  readonly withdrawnAt: string | null;
}

/** Takes a message back that should not have gone out; afterwards, that it was. */
export function ReleaseWithdrawal({ messageId, title, withdrawnAt }: WithdrawalProps) {
  const t = useT();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const withdraw = useSend('delivery.withdrawMessage', {
    changes: ['delivery', 'campaigns'],
    onDone: () => setAsking(false),
  });
  if (withdrawnAt)
    return (
      <Notice tone="unsure" title={t('campaigns:outcome.takenBack', { at: format.instant(withdrawnAt) })} />
    );
  return (
    <>
      <p className={classes['apart']}>
        <Button kind="danger" onClick={() => setAsking(true)}>
          {t('campaigns:outcome.takeBack')}
        </Button>
      </p>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('campaigns:outcome.takeBackTitle', { title })}
        text={t('campaigns:outcome.takeBackText')}
        verb={t('campaigns:outcome.takeBack')}
        pending={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate({ messageId })}
      />
    </>
  );
}
