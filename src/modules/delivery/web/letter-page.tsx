import { useQuery } from '@tanstack/react-query';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { letterToken } from './letter-token.ts';
import { MessageText } from './message-text.tsx';
import classes from './reader.module.css';
import { minutesWord } from './reader-words.ts';

/** The message of a letter, for whoever holds its link: read without a password. To confirm it one signs in. */
export function LetterPage() {
  const t = useT();
  const token = letterToken();
  const message = useQuery({
    queryKey: ['delivery.readByLink', token],
    queryFn: ({ signal }) => call('delivery.readByLink', { token }, { signal }),
  });
  if (message.error)
    return (
      <Page title={t('delivery:reader.piece')}>
        <Failure error={message.error} onRetry={() => void message.refetch()} />
      </Page>
    );
  if (!message.data)
    return (
      <Page title={t('delivery:reader.piece')}>
        <SkeletonLines label={t('web:page.loading')} widths={[70, 95, 88]} />
      </Page>
    );
  const { id: messageId, title, oneLine, fromWhom, seconds, changesForYou, language, level } = message.data;
  return (
    <Page
      title={title}
      titleLanguage={language}
      lede={oneLine}
      meta={`${fromWhom} · ${minutesWord(seconds, t)}`}
    >
      <section className={classes['changes']}>
        <h2>{t('delivery:reader.changesForYou')}</h2>
        <p lang={language}>{changesForYou ?? t('delivery:reader.nothingChanges')}</p>
      </section>
      <div className={classes['body']}>
        <MessageText message={message.data} reading="byLink" />
      </div>
      <div className={classes['end']}>
        <LinkButton
          to="/messages/$messageId"
          params={{ messageId }}
          search={{ from: 'email' }}
          kind={level === 'none' ? 'secondary' : 'primary'}
          wide="phone"
        >
          {level === 'none' ? t('delivery:reader.openInInward') : t('delivery:reader.signInToConfirm')}
        </LinkButton>
      </div>
    </Page>
  );
}
