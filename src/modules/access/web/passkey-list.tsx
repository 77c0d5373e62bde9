import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, forget, useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { PasswordField, TextField } from '#web/ui/fields.tsx';
import { IconKey } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { addPasskey, passkeysWork, wasCancelled } from './passkeys.ts';

type Passkey = Answer<'access.listPasskeys'>['rows'][number];

/** My passkeys: sign in with finger, face or the lock of the device. */
export function PasskeyList() {
  const t = useT();
  const passkeys = useQuery(ask('access.listPasskeys', {}));
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const works = passkeysWork();
  const add = (
    <Button
      icon={<IconKey size={20} />}
      locked={!works && t('access:passkeys.needHttps')}
      onClick={() => setAdding(true)}
    >
      {t('access:passkeys.add')}
    </Button>
  );
  return (
    <Section title={t('access:passkeys.title')}>
      {passkeys.isPending && <SkeletonRows label={t('web:page.loading')} count={1} />}
      {passkeys.error && <Failure error={passkeys.error} onRetry={() => void passkeys.refetch()} />}
      {passkeys.data?.rows.length === 0 && (
        <EmptyState title={t('access:passkeys.empty')} text={t('access:passkeys.emptyText')} act={add} />
      )}
      {passkeys.data && passkeys.data.rows.length > 0 && (
        <>
          <Rows label={t('access:passkeys.title')}>
            {passkeys.data.rows.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} onRemove={() => setRemoving(passkey)} />
            ))}
          </Rows>
          <div style={{ marginTop: 16 }}>{add}</div>
        </>
      )}
      <AddPasskey open={adding} onClose={() => setAdding(false)} />
      {removing && <RemovePasskey passkey={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

function PasskeyRow({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const t = useT();
  const format = useFormat();
  const added = format.day(passkey.addedOn);
  return (
    <Row
      mark={<IconKey size={20} />}
      name={passkey.name}
      meta={
        passkey.lastUsedOn
          ? t('access:passkeys.used', { added, used: format.day(passkey.lastUsedOn) })
          : t('access:passkeys.unused', { added })
      }
      act={
        <button type="button" className="link" onClick={onRemove}>
          {t('access:passkeys.remove')}
        </button>
      }
    />
  );
}

function AddPasskey({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { can } = useMe();
  const [name, setName] = useState('');
  const [current, setCurrent] = useState('');
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim() || t('access:passkeys.defaultName'), current || undefined),
    // When the quarter of an hour ran out while the dialog stood open, the field appears.
    onError: () => forget(client, ['access.readMe']),
    onSuccess: async () => {
      await forget(client, ['access.listPasskeys']);
      say(t('access:passkeys.added'));
      setName('');
      setCurrent('');
      onClose();
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('access:passkeys.add')}
      text={t('access:passkeys.addText')}
      actions={
        <>
          <Button onClick={onClose}>{t('web:dialog.cancel')}</Button>
          <Button
            kind="primary"
            pending={add.isPending && t('access:passkeys.waiting')}
            onClick={() => add.mutate()}
          >
            {t('access:passkeys.make')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('access:passkeys.name')}
        placeholder={t('access:passkeys.defaultName')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {!can.addWayInFreely && (
        <PasswordField
          label={t('access:password.current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
      )}
      {add.error && !wasCancelled(add.error) && <Failure error={add.error} />}
    </Dialog>
  );
}

function RemovePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const t = useT();
  const remove = useSend('access.removePasskey', {
    changes: ['access.listPasskeys'],
    onDone: () => {
      say(t('access:passkeys.removed', { name: passkey.name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('access:passkeys.confirm', { name: passkey.name })}
      text={t('access:passkeys.confirmText')}
      verb={t('access:passkeys.remove')}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ passkeyId: passkey.id })}
    />
  );
}
