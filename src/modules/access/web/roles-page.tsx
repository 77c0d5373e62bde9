import { useState } from 'react';
import type { GrantableRole } from '#kernel/roles.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { say } from '#web/ui/toast.tsx';
import { useRows } from '#web/use-rows.ts';
import { GrantDialog } from './grant-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { SettingsFrame } from './settings-frame.tsx';

type Granted = Answer<'access.listGrants'>['rows'][number];

/** Who holds which role, and the way to give and take them. */
export function RolesPage() {
  const t = useT();
  const { can } = useMe();
  const grants = useRows('access.listGrants', {});
  const [open, setOpen] = useState<'grant' | 'invite' | null>(null);
  const [revoking, setRevoking] = useState<Granted | null>(null);
  const columns = useColumns(can.manageRoles ? setRevoking : null);
  const locked = !can.manageRoles && t('access:roles.onlyAdmins');
  return (
    <SettingsFrame
      page="roles"
      lede={t('access:roles.lede')}
      actions={
        <>
          <Button locked={locked} onClick={() => setOpen('invite')}>
            {t('access:invite.open')}
          </Button>
          <Button
            kind="primary"
            icon={<IconPlus size={18} />}
            locked={locked}
            onClick={() => setOpen('grant')}
          >
            {t('access:roles.give')}
          </Button>
        </>
      }
    >
      {grants.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {grants.error && <Failure error={grants.error} onRetry={grants.retry} />}
      {!grants.isPending && !grants.error && grants.rows.length === 0 && (
        <EmptyState title={t('access:roles.empty')} text={t('access:roles.emptyText')} />
      )}
      {grants.rows.length > 0 && (
        <DataTable
          label={t('web:rooms.roles')}
          rows={grants.rows}
          rowId={({ id }) => id}
          columns={columns}
          more={grants}
        />
      )}
      {open === 'grant' && <GrantDialog onClose={() => setOpen(null)} />}
      {open === 'invite' && <InviteDialog onClose={() => setOpen(null)} />}
      {revoking && <Revoke grant={revoking} onClose={() => setRevoking(null)} />}
    </SettingsFrame>
  );
}

function useColumns(onRevoke: ((grant: Granted) => void) | null): readonly Column<Granted>[] {
  const t = useT();
  const format = useFormat();
  const columns: Column<Granted>[] = [
    {
      id: 'person',
      title: t('access:roles.person'),
      cell: ({ person }) => person.name ?? t('access:roles.nameless'),
    },
    { id: 'role', title: t('access:roles.role'), cell: ({ role }) => t(`access:roleNames.${role}`) },
    {
      id: 'where',
      title: t('access:roles.where'),
      cell: ({ unit }) => unit?.name ?? t('access:roles.everywhere'),
    },
    {
      id: 'since',
      title: t('access:roles.since'),
      narrow: 'hide',
      cell: ({ grantedOn, grantedBy }) =>
        grantedBy?.name
          ? t('access:roles.sinceBy', { day: format.day(grantedOn), name: grantedBy.name })
          : format.day(grantedOn),
    },
  ];
  if (!onRevoke) return columns;
  return [
    ...columns,
    {
      id: 'act',
      title: t('access:roles.act'),
      align: 'end',
      cell: (grant) => (
        <button type="button" className="link" onClick={() => onRevoke(grant)}>
          {t('access:roles.revoke')}
        </button>
      ),
    },
  ];
}

function Revoke({ grant, onClose }: { grant: Granted; onClose: () => void }) {
  const t = useT();
  const name = grant.person.name ?? t('access:roles.nameless');
  const role = roleName(grant.role, t);
  const revoke = useSend('access.revokeRole', {
    changes: ['access.listGrants', 'access.readMe'],
    onDone: () => {
      say(t('access:roles.revoked', { name, role }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('access:roles.confirm', { name, role })}
      text={t('access:roles.confirmText')}
      verb={t('access:roles.revoke')}
      pending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate({ grantId: grant.id })}
    />
  );
}

function roleName(role: GrantableRole, t: ReturnType<typeof useT>): string {
  return t(`access:roleNames.${role}`);
}
