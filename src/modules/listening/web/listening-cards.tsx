import { Link } from '@tanstack/react-router';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Card } from '#web/ui/card.tsx';
import { IconArrow, IconCheck, IconLock } from '#web/ui/icons.tsx';
import type { MyWave } from './answer-keeper.ts';
import classes from './listening-cards.module.css';

const ITEMS_A_MINUTE = 10;

/** Open waves, each with how long it takes and until when; what this device has answered shrinks to a line. */
export function AskedCards({ waves, done }: { waves: readonly MyWave[]; done: ReadonlySet<string> }) {
  return (
    <div className={classes['cards']}>
      {waves.map((wave) =>
        done.has(wave.id) ? (
          <AnsweredLine key={wave.id} wave={wave} />
        ) : (
          <AskedCard key={wave.id} wave={wave} />
        ),
      )}
    </div>
  );
}

function AskedCard({ wave }: { wave: MyWave }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const { id: waveId, title, items, closesAt, byCode, words } = wave;
  const minutes = Math.max(1, Math.round(items / ITEMS_A_MINUTE));
  return (
    <Card
      eyebrow={
        <>
          <IconLock size={16} />
          {t('listening:sealed.unseen')}
        </>
      }
      end={closesAt && t('listening:cards.until', { at: format.instant(closesAt) })}
      title={editionFor(title, language)}
      meta={t('listening:cards.sixWords', { words: words.join(' · ') })}
      actions={
        byCode ? (
          <LinkButton to="/code" wide="phone">
            {t('listening:obstacles.toCode')}
          </LinkButton>
        ) : (
          <LinkButton to="/answer/$waveId" params={{ waveId }} kind="primary" wide="phone">
            {t('listening:cards.answer')}
          </LinkButton>
        )
      }
    >
      {byCode
        ? t('listening:cards.byCode')
        : `${t('listening:cards.questions', { count: items })} ${t('listening:cards.minutes', { count: minutes })}`}
    </Card>
  );
}

function AnsweredLine({ wave: { id: waveId, title, closesAt } }: { wave: MyWave }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  return (
    <p className={classes['answered']}>
      <IconCheck size={18} />
      <span>
        {t('listening:cards.answeredHere', {
          title: editionFor(title, language),
          at: closesAt ? format.instant(closesAt) : '',
        })}{' '}
        <Link to="/answer/$waveId" params={{ waveId }} className="inline-link">
          {t('listening:cards.change')}
        </Link>
      </span>
    </p>
  );
}

/** Results that came out lately, and what is done about them. */
export function ResultCards({ waves }: { waves: readonly MyWave[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className={classes['cards']}>
      {waves.map(({ id: waveId, title, status }) => (
        <article key={waveId} className={classes['result']}>
          <h2>
            <Link to="/results/$waveId" params={{ waveId }}>
              {editionFor(title, language)}
            </Link>
          </h2>
          <p>{status === 'answered' ? t('listening:cards.heard') : t('listening:cards.resultsAreHere')}</p>
          <Link to="/results/$waveId" params={{ waveId }} className="link">
            {t('listening:cards.toResults')}
            <IconArrow size={16} />
          </Link>
        </article>
      ))}
    </div>
  );
}
