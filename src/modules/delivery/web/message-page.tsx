import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Language } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { MessageEnd } from './message-end.tsx';
import { MessageChanges, MessageFrom, MessageWhy } from './message-parts.tsx';
import { MessageStanding } from './message-standing.tsx';
import { MessageText } from './message-text.tsx';
import classes from './reader.module.css';
import type { ReadMessage } from './reader-words.ts';
import { useReading } from './use-reading.ts';

/** A piece as its reader sees it: what changes for them, the text, one question, and why it came. */
export function MessagePage() {
  const t = useT();
  const { messageId } = useParams({ from: '/home/messages/$messageId' });
  const [chosen, setChosen] = useState<Language | undefined>();
  const message = useQuery({
    ...ask('delivery.readMessage', { messageId, ...(chosen ? { language: chosen } : {}) }),
    // Another edition of the same piece: the one on the screen stays until the other is there.
    placeholderData: (before) => (before?.id === messageId ? before : undefined),
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
        <SkeletonLines label={t('web:page.loading')} widths={[70, 95, 88, 92]} />
      </Page>
    );
  return <MessageView key={messageId} message={message.data} onLanguage={setChosen} />;
}

interface MessageViewProps {
  readonly message: ReadMessage;
  readonly onLanguage: (language: Language) => void;
}

function MessageView({ message, onLanguage }: MessageViewProps) {
  const { from } = useSearch({ from: '/home/messages/$messageId' });
  const { id: messageId, version, seconds, title, oneLine, because, language } = message;
  const reading = useReading({ messageId, version, seconds, channel: from, counts: 'read' });
  const changes = <MessageChanges message={message} />;
  return (
    <Page
      title={title}
      titleLanguage={language}
      eyebrow={because.at(-1)?.title}
      lede={oneLine !== title && oneLine !== message.changesForYou && <span lang={language}>{oneLine}</span>}
      aside={
        <>
          <div className={classes['onDesk']}>{changes}</div>
          <MessageWhy message={message} />
        </>
      }
    >
      <MessageFrom message={message} onLanguage={onLanguage} />
      <MessageStanding message={message} />
      <div className={classes['onPhone']}>{changes}</div>
      <div className={classes['body']} ref={reading}>
        <MessageText message={message} />
      </div>
      <MessageEnd message={message} />
    </Page>
  );
}
