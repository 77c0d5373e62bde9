import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { useRows } from '#web/use-rows.ts';
import { SettingsMailState } from './settings-mail-state.tsx';
import { Undelivered } from './undelivered.tsx';

/** How letters leave, those that did not arrive, and for admins the addresses that are not written to. */
export function SettingsMail({ isAdmin }: { isAdmin: boolean }) {
  const t = useT();
  return (
    <>
      <SettingsMailState />
      <Section title={t('delivery:settings.undelivered')} lede={t('delivery:settings.undeliveredLede')}>
        <Undelivered />
      </Section>
      {isAdmin && <Suppressions />}
    </>
  );
}

function Suppressions() {
  const t = useT();
  const format = useFormat();
  const [lifting, setLifting] = useState<string | null>(null);
  const rows = useRows('delivery.listSuppressions', {});
  const changes = { changes: ['delivery.listSuppressions'] };
  const suppress = useSend('delivery.suppress', changes);
  const lift = useSend('delivery.liftSuppression', { ...changes, onDone: () => setLifting(null) });
  const form = useDraftForm({ name: 'delivery.suppress', initial: { address: '', words: '' } });
  return (
    <Section title={t('delivery:settings.suppressions')} lede={t('delivery:settings.suppressionsLede')}>
      {rows.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {rows.error && <Failure error={rows.error} onRetry={rows.retry} />}
      {rows.first?.rows.length === 0 && <p>{t('delivery:settings.noSuppressions')}</p>}
      {rows.rows.length > 0 && (
        <Rows label={t('delivery:settings.suppressions')}>
          {rows.rows.map(({ address, reason, words, createdAt }) => (
            <Row
              key={address}
              name={address}
              meta={[t(`delivery:settings.suppressedFor.${reason}`), format.dayOf(createdAt), words]
                .filter(Boolean)
                .join(' · ')}
              act={
                <button
                  type="button"
                  className="link"
                  aria-label={t('delivery:settings.liftNamed', { address })}
                  onClick={() => setLifting(address)}
                >
                  {t('delivery:settings.lift')}
                </button>
              }
            />
          ))}
        </Rows>
      )}
      <MoreRows {...rows} />
      <Form
        form={form}
        module="delivery"
        submit={t('delivery:settings.suppress')}
        send={async ({ address, words }) => {
          await suppress.mutateAsync({
            address: address.trim(),
            ...(words.trim() ? { words: words.trim() } : {}),
          });
          form.setValues({ address: '', words: '' });
        }}
      >
        <TextField
          {...form.getInputProps('address')}
          data-path="address"
          type="email"
          label={t('delivery:settings.address')}
        />
        <TextField
          {...form.getInputProps('words')}
          data-path="words"
          maxLength={500}
          label={t('delivery:settings.why')}
        />
      </Form>
      {lifting && (
        <ConfirmDialog
          open
          onClose={() => setLifting(null)}
          title={t('delivery:settings.liftTitle', { address: lifting })}
          text={t('delivery:settings.liftText')}
          verb={t('delivery:settings.lift')}
          pending={lift.isPending}
          error={lift.error}
          onConfirm={() => lift.mutate({ address: lifting })}
        />
      )}
    </Section>
  );
}
