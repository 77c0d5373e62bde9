import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { say } from '#web/ui/toast.tsx';
import type { RingWait } from '../contract/ring.ts';
import { isBinding, needsReason } from '../domain/ring.ts';
import { type Ring, useSaid } from './campaign-words.ts';

/** Opens a ring now. Before its condition holds it takes a reason; an embargo and a missing approval cannot be set aside. */
export function OpenRingDialog({ ring, onClose }: { ring: Ring; onClose: () => void }) {
  const t = useT();
  const said = useSaid();
  const [reason, setReason] = useState('');
  const open = useSend('campaigns.openRing', {
    changes: ['campaigns'],
    onDone: () => {
      say(t('campaigns:ring.openedSaid', { name: said(ring.name) }));
      onClose();
    },
  });
  const binding = ring.waits.filter(isBinding);
  const early = ring.waits.some((wait) => !isBinding(wait) && needsReason(wait));
  const waitWords = (waits: readonly RingWait[]) =>
    waits.map((wait) => t(`campaigns:ringWaits.${wait}`)).join(' · ');
  const locked =
    binding.length > 0
      ? t('campaigns:ring.cannotOpen', { why: waitWords(binding) })
      : early && reason.trim() === '' && t('campaigns:ring.reasonNeeded');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('campaigns:ring.openTitle', { name: said(ring.name) })}
      text={t('campaigns:ring.openText', { count: ring.people })}
      actions={
        <>
          <Button onClick={onClose}>{t('web:dialog.cancel')}</Button>
          <Button
            kind="primary"
            locked={locked}
            pending={open.isPending && t('web:form.sending')}
            onClick={() => open.mutate({ ringId: ring.id, reason: reason.trim() || null })}
          >
            {t('campaigns:ring.openVerb')}
          </Button>
        </>
      }
    >
      {early && binding.length === 0 && (
        <TextArea
          label={t('campaigns:ring.reason')}
          description={t('campaigns:ring.reasonHint', { why: waitWords(ring.waits) })}
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {open.error && <Failure error={open.error} />}
    </Dialog>
  );
}
