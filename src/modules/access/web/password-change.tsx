import { useQueryClient } from '@tanstack/react-query';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { forget } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { PasswordField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { NewPasswordField } from './new-password-field.tsx';

/** Sets or changes my password; my other devices are signed out and my API tokens revoked by it. */
export function PasswordChange() {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const form = useDraftForm({
    name: 'password',
    initial: { current: '', next: '' },
    secret: ['current', 'next'],
  });
  const asksCurrent = me.hasPassword && !me.can.setPasswordFreely;
  return (
    <Section
      title={t('access:password.title')}
      lede={me.hasPassword ? t('access:password.lede') : t('access:password.ledeNone')}
    >
      <Form
        form={form}
        module="access"
        submit={me.hasPassword ? t('access:password.change') : t('access:password.set')}
        send={async ({ current, next }) => {
          await call('access.changePassword', asksCurrent ? { current, next } : { next });
          await forget(client, ['access.readMe', 'access.listDevices', 'access.listTokens']);
          form.reset();
          say(t('access:password.changed'));
        }}
      >
        <input type="hidden" autoComplete="username" value={me.email ?? ''} readOnly />
        {asksCurrent && (
          <PasswordField
            {...form.getInputProps('current')}
            label={t('access:password.current')}
            autoComplete="current-password"
          />
        )}
        <NewPasswordField
          field={form.getInputProps('next')}
          label={t('access:password.next')}
          details={[me.name ?? '', me.email ?? '']}
        />
      </Form>
    </Section>
  );
}
