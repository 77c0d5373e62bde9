import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { formatFor } from '#web/ui/format.ts';
import { IconChevron } from '#web/ui/icons.tsx';
import { SkeletonLines, StatusWord } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { Facts, Row, Rows, Section } from '#web/ui/section.tsx';
import { hashOf, textOf } from '../domain/manifest.ts';
import { SixWords } from './answer-six-words.tsx';
import classes from './trust.module.css';
import { TrustFrame } from './trust-frame.tsx';
import { toHex } from './trust-hash.ts';

type PublicWave = Answer<'listening.readPublicWave'>;

/** What anybody may know of a wave: its six words, the labels with their head counts, and what was done out of turn and why. */
export function PublicWavePage() {
  const t = useT();
  const { waveId } = useParams({ from: '/waves/$waveId' });
  const wave = useQuery(ask('listening.readPublicWave', { waveId }));
  return (
    <TrustFrame>
      {wave.data ? (
        <WaveView waveId={waveId} wave={wave.data} />
      ) : (
        <Page title={t('listening:publicWave.title')}>
          {wave.isPending && <SkeletonLines label={t('web:page.loading')} />}
          {wave.error && <Failure error={wave.error} onRetry={() => void wave.refetch()} />}
        </Page>
      )}
    </TrustFrame>
  );
}

function WaveView({ waveId, wave }: { waveId: string; wave: PublicWave }) {
  const t = useT();
  const language = useLanguage();
  const format = formatFor(language, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const { manifest, status, words, hash, invited, openedAt, closesAt, closedAt, acts } = wave;
  const isSame = toHex(hashOf(manifest)) === hash;
  const isOver = ['closed', 'published', 'answered'].includes(status);
  return (
    <Page
      title={editionFor(manifest.questionnaire.title, language)}
      eyebrow={t('listening:publicWave.title')}
      lede={t('listening:publicWave.lede', { count: invited })}
    >
      <Section title={t('listening:sealed.sixWords')} lede={t('listening:publicWave.wordsLede')}>
        <div className={classes['words']}>
          <SixWords words={words} checked="none" />
        </div>
        <p className={classes['checked']}>
          <StatusWord tone={isSame ? 'works' : 'harm'}>
            {isSame ? t('listening:publicWave.hashSame') : t('listening:publicWave.hashOther')}
          </StatusWord>
        </p>
      </Section>
      <Section title={t('listening:publicWave.state')}>
        <Facts
          facts={[
            [t('listening:publicWave.now'), t(`listening:waveStates.${status}`)],
            ...(openedAt ? [[t('listening:publicWave.opened'), format.instant(openedAt)] as const] : []),
            ...(closesAt && !closedAt
              ? [[t('listening:publicWave.closes'), format.instant(closesAt)] as const]
              : []),
            ...(closedAt ? [[t('listening:publicWave.closed'), format.instant(closedAt)] as const] : []),
            [t('listening:publicWave.questions'), format.number(manifest.questionnaire.items.length)],
          ]}
        />
      </Section>
      {acts.length > 0 && (
        <Section title={t('listening:publicWave.acts')} lede={t('listening:publicWave.actsLede')}>
          <Rows label={t('listening:publicWave.acts')}>
            {acts.map((act) => (
              <Row
                key={`${act.kind} ${act.at}`}
                name={t(`listening:publicWave.act.${act.kind}`)}
                meta={`“${act.reason}” · ${[act.by, format.instant(act.at)].filter(Boolean).join(', ')}`}
              />
            ))}
          </Rows>
        </Section>
      )}
      <LabelLists manifest={manifest} />
      <Section title={t('listening:publicWave.check')} lede={t('listening:publicWave.checkLede')}>
        <p className={classes['hash']}>{hash}</p>
        <p>
          <a
            className="link"
            download={`manifest-${waveId}.json`}
            href={`data:application/json;charset=utf-8,${encodeURIComponent(textOf(manifest))}`}
          >
            {t('listening:publicWave.download')}
          </a>
        </p>
        {isOver && <Counted waveId={waveId} />}
        <Link to="/trust" className="link">
          {t('listening:sealed.howItWorks')} <IconChevron size={16} />
        </Link>
      </Section>
    </Page>
  );
}

function LabelLists({ manifest }: { manifest: PublicWave['manifest'] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Section title={t('listening:publicWave.labels')} lede={t('listening:publicWave.labelsLede')}>
      {manifest.views.map(({ name, labels }) => (
        <details key={name} className={classes['view']}>
          <summary>
            {t(`listening:mapViews.${name}`)} <span className="small">{labels.length}</span>
          </summary>
          <ul>
            {labels.map(({ id, kind, names, people }) => (
              <li key={id}>
                {kind === 'everyone'
                  ? t('listening:sealed.wholeCompany', { count: people })
                  : t('listening:sealed.label', { name: editionFor(names, language), count: people })}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}

function Counted({ waveId }: { waveId: string }) {
  const t = useT();
  const language = useLanguage();
  const format = formatFor(language, 'UTC');
  const list = useQuery(ask('listening.listBallotIds', { waveId }));
  return (
    list.data && (
      <Facts
        facts={list.data.counted.map(({ view, ballots, invited }) => [
          t(`listening:mapViews.${view}`),
          t('listening:receipt.ballots', { count: ballots, invited: format.number(invited) }),
        ])}
      />
    )
  );
}
