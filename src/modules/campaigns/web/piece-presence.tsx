import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Language } from '#kernel/language.ts';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { forget } from '#web/query.ts';
import { useLanguageName } from './campaign-words.ts';
import type { StudioPiece } from './piece-text.ts';

/** The server forgets who has not said so for thirty seconds. */
const EVERY_MS = 10_000;

interface PiecePresenceProps {
  readonly piece: StudioPiece;
  readonly language: Language;
  readonly list: (parts: readonly string[]) => string;
}

/** Who else is at the piece just now; nobody can overwrite anybody, but one may want to talk. */
export function PiecePresence({ piece, language, list }: PiecePresenceProps) {
  const t = useT();
  const nameOf = useLanguageName();
  const client = useQueryClient();
  const { id: pieceId } = piece;
  const known = piece.present.map(({ person }) => person.id).join();
  useEffect(() => {
    const stay = async () => {
      if (document.visibilityState === 'hidden') return;
      const { present } = await call('campaigns.stayPresent', { pieceId, language });
      if (present.map(({ person }) => person.id).join() !== known)
        await forget(client, ['campaigns.readPiece']);
    };
    // Somebody without a connection is not shown to others; their text is safe on their device.
    const quietly = () => void stay().catch(() => undefined);
    quietly();
    const timer = setInterval(quietly, EVERY_MS);
    return () => clearInterval(timer);
  }, [client, pieceId, language, known]);
  useEffect(() => () => void call('campaigns.leavePresence', { pieceId }).catch(() => undefined), [pieceId]);
  const others = piece.present.map(({ person, language: theirs }) =>
    t('campaigns:editor.presentIn', {
      name: person.name ?? t('campaigns:preview.somebody'),
      language: nameOf(theirs),
    }),
  );
  return (
    <span role="status">
      {others.length > 0
        ? t('campaigns:editor.present', { people: list(others), count: others.length })
        : t('campaigns:editor.alone')}
    </span>
  );
}
