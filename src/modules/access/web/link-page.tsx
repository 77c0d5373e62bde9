import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { useOrganisationName } from '#web/session.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { useEnter } from './enter.ts';
import { linkToken } from './link-token.ts';
import classes from './sign-in.module.css';

/** A sign-in link was opened: on the device that asked it signs in at once, elsewhere it asks first. */
export function LinkPage() {
  const t = useT();
  const enter = useEnter();
  const organisation = useOrganisationName();
  const [token] = useState(linkToken);
  const link = useQuery({
    queryKey: ['access.readLink', token],
    queryFn: () => call('access.readLink', { token }),
    gcTime: 0,
  });
  const signIn = useSend('access.signInByLink', { onDone: () => enter() });
  const { mutate, isIdle } = signIn;
  const straight = link.data && !link.data.needsConfirmation;
  useEffect(() => {
    if (straight && isIdle) mutate({ token });
  }, [straight, isIdle, mutate, token]);
  const error = link.error ?? signIn.error;
  const who = link.data?.name ?? link.data?.email ?? organisation;
  return (
    <Page title={t('access:link.title')}>
      {error && (
        <div className={classes['part']}>
          <Failure error={error} />
          <p>
            <LinkButton to="/sign-in" kind="primary" wide="phone">
              {t('access:link.toSignIn')}
            </LinkButton>
          </p>
        </div>
      )}
      {!error && (!link.data || straight) && <SkeletonLines label={t('access:link.opening')} />}
      {!error && link.data?.needsConfirmation && (
        <>
          <p>{t('access:link.confirm', { who, organisation })}</p>
          <p className={classes['part']}>
            <Button
              kind="primary"
              wide="phone"
              pending={signIn.isPending && t('access:link.opening')}
              onClick={() => mutate({ token, confirmed: true })}
            >
              {t('access:link.confirmAct', { who })}
            </Button>
          </p>
        </>
      )}
    </Page>
  );
}
