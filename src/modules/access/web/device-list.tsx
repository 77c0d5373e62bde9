import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { ask, useSend } from '#web/query.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconDevice } from '#web/ui/icons.tsx';
import { SkeletonRows, StatusWord } from '#web/ui/marks.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';

type Device = Answer<'access.listDevices'>['rows'][number];

/** Where I am signed in, and the way to end it. */
export function DeviceList() {
  const t = useT();
  const devices = useQuery(ask('access.listDevices', {}));
  const [leaving, setLeaving] = useState<Device | 'others' | null>(null);
  const rows = devices.data?.rows ?? [];
  return (
    <Section
      title={t('access:devices.title')}
      end={
        rows.length > 1 && (
          <button type="button" className="link" onClick={() => setLeaving('others')}>
            {t('access:devices.others')}
          </button>
        )
      }
    >
      {devices.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {devices.error && <Failure error={devices.error} onRetry={() => void devices.refetch()} />}
      {devices.data && (
        <Rows label={t('access:devices.title')}>
          {rows.map((device) => (
            <DeviceRow key={device.id} device={device} onLeave={() => setLeaving(device)} />
          ))}
        </Rows>
      )}
      {leaving && <Leave what={leaving} onClose={() => setLeaving(null)} />}
    </Section>
  );
}

function DeviceRow({ device, onLeave }: { device: Device; onLeave: () => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <Row
      mark={<IconDevice size={20} />}
      name={nameOf(device, t)}
      meta={
        device.current ? (
          <StatusWord tone="works">{t('access:devices.here')}</StatusWord>
        ) : (
          t('access:devices.seen', { day: format.day(device.lastSeenOn), since: format.day(device.openedOn) })
        )
      }
      act={
        !device.current && (
          <button type="button" className="link" onClick={onLeave}>
            {t('access:devices.signOut')}
          </button>
        )
      }
    />
  );
}

function Leave({ what, onClose }: { what: Device | 'others'; onClose: () => void }) {
  const t = useT();
  const options = {
    changes: ['access.listDevices'],
    onDone: () => {
      say(t('access:devices.done'));
      onClose();
    },
  };
  const one = useSend('access.signOutDevice', options);
  const others = useSend('access.signOutOthers', options);
  const all = what === 'others';
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={
        all ? t('access:devices.confirmOthers') : t('access:devices.confirm', { device: nameOf(what, t) })
      }
      text={t('access:devices.confirmText')}
      verb={t('access:devices.signOut')}
      pending={one.isPending || others.isPending}
      error={one.error ?? others.error}
      onConfirm={() => (all ? others.mutate({}) : one.mutate({ sessionId: what.id }))}
    />
  );
}

function nameOf({ browser, system }: Device, t: Translate): string {
  if (browser && system) return t('access:device.both', { browser, system });
  return browser ?? system ?? t('access:device.unknown');
}
