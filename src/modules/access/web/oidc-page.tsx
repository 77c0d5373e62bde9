import { useEffect } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { useEnter } from './enter.ts';
import { providerAnswer, wishBeforeProvider } from './oidc.ts';
import classes from './sign-in.module.css';

/** The organisation's identity provider sent the visitor back: signs in with what it said. */
export function OidcPage() {
  const t = useT();
  const enter = useEnter();
  const signIn = useSend('access.signInByOidc', { onDone: () => enter(wishBeforeProvider()) });
  const { mutate, isIdle, error } = signIn;
  useEffect(() => {
    if (isIdle) mutate({ query: providerAnswer() });
  }, [isIdle, mutate]);
  return (
    <Page title={t('access:signIn.byOidc')}>
      {error ? (
        <div className={classes['part']}>
          <Failure error={error} />
          <p>
            <LinkButton to="/sign-in" kind="primary" wide="phone">
              {t('access:link.toSignIn')}
            </LinkButton>
          </p>
        </div>
      ) : (
        <SkeletonLines label={t('access:link.opening')} />
      )}
    </Page>
  );
}
