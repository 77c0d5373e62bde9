import { getRouteApi } from '@tanstack/react-router';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { useEnter } from './enter.ts';
import { NewPasswordField } from './new-password-field.tsx';

const route = getRouteApi('/bare/sign-in');

/** The first time without e-mail: employee number, the printed code, and a password for the next time. */
export function CodeForm() {
  const t = useT();
  const enter = useEnter();
  const { next } = route.useSearch();
  const form = useDraftForm({
    name: 'sign-in-code',
    initial: { employeeNumber: '', code: '', password: '' },
    secret: ['code', 'password'],
  });
  return (
    <Form
      form={form}
      module="access"
      submit={t('access:signIn.submit')}
      send={async (values) => {
        await call('access.signInByCode', values);
        await enter(next);
      }}
    >
      <TextField
        {...form.getInputProps('employeeNumber')}
        label={t('access:code.number')}
        autoComplete="username"
      />
      <TextField
        {...form.getInputProps('code')}
        label={t('access:code.code')}
        description={t('access:code.codeText')}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <NewPasswordField
        field={form.getInputProps('password')}
        label={t('access:code.password')}
        details={[form.values.employeeNumber]}
      />
    </Form>
  );
}
