import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import type { StudioPiece } from './piece-text.ts';

const NONE = 'none';

/** Which piece holds in the place of this one; its readers and posters lead there. */
export function PieceSuccessor({ piece }: { piece: StudioPiece }) {
  const t = useT();
  const pieces = useQuery(ask('campaigns.listPieces', { campaignId: piece.campaignId }));
  const replace = useSend('campaigns.replacePiece', { changes: ['campaigns'] });
  if (!piece.can.edit) return piece.replacedBy && <p>{piece.replacedBy.title.text}</p>;
  const others = new Map([
    [NONE, t('campaigns:editor.replacedByNone')],
    ...(piece.replacedBy ? [[piece.replacedBy.id, piece.replacedBy.title.text] as const] : []),
    ...(pieces.data?.pieces ?? [])
      .filter(({ id }) => id !== piece.id)
      .map(({ id, title }) => [id, title.text] as const),
  ]);
  if (others.size === 1) return null;
  return (
    <>
      <SelectField
        label={t('campaigns:editor.replacedBy')}
        value={piece.replacedBy?.id ?? NONE}
        data={[...others].map(([value, label]) => ({ value, label }))}
        onChange={(chosen) =>
          replace.mutate({ pieceId: piece.id, successorId: chosen === NONE ? null : chosen })
        }
      />
      {replace.error && <Failure error={replace.error} />}
    </>
  );
}
