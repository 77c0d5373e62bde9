import { useT } from '../i18n.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

/** An address that leads nowhere, or to something that is not for the visitor. */
export function NoSuchPage() {
  const t = useT();
  return (
    <Page title={t('web:noSuchPage.title')}>
      <EmptyState
        title={t('web:noSuchPage.sentence')}
        text={t('web:noSuchPage.text')}
        act={
          <LinkButton to="/" kind="primary">
            {t('web:noSuchPage.act')}
          </LinkButton>
        }
      />
    </Page>
  );
}
