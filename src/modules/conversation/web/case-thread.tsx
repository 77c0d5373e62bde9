import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import classes from './case.module.css';
import { type CaseWithThread, type Message, writerOf } from './case-words.ts';
import { ReportDialog } from './report-dialog.tsx';

/** What was written to and fro, oldest first; an answer carries its outcome. */
export function CaseThread({ one }: { one: CaseWithThread }) {
  const t = useT();
  if (one.messages.length === 0) return null;
  return (
    <ol className={classes['thread']} aria-label={t('conversation:case.thread')}>
      {one.messages.map((message) => (
        <MessageRow key={message.id} one={one} message={message} />
      ))}
    </ol>
  );
}

function MessageRow({ one, message }: { one: CaseWithThread; message: Message }) {
  const t = useT();
  const format = useFormat();
  const { kind, sender, outcome, author, writtenOn } = message;
  const who = sender === 'writer' ? writerOf(one, t) : (author?.name ?? t('conversation:case.someone'));
  return (
    <li className={cx(classes['message'], kind === 'outcome' && classes['outcome'])}>
      {kind === 'outcome' && outcome && (
        <p className={classes['verdict']}>{t(`conversation:outcome.${outcome}`)}</p>
      )}
      {kind === 'objection' && <p className={classes['verdict']}>{t('conversation:case.notFair')}</p>}
      <p className={classes['said']}>
        {message.hidden !== null && message.text === '' ? t('conversation:case.hiddenMessage') : message.text}
      </p>
      {message.hidden !== null && message.text !== '' && (
        <p className="small">{t('conversation:case.hidden', { reason: message.hidden })}</p>
      )}
      <p className={cx(classes['metaLine'], 'small')}>
        <span>{who}</span>
        <span className="num">{format.day(writtenOn)}</span>
        {one.can.report && sender !== 'writer' && message.hidden === null && (
          <ReportDialog caseId={one.id} messageId={message.id} />
        )}
      </p>
    </li>
  );
}
