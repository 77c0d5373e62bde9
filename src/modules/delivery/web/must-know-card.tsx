import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { AskAbout } from '#web/home/ask-about.tsx';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { IconCheck, IconDone, IconEye } from '#web/ui/icons.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Acknowledgement } from './acknowledgement.tsx';
import { Byline } from './byline.tsx';
import classes from './reader.module.css';
import { type Card, minutesWord } from './reader-words.ts';
import { subjectOf } from './subject.ts';
import { useAcknowledging } from './use-acknowledging.ts';
import { useReading } from './use-reading.ts';

/** A rule that must be known: whole in the card, confirmed or asked about in its place. Afterwards it shrinks. */
export function MustKnowCard({ card }: { card: Card }) {
  const t = useT();
  const { id: messageId, version, seconds, title, language, owed } = card;
  const reading = useReading({ messageId, version, seconds, counts: 'seen' });
  if (!owed)
    return (
      <p className={classes['shrunk']} role="status">
        <IconDone size={20} />
        <Link to="/messages/$messageId" params={{ messageId }} lang={language}>
          {title}
        </Link>
        <span className="small">{minutesWord(seconds, t)}</span>
      </p>
    );
  return (
    <article ref={reading} className={classes['card']}>
      <MustKnowWords card={card} />
      <MustKnowActs card={card} />
    </article>
  );
}

function MustKnowWords({ card }: { card: Card }) {
  const t = useT();
  const format = useFormat();
  const {
    id: messageId,
    title,
    oneLine,
    changesForYou,
    fromWhom,
    seconds,
    language,
    trueUntilOn,
    lane,
  } = card;
  return (
    <>
      <div className={classes['eyebrow']}>
        <IconEye size={18} />
        {card.changed
          ? t('delivery:reader.changedSince')
          : t(`delivery:lane.${lane === 'safety' ? 'safety' : 'must_know'}`)}
        {trueUntilOn && <span>{t('delivery:reader.holdsUntil', { day: format.shortDay(trueUntilOn) })}</span>}
      </div>
      <h2 lang={language}>
        <Link to="/messages/$messageId" params={{ messageId }}>
          {title}
        </Link>
      </h2>
      <p lang={language}>{changesForYou ?? oneLine}</p>
      <Byline fromWhom={fromWhom} seconds={seconds} />
    </>
  );
}

type Opened = 'acknowledge' | 'ask' | null;

function MustKnowActs({ card }: { card: Card }) {
  const t = useT();
  const { id: messageId, level, changed } = card;
  const [opened, setOpened] = useState<Opened>(null);
  const { send, acknowledge } = useAcknowledging(card);
  return (
    <>
      <div className={classes['acts']}>
        {opened !== 'acknowledge' && (
          <Button
            kind="primary"
            icon={<IconCheck size={20} />}
            pending={send.isPending && t('web:form.sending')}
            // Nothing is asked of who only confirms to have seen it: one press is enough.
            onClick={() => (level === 'seen' ? acknowledge({}) : setOpened('acknowledge'))}
          >
            {t(`delivery:level.${level}`)}
          </Button>
        )}
        {changed && (
          <Link to="/messages/$messageId" params={{ messageId }} className="link">
            {t('delivery:reader.whatChanged')}
          </Link>
        )}
        <button
          type="button"
          className="link"
          aria-expanded={opened === 'ask'}
          onClick={() => setOpened(opened === 'ask' ? null : 'ask')}
        >
          {t('delivery:reader.ask')}
        </button>
      </div>
      {send.error && <Failure error={send.error} />}
      {opened && <Unfolded messageId={messageId} opened={opened} />}
    </>
  );
}

function Unfolded({ messageId, opened }: { messageId: string; opened: NonNullable<Opened> }) {
  const t = useT();
  const message = useQuery(ask('delivery.readMessage', { messageId }));
  return (
    <div className={classes['unfolded']}>
      {message.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {message.error && <Failure error={message.error} onRetry={() => void message.refetch()} />}
      {message.data &&
        (opened === 'ask' ? (
          <AskAbout subject={subjectOf(message.data)} />
        ) : (
          <Acknowledgement message={message.data} />
        ))}
    </div>
  );
}
