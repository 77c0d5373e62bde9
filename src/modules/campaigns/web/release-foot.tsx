import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { forget } from '#web/query.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { say } from '#web/ui/toast.tsx';
import classes from './release.module.css';
import type { Consequence, Release } from './release-consequence-page.tsx';

interface ReleaseFootProps {
  readonly release: Release;
  readonly consequence: Consequence;
  /** The time that is chosen on screen; another than planned moves the release first. */
  readonly opensAt: string;
  readonly counting: boolean;
}

/** The consequence in one sentence and the button that makes it happen, always in sight. */
export function ReleaseFoot({ release, consequence, opensAt, counting }: ReleaseFootProps) {
  const t = useT();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  return (
    <div className={classes['foot']}>
      <p role="status">
        {t('campaigns:release.goesTo', { count: consequence.reached, at: format.instant(opensAt) })}
      </p>
      <LinkButton kind="quiet" to="/studio/campaigns">
        {t('campaigns:release.keepDraft')}
      </LinkButton>
      <Button
        kind="primary"
        pending={counting && t('campaigns:release.counting')}
        locked={consequence.people === 0 && t('delivery:errors.nobody_in_audience')}
        onClick={() => setAsking(true)}
      >
        {t('campaigns:release.releaseOn', { day: format.dayOf(opensAt) })}
      </Button>
      {asking && (
        <ConfirmRelease
          release={release}
          consequence={consequence}
          opensAt={opensAt}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

type ConfirmProps = Omit<ReleaseFootProps, 'counting'> & { readonly onClose: () => void };

function ConfirmRelease({ release, consequence, opensAt, onClose }: ConfirmProps) {
  const t = useT();
  const format = useFormat();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [reasonMissing, setReasonMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const { advice, reached } = consequence;
  const against = advice !== 'go';
  const confirm = async () => {
    const why = reason.trim();
    setReasonMissing(against && why.length < 3);
    if (against && why.length < 3) return;
    setPending(true);
    setFailure(null);
    try {
      const { version } =
        opensAt === release.timing.opensAt
          ? release
          : await call('delivery.moveRelease', {
              releaseId: release.id,
              version: release.version,
              timing: { kind: release.timing.kind, opensAt },
            });
      const confirmed = await call('delivery.confirmRelease', {
        releaseId: release.id,
        version,
        advice,
        ...(against ? { againstReason: why } : {}),
      });
      say(t(confirmed.state === 'seconding' ? 'campaigns:release.seconding' : 'campaigns:release.confirmed'));
      onClose();
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setPending(false);
      // A release that moved and was not confirmed has a new version all the same.
      await forget(client, ['delivery', 'campaigns']);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('campaigns:release.confirmTitle', { title: release.title, count: reached })}
      text={t(
        release.lane === 'safety' ? 'campaigns:release.confirmSafety' : 'campaigns:release.confirmText',
        {
          at: format.instant(opensAt),
        },
      )}
      actions={
        <>
          <Button onClick={onClose}>{t('web:dialog.cancel')}</Button>
          <Button kind="primary" pending={pending && t('web:form.sending')} onClick={() => void confirm()}>
            {t('campaigns:release.confirm', { count: reached })}
          </Button>
        </>
      }
    >
      {against && (
        <TextArea
          label={t('campaigns:release.against', { advice: t(`delivery:advice.${advice}`) })}
          description={t('campaigns:release.againstHint')}
          value={reason}
          maxLength={1000}
          error={reasonMissing && t('delivery:errors.reason_needed')}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      )}
      {failure && <Failure error={failure} />}
    </Dialog>
  );
}
