import { useState } from 'react';
import { AskAbout } from '#web/home/ask-about.tsx';
import { AskedHere } from '#web/home/asked-here.tsx';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { say } from '#web/ui/toast.tsx';
import { secondsToRead } from '../domain/reading.ts';
import { Acknowledged, Acknowledgement } from './acknowledgement.tsx';
import classes from './reader.module.css';
import type { ReadMessage } from './reader-words.ts';
import { noteReceipt, sendReceipts } from './receipts.ts';
import { subjectOf } from './subject.ts';

/** After the text: the one question, whether it was useful, what one would ask, and how reading is counted. */
export function MessageEnd({ message }: { message: ReadMessage }) {
  const t = useT();
  const { can, topic } = message;
  return (
    <div className={classes['end']}>
      {can.acknowledge ? (
        <section className={classes['card']} aria-label={t('delivery:reader.confirmation')}>
          <Acknowledgement message={message} />
        </section>
      ) : (
        <Acknowledged message={message} />
      )}
      <AskedHere subject={message.piece} />
      <Useful message={message} />
      <Question message={message} />
      {can.mute && topic && <Mute topic={topic} />}
      <p className="small">{t('delivery:reader.howCounted', { count: secondsToRead(message.seconds) })}</p>
    </div>
  );
}

/** One tap, and another to change one's mind. */
function Useful({ message: { id: messageId, version, useful } }: { message: ReadMessage }) {
  const t = useT();
  const me = useMe();
  const [said, setSaid] = useState(useful);
  const tell = (value: boolean) => {
    setSaid(value);
    noteReceipt(me.id, {
      messageId,
      version,
      kind: value ? 'useful' : 'not_useful',
      channel: 'feed',
      seconds: 0,
    });
    void sendReceipts(me.id);
  };
  return (
    <fieldset className={classes['useful']} aria-label={t('delivery:reader.wasUseful')}>
      <span>{t('delivery:reader.wasUseful')}</span>
      {[true, false].map((value) => (
        <button
          key={String(value)}
          type="button"
          className={classes['chip']}
          aria-pressed={said === value}
          onClick={() => tell(value)}
        >
          {value ? t('delivery:reader.useful') : t('delivery:reader.notUseful')}
        </button>
      ))}
    </fieldset>
  );
}

function Question({ message }: { message: ReadMessage }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  if (!open) return <Button onClick={() => setOpen(true)}>{t('delivery:reader.askAboutThis')}</Button>;
  return (
    <section aria-label={t('delivery:reader.askAboutThis')}>
      <h2>{t('delivery:reader.askAboutThis')}</h2>
      <AskAbout subject={subjectOf(message)} />
    </section>
  );
}

function Mute({ topic }: { topic: { id: string; name: string } }) {
  const t = useT();
  const unmute = useSend('delivery.unmuteTopic', { changes: ['delivery'] });
  const mute = useSend('delivery.muteTopic', {
    changes: ['delivery.readToday', 'delivery.readPreferences'],
    onDone: () =>
      say(t('delivery:reader.muted', { topic: topic.name }), {
        label: t('delivery:reader.unmute'),
        run: () => unmute.mutate({ topicId: topic.id }),
      }),
  });
  return (
    <div>
      <button type="button" className="link" onClick={() => mute.mutate({ topicId: topic.id })}>
        {t('delivery:reader.mute', { topic: topic.name })}
      </button>
      {mute.error && <Failure error={mute.error} />}
    </div>
  );
}
