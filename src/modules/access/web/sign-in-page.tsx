import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { useOrganisationName } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { PasswordField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { IconArrow, IconKey } from '#web/ui/icons.tsx';
import { Page } from '#web/ui/page.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { CodeForm } from './code-form.tsx';
import { useEnter } from './enter.ts';
import { LinkForm } from './link-form.tsx';
import { leaveForProvider } from './oidc.ts';
import { passkeysWork, signInByPasskey, wasCancelled } from './passkeys.ts';
import classes from './sign-in.module.css';

const route = getRouteApi('/bare/sign-in');

/** Every way in: password, passkey, a link by mail, a printed code. */
export function SignInPage() {
  const t = useT();
  const { way = 'password' } = route.useSearch();
  const organisation = useOrganisationName();
  return (
    <Page title={t('access:signIn.title')} lede={t(`access:signIn.lede.${way}`, { organisation })}>
      {way === 'password' && <PasswordForm />}
      {way === 'link' && <LinkForm />}
      {way === 'code' && <CodeForm />}
      <OtherWays />
    </Page>
  );
}

function PasswordForm() {
  const t = useT();
  const enter = useEnter();
  const { next } = route.useSearch();
  const form = useDraftForm({ name: 'sign-in', initial: { name: '', password: '' }, secret: ['password'] });
  return (
    <Form
      form={form}
      module="access"
      submit={t('access:signIn.submit')}
      send={async (values) => {
        await call('access.signIn', values);
        await enter(next);
      }}
    >
      <TextField
        {...form.getInputProps('name')}
        label={t('access:signIn.name')}
        autoComplete="username"
        autoCapitalize="none"
      />
      <PasswordField
        {...form.getInputProps('password')}
        label={t('access:signIn.password')}
        autoComplete="current-password"
      />
    </Form>
  );
}

function OtherWays() {
  const t = useT();
  const { next, way = 'password' } = route.useSearch();
  const ways = useQuery(ask('access.readWaysIn', {}));
  const kept = next ? { next } : {};
  return (
    <section className={classes['others']} aria-label={t('access:signIn.others')}>
      {ways.data?.oidc && <ProviderButton />}
      {passkeysWork() && <PasskeyButton />}
      {way !== 'password' && (
        <Link to="/sign-in" search={kept} className="link">
          {t('access:signIn.byPassword')}
        </Link>
      )}
      {way !== 'link' && ways.data?.mail && (
        <Link to="/sign-in" search={{ ...kept, way: 'link' }} className="link">
          {t('access:signIn.byLink')}
        </Link>
      )}
      {way !== 'code' && (
        <Link to="/sign-in" search={{ ...kept, way: 'code' }} className="link">
          {t('access:signIn.byCode')}
        </Link>
      )}
    </section>
  );
}

function ProviderButton() {
  const t = useT();
  const { next } = route.useSearch();
  const leave = useMutation({ mutationFn: () => leaveForProvider(next) });
  return (
    <>
      <Button
        icon={<IconArrow size={20} />}
        wide="phone"
        pending={leave.isPending && t('access:link.opening')}
        onClick={() => leave.mutate()}
      >
        {t('access:signIn.byOidc')}
      </Button>
      {leave.error && <Failure error={leave.error} />}
    </>
  );
}

function PasskeyButton() {
  const t = useT();
  const enter = useEnter();
  const { next } = route.useSearch();
  const signIn = useMutation({ mutationFn: signInByPasskey, onSuccess: () => enter(next) });
  return (
    <>
      <Button
        icon={<IconKey size={20} />}
        wide="phone"
        pending={signIn.isPending && t('access:passkeys.waiting')}
        onClick={() => signIn.mutate()}
      >
        {t('access:signIn.byPasskey')}
      </Button>
      {signIn.error && !wasCancelled(signIn.error) && <Failure error={signIn.error} />}
    </>
  );
}
