import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Language } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import classes from './piece.module.css';
import { PieceAside } from './piece-aside.tsx';
import { usePieceCrumbs } from './piece-crumbs.ts';
import { PieceEditions, useBeside } from './piece-editions.tsx';
import { PiecePresence } from './piece-presence.tsx';
import type { PieceSearch } from './piece-routes.ts';
import type { StudioPiece } from './piece-text.ts';

const ROUTE = '/studio/campaigns/$campaignId/pieces/$pieceId';

/** A piece as its writers have it before them: text in the middle, an edition per language, what it costs at the right. */
export function PiecePage() {
  const t = useT();
  const { campaignId, pieceId } = useParams({ from: ROUTE });
  const piece = useQuery(ask('campaigns.readPiece', { pieceId }));
  useLive([`campaigns.piece:${pieceId}`], ['campaigns.readPiece', 'campaigns.listPieceReleases']);
  const crumbs = usePieceCrumbs(campaignId);
  if (piece.data) return <Desk piece={piece.data} />;
  return (
    <Page title={t('campaigns:editor.piece')} crumbs={crumbs} width="wide">
      {piece.error ? (
        <Failure error={piece.error} onRetry={() => void piece.refetch()} />
      ) : (
        <SkeletonLines label={t('web:page.loading')} widths={[40, 90, 80, 95, 60]} />
      )}
    </Page>
  );
}

function Desk({ piece }: { piece: StudioPiece }) {
  const t = useT();
  const navigate = useNavigate();
  const { list } = useFormat();
  const params = { campaignId: piece.campaignId, pieceId: piece.id };
  const search = useSearch({ from: ROUTE });
  const language = search.language ?? piece.firstLanguage;
  const beside = useBeside(piece, { language, asked: search.beside });
  const titleOf = (one: Language) => piece.editions.find((edition) => edition.language === one)?.title;
  const title = titleOf(language) || titleOf(piece.firstLanguage) || t('campaigns:editor.untitled');
  const show = (shown: PieceSearch) => void navigate({ to: ROUTE, params, search: shown, replace: true });
  return (
    <Page
      title={title}
      crumbs={usePieceCrumbs(piece.campaignId)}
      width="wide"
      meta={<PiecePresence piece={piece} language={language} list={list} />}
      actions={
        <>
          <LinkButton kind="quiet" to={`${ROUTE}/history`} params={params} search={{ language }}>
            {t('campaigns:editor.history')}
          </LinkButton>
          <LinkButton to={`${ROUTE}/preview`} params={params} search={{ language }}>
            {t('campaigns:editor.preview')}
          </LinkButton>
          {piece.messageId && (
            <LinkButton to={`${ROUTE}/results`} params={params}>
              {t('campaigns:editor.results')}
            </LinkButton>
          )}
          {piece.can.release && (
            <LinkButton kind="primary" to={`${ROUTE}/release`} params={params}>
              {t('campaigns:editor.release')}
            </LinkButton>
          )}
        </>
      }
    >
      <div className={cx(classes['desk'], beside && classes['two'])}>
        <div className={classes['main']}>
          <PieceEditions
            piece={piece}
            language={language}
            beside={beside}
            onShow={(one) => show({ ...search, language: one })}
            onBeside={(one) => show({ ...search, language, beside: one })}
          />
        </div>
        <PieceAside piece={piece} />
      </div>
    </Page>
  );
}
