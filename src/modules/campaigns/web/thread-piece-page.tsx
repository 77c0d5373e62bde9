import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';

/** A piece by itself, as the thread knows it: leads into its campaign. */
export function ThreadPiecePage() {
  const t = useT();
  const { pieceId } = useParams({ from: '/studio/campaigns/pieces/$pieceId' });
  const piece = useQuery(ask('campaigns.readPiece', { pieceId }));
  if (piece.data)
    return (
      <Navigate
        to="/studio/campaigns/$campaignId/pieces/$pieceId"
        params={{ campaignId: piece.data.campaignId, pieceId }}
        replace
      />
    );
  return (
    <Page title={t('web:rooms.campaigns')}>
      {piece.error ? (
        <Failure error={piece.error} onRetry={() => void piece.refetch()} />
      ) : (
        <SkeletonRows label={t('web:page.loading')} />
      )}
    </Page>
  );
}
