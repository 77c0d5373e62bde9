import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { StatusWord } from '#web/ui/marks.tsx';
import classes from './answer.module.css';
import { AnswerFrame } from './answer-frame.tsx';
import { type Sending, useSending } from './answer-sender.ts';

interface AnswerSentProps {
  readonly title: string;
  readonly waveId: string;
  /** Under which the sending is told. */
  readonly name: string;
  /** Ballots that wait in the purse, when nothing was sent since the window opened. */
  readonly waiting: number;
  readonly closesOn: string;
  readonly onChange: () => void;
}

/** After sending: what is still leaving, until when it can be changed, how to check that it was counted. */
export function AnswerSent({ title, waveId, name, waiting, closesOn, onChange }: AnswerSentProps) {
  const t = useT();
  const [heading, setHeading] = useState<HTMLHeadingElement | null>(null);
  useEffect(() => heading?.focus(), [heading]);
  const sending = useSending(name) ?? {
    waiting,
    state: waiting > 0 ? ('sending' as const) : ('done' as const),
    error: null,
  };
  return (
    <AnswerFrame title={title}>
      <div className={classes['sent']}>
        <p className={classes['count']}>{title}</p>
        <h1 ref={setHeading} tabIndex={-1} className={classes['ask']}>
          {sending.state === 'done' ? t('listening:sent.done') : t('listening:sent.sealed')}
        </h1>
        <SendingLine sending={sending} />
        <p>{t('listening:sent.change', { day: closesOn })}</p>
        <p className={classes['limits']}>{t('listening:sent.receipt')}</p>
        <div className={classes['acts']}>
          <LinkButton to="/" kind="primary" wide="phone">
            {t('listening:sent.toToday')}
          </LinkButton>
          <Button wide="phone" onClick={onChange}>
            {t('listening:sent.changeAnswers')}
          </Button>
        </div>
        <Link to="/receipts/$waveId" params={{ waveId }} className="link">
          {t('listening:sent.toReceipt')}
        </Link>
      </div>
    </AnswerFrame>
  );
}

/** How many ballots have left; why some wait. */
export function SendingLine({ sending: { waiting, state, error } }: { sending: Sending }) {
  const t = useT();
  if (state === 'refused' && error) return <Failure error={error} />;
  return (
    <div role="status" className={classes['sending']}>
      {state === 'done' && <StatusWord tone="works">{t('listening:sent.allLeft')}</StatusWord>}
      {state === 'sending' && (
        <>
          <StatusWord tone="accent">{t('listening:sent.leaving', { count: waiting })}</StatusWord>
          <p className={classes['limits']}>{t('listening:sent.whySlow')}</p>
        </>
      )}
      {state === 'offline' && (
        <>
          <StatusWord tone="unsure">{t('listening:sent.offline', { count: waiting })}</StatusWord>
          <p className={classes['limits']}>{t('listening:sent.offlineNext')}</p>
        </>
      )}
    </div>
  );
}
