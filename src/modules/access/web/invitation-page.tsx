import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { useOrganisationName } from '#web/session.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { useEnter } from './enter.ts';
import { linkToken } from './link-token.ts';
import { NewPasswordField } from './new-password-field.tsx';
import classes from './sign-in.module.css';

/** An invitation was opened: the first password, and in. */
export function InvitationPage() {
  const t = useT();
  const enter = useEnter();
  const organisation = useOrganisationName();
  const [token] = useState(linkToken);
  const link = useQuery({
    queryKey: ['access.readLink', token],
    queryFn: () => call('access.readLink', { token }),
    gcTime: 0,
  });
  const form = useDraftForm({ name: 'invitation', initial: { password: '' }, secret: ['password'] });
  const details = [link.data?.name, link.data?.email].filter((known) => typeof known === 'string');
  return (
    <Page
      title={t('access:invitation.title', { organisation })}
      lede={
        link.data && t('access:invitation.lede', { who: link.data.name ?? link.data.email ?? organisation })
      }
    >
      {link.isPending && <SkeletonLines label={t('access:link.opening')} />}
      {link.error && (
        <div className={classes['part']}>
          <Failure error={link.error} />
          <p>
            <LinkButton to="/sign-in" kind="primary" wide="phone">
              {t('access:link.toSignIn')}
            </LinkButton>
          </p>
        </div>
      )}
      {link.data && (
        <Form
          form={form}
          module="access"
          submit={t('access:invitation.submit')}
          send={async ({ password }) => {
            await call('access.acceptInvitation', { token, password });
            await enter();
          }}
        >
          {/* Password managers keep the password under this name. */}
          <input type="hidden" autoComplete="username" value={link.data.email ?? ''} readOnly />
          <NewPasswordField
            field={form.getInputProps('password')}
            label={t('access:code.password')}
            details={details}
          />
        </Form>
      )}
    </Page>
  );
}
