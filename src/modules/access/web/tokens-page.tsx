import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Segments } from '#web/ui/choice.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconKey, IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { useRows } from '#web/use-rows.ts';
import { SettingsFrame } from './settings-frame.tsx';
import { TokenDialog } from './token-dialog.tsx';

type Token = Answer<'access.listTokens'>['rows'][number];

/** Tokens with which other programs use the API in a person's name. */
export function TokensPage() {
  const t = useT();
  const { can } = useMe();
  const [of, setOf] = useState<'me' | 'everybody'>('me');
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const tokens = useRows('access.listTokens', { of });
  const make = (
    <Button kind="primary" icon={<IconPlus size={18} />} onClick={() => setMaking(true)}>
      {t('access:tokens.make')}
    </Button>
  );
  return (
    <SettingsFrame page="tokens" lede={t('access:tokens.lede')} actions={make}>
      {can.seeEverybodysTokens && (
        <Segments
          label={t('access:tokens.whose')}
          value={of}
          onChange={setOf}
          options={[
            { value: 'me', label: t('access:tokens.mine') },
            { value: 'everybody', label: t('access:tokens.everybodys') },
          ]}
        />
      )}
      {tokens.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {tokens.error && <Failure error={tokens.error} onRetry={tokens.retry} />}
      {!tokens.isPending && !tokens.error && tokens.rows.length === 0 && (
        <EmptyState title={t('access:tokens.empty')} text={t('access:tokens.emptyText')} />
      )}
      {tokens.rows.length > 0 && (
        <Rows label={t('web:rooms.tokens')}>
          {tokens.rows.map((token) => (
            <TokenRow
              key={token.id}
              token={token}
              named={of === 'everybody'}
              onRevoke={() => setRevoking(token)}
            />
          ))}
        </Rows>
      )}
      <MoreRows {...tokens} />
      {making && <TokenDialog onClose={() => setMaking(false)} />}
      {revoking && <Revoke token={revoking} onClose={() => setRevoking(null)} />}
    </SettingsFrame>
  );
}

function TokenRow({ token, named, onRevoke }: { token: Token; named: boolean; onRevoke: () => void }) {
  const t = useT();
  const format = useFormat();
  const used = token.lastUsedOn
    ? t('access:tokens.used', { used: format.day(token.lastUsedOn), until: format.dayOf(token.expiresAt) })
    : t('access:tokens.unused', { until: format.dayOf(token.expiresAt) });
  return (
    <Row
      mark={<IconKey size={20} />}
      name={
        named && token.personName
          ? t('access:tokens.of', { name: token.name, person: token.personName })
          : token.name
      }
      meta={
        <>
          <div>{format.list(token.scopes)}</div>
          <div>{used}</div>
        </>
      }
      act={
        <button type="button" className="link" onClick={onRevoke}>
          {t('access:tokens.revoke')}
        </button>
      }
    />
  );
}

function Revoke({ token, onClose }: { token: Token; onClose: () => void }) {
  const t = useT();
  const revoke = useSend('access.revokeToken', {
    changes: ['access.listTokens'],
    onDone: () => {
      say(t('access:tokens.revoked', { name: token.name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('access:tokens.confirm', { name: token.name })}
      text={t('access:tokens.confirmText')}
      verb={t('access:tokens.revoke')}
      pending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate({ tokenId: token.id })}
    />
  );
}
