import { Link } from '@tanstack/react-router';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import classes from './answer.module.css';
import { AnswerFrame } from './answer-frame.tsx';
import type { MyWave } from './answer-keeper.ts';
import type { NotAnswerable } from './answer-opening.ts';

/** Why there is nothing to fill in on this device, and what to do instead. */
export function AnswerObstacle({ why, mine }: { why: NotAnswerable; mine: MyWave | undefined }) {
  const t = useT();
  const format = useFormat();
  const opens = mine?.opensAt ? format.instant(mine.opensAt) : null;
  const text =
    why === 'not_open' && opens
      ? t('listening:obstacles.opensAt', { at: opens })
      : why === 'cancelled'
        ? t('listening:obstacles.cancelledText', { reason: mine?.cancelled ?? '' })
        : t(`listening:obstacles.text.${why}`);
  return (
    <AnswerFrame title={t(`listening:obstacles.title.${why}`)}>
      <div className={classes['sent']}>
        <h1 className={classes['ask']}>{t(`listening:obstacles.title.${why}`)}</h1>
        <p>{text}</p>
        <div className={classes['acts']}>
          {why === 'by_code' && (
            <LinkButton to="/code" kind="primary" wide="phone">
              {t('listening:obstacles.toCode')}
            </LinkButton>
          )}
          {why === 'over' && mine && ['published', 'answered'].includes(mine.status) && (
            <LinkButton to="/results/$waveId" params={{ waveId: mine.id }} kind="primary" wide="phone">
              {t('listening:obstacles.toResults')}
            </LinkButton>
          )}
          <LinkButton to="/" wide="phone">
            {t('listening:sent.toToday')}
          </LinkButton>
        </div>
        {why === 'over' && mine && (
          <Link to="/receipts/$waveId" params={{ waveId: mine.id }} className="link">
            {t('listening:sent.toReceipt')}
          </Link>
        )}
      </div>
    </AnswerFrame>
  );
}

/** The manifest is not the one of the invitation: nothing is drawn, nothing is sent. */
export function OtherManifest() {
  const t = useT();
  return (
    <AnswerFrame title={t('listening:obstacles.otherManifest')}>
      <div className={classes['sent']}>
        <h1 className={classes['ask']}>{t('listening:obstacles.otherManifest')}</h1>
        <Notice tone="harm" title={t('listening:obstacles.otherManifestStop')}>
          {t('listening:obstacles.otherManifestText')}
        </Notice>
      </div>
    </AnswerFrame>
  );
}
