import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Language } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines, SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { useLanguageName } from './campaign-words.ts';
import classes from './piece.module.css';
import { usePieceCrumbs } from './piece-crumbs.ts';
import { PieceDiff } from './piece-diff.tsx';
import type { StudioPiece } from './piece-text.ts';

const ROUTE = '/studio/campaigns/$campaignId/pieces/$pieceId/history';
const DESK = '/studio/campaigns/$campaignId/pieces/$pieceId';

/** All saved states of an edition, what has changed since each, and the way back. */
export function PieceHistoryPage() {
  const t = useT();
  const nameOf = useLanguageName();
  const params = useParams({ from: ROUTE });
  const search = useSearch({ from: ROUTE });
  const piece = useQuery(ask('campaigns.readPiece', { pieceId: params.pieceId }));
  const language = search.language ?? piece.data?.firstLanguage;
  const title = piece.data?.editions.find((one) => one.language === language)?.title;
  const crumbs = usePieceCrumbs(params.campaignId, {
    label: title || t('campaigns:editor.piece'),
    link: { to: DESK, params, search: language ? { language } : {} },
  });
  return (
    <Page
      title={t('campaigns:history.title')}
      lede={language && t('campaigns:history.lede', { language: nameOf(language) })}
      crumbs={crumbs}
      width="wide"
    >
      {piece.error && <Failure error={piece.error} onRetry={() => void piece.refetch()} />}
      {!piece.data && !piece.error && <SkeletonRows label={t('web:page.loading')} />}
      {piece.data && language && <Versions piece={piece.data} language={language} shown={search.version} />}
    </Page>
  );
}

interface VersionsProps {
  readonly piece: StudioPiece;
  readonly language: Language;
  readonly shown: number | undefined;
}

function Versions({ piece, language, shown }: VersionsProps) {
  const t = useT();
  const format = useFormat();
  const versions = useQuery(ask('campaigns.listEditionVersions', { pieceId: piece.id, language }));
  const rows = versions.data?.versions ?? [];
  const params = { campaignId: piece.campaignId, pieceId: piece.id };
  if (versions.error) return <Failure error={versions.error} onRetry={() => void versions.refetch()} />;
  if (versions.isPending) return <SkeletonRows label={t('web:page.loading')} />;
  if (rows.length === 0) return <EmptyState title={t('campaigns:history.empty')} />;
  return (
    <div className={classes['desk']}>
      <div className={classes['main']}>
        {shown ? (
          <Compared piece={piece} language={language} number={shown} />
        ) : (
          <p>{t('campaigns:history.choose')}</p>
        )}
      </div>
      <Rows label={t('campaigns:history.title')}>
        {rows.map(({ number, title, changedAt, changedBy, restoredFrom }) => (
          <Row
            key={number}
            name={
              <Link
                to={ROUTE}
                params={params}
                search={{ language, version: number }}
                aria-current={number === shown ? 'page' : undefined}
              >
                {t('campaigns:history.state', { number, title })}
              </Link>
            }
            meta={[
              format.instant(changedAt),
              changedBy?.name ?? t('campaigns:preview.somebody'),
              ...(restoredFrom ? [t('campaigns:history.restoredFrom', { number: restoredFrom })] : []),
            ].join(' · ')}
          />
        ))}
      </Rows>
    </div>
  );
}

function Compared({ piece, language, number }: { piece: StudioPiece; language: Language; number: number }) {
  const t = useT();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const state = useQuery(ask('campaigns.readEditionVersion', { pieceId: piece.id, language, number }));
  const version = piece.editions.find((one) => one.language === language)?.version ?? 0;
  const restore = useSend('campaigns.restoreEdition', {
    changes: ['campaigns'],
    onDone: () => {
      say(t('campaigns:history.restored', { number }));
      void navigate({
        to: DESK,
        params: { campaignId: piece.campaignId, pieceId: piece.id },
        search: { language },
      });
    },
  });
  if (state.error) return <Failure error={state.error} onRetry={() => void state.refetch()} />;
  if (!state.data) return <SkeletonLines label={t('web:page.loading')} />;
  const { difference, against } = state.data;
  const isNewest = number === against;
  return (
    <Section
      title={t('campaigns:history.since', { number })}
      end={
        piece.can.edit &&
        !isNewest && <Button onClick={() => setAsking(true)}>{t('campaigns:history.restore')}</Button>
      }
    >
      {isNewest && <p>{t('campaigns:history.newest')}</p>}
      <h3>
        <PieceDiff parts={difference.title} language={language} />
      </h3>
      <PieceDiff parts={difference.summary} language={language} />
      <PieceDiff parts={difference.text} language={language} />
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('campaigns:history.restoreTitle', { number })}
        text={t('campaigns:history.restoreText')}
        verb={t('campaigns:history.restore')}
        harmless
        pending={restore.isPending}
        error={restore.error}
        onConfirm={() => restore.mutate({ pieceId: piece.id, language, number, version })}
      />
    </Section>
  );
}
