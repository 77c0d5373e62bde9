import { useState } from 'react';
import type { EndpointName } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Facts, Section } from '#web/ui/section.tsx';
import classes from './release.module.css';
import type { Release } from './release-consequence-page.tsx';

const CHANGES: readonly EndpointName[] = [
  'delivery.readRelease',
  'delivery.readCalendar',
  'delivery.listReleases',
  'campaigns.listPieceReleases',
];

/** After it was confirmed: how it stands, who stands behind it, and how to hold or call it back. */
export function ReleaseActs({ release }: { release: Release }) {
  const t = useT();
  const format = useFormat();
  const [cancelling, setCancelling] = useState(false);
  const options = { changes: CHANGES };
  const pause = useSend('delivery.pauseRelease', options);
  const resume = useSend('delivery.resumeRelease', options);
  const second = useSend('delivery.secondRelease', options);
  const cancel = useSend('delivery.cancelRelease', { ...options, onDone: () => setCancelling(false) });
  const { id: releaseId, version, can, timing, people } = release;
  const which = { releaseId, version };
  const error = pause.error ?? resume.error ?? second.error;
  const busy = pause.isPending || resume.isPending || second.isPending;
  return (
    <>
      {release.state === 'seconding' && (
        <Notice tone="unsure" title={t('campaigns:release.needsSecond')}>
          {t(can.second ? 'campaigns:release.secondText' : 'campaigns:release.secondOther')}
        </Notice>
      )}
      {release.state === 'stopped' && <Notice tone="harm" title={t('campaigns:release.stopped')} />}
      <Section title={t('campaigns:release.stands')}>
        <Facts
          facts={[
            [t('campaigns:release.opens'), format.instant(timing.opensAt)],
            [t('campaigns:release.latest'), format.instant(timing.endsAt)],
            [t('campaigns:release.whom'), release.audience?.name ?? release.ring],
            ...(people === null ? [] : [[t('campaigns:release.people'), format.number(people)] as const]),
            ...(release.confirmedBy
              ? [[t('campaigns:release.confirmedBy'), release.confirmedBy.name ?? ''] as const]
              : []),
            ...(release.secondedBy
              ? [[t('campaigns:release.secondedBy'), release.secondedBy.name ?? ''] as const]
              : []),
            ...(release.advice
              ? [[t('campaigns:release.adviceWas'), t(`delivery:advice.${release.advice}`)] as const]
              : []),
            ...(release.againstReason
              ? [[t('campaigns:release.reasonWas'), release.againstReason] as const]
              : []),
          ]}
        />
      </Section>
      {error && <Failure error={error} />}
      <div className={classes['acts']}>
        {can.second && (
          <Button kind="primary" pending={busy && t('web:form.sending')} onClick={() => second.mutate(which)}>
            {t('campaigns:release.second')}
          </Button>
        )}
        {can.pause && (
          <Button pending={busy && t('web:form.sending')} onClick={() => pause.mutate(which)}>
            {t('campaigns:release.pause')}
          </Button>
        )}
        {can.resume && (
          <Button kind="primary" pending={busy && t('web:form.sending')} onClick={() => resume.mutate(which)}>
            {t('campaigns:release.resume')}
          </Button>
        )}
        {can.move && (
          <LinkButton to="/studio/calendar" search={{ release: releaseId, on: timing.opensAt.slice(0, 10) }}>
            {t('campaigns:release.move')}
          </LinkButton>
        )}
        {can.cancel && (
          <Button kind="danger" onClick={() => setCancelling(true)}>
            {t('campaigns:release.cancel')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={cancelling}
        onClose={() => setCancelling(false)}
        title={t('campaigns:release.cancelTitle', { title: release.title })}
        text={t('campaigns:release.cancelText')}
        verb={t('campaigns:release.cancel')}
        pending={cancel.isPending}
        error={cancel.error}
        onConfirm={() => cancel.mutate(which)}
      />
    </>
  );
}
