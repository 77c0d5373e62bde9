import { Link } from '@tanstack/react-router';
import { dayIn } from '#kernel/calendar.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Notice } from '#web/ui/notice.tsx';
import classes from './reader.module.css';
import type { ReadMessage } from './reader-words.ts';

/** What has become of a piece since it came: replaced, withdrawn, no longer true, or changed since one confirmed it. */
export function MessageStanding({ message }: { message: ReadMessage }) {
  const t = useT();
  const format = useFormat();
  const { replacedBy, withdrawn, trueUntilOn, changed } = message;
  const today = dayIn(format.zone, new Date().toISOString());
  return (
    <div className={classes['standing']}>
      {replacedBy && (
        <Notice
          tone="unsure"
          title={t('delivery:reader.replaced')}
          act={
            <Link to="/messages/$messageId" params={{ messageId: replacedBy }} className="link">
              {t('delivery:reader.toReplacement')}
            </Link>
          }
        />
      )}
      {withdrawn && <Notice tone="unsure" title={t('delivery:reader.withdrawn')} />}
      {!replacedBy && trueUntilOn && trueUntilOn < today && (
        <Notice tone="unsure" title={t('delivery:reader.expired', { day: format.day(trueUntilOn) })}>
          {t('delivery:reader.expiredText')}
        </Notice>
      )}
      {changed && <Changed changed={changed} language={message.language} />}
    </div>
  );
}

interface ChangedProps {
  readonly changed: NonNullable<ReadMessage['changed']>;
  readonly language: string;
}

function Changed({ changed: { text, sinceVersion, difference }, language }: ChangedProps) {
  const t = useT();
  return (
    <Notice tone="info" title={t('delivery:reader.changedTitle', { version: sinceVersion })}>
      <p lang={language}>{text}</p>
      {difference.some(({ kind }) => kind !== 'same') && (
        <details>
          <summary className="link">{t('delivery:reader.showDifference')}</summary>
          <p className={classes['difference']} lang={language}>
            {difference.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are told apart by their place
              <Part key={index} {...part} />
            ))}
          </p>
        </details>
      )}
    </Notice>
  );
}

function Part({ kind, text }: { kind: 'same' | 'added' | 'removed'; text: string }) {
  if (kind === 'added') return <ins>{text}</ins>;
  return kind === 'removed' ? <del>{text}</del> : text;
}
