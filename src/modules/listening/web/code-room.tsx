import type { ReactNode } from 'react';
import { useT } from '#web/i18n.ts';
import { Notice } from '#web/ui/notice.tsx';
import { NO_NAMES } from '../domain/free-text.ts';
import { AnswerRoom } from './answer-room.tsx';
import { EMPTY_DRAFT, NOWHERE } from './answer-sitting.ts';
import type { Purse } from './ballot-client.ts';
import type { CodeOpening } from './code-opening.ts';

interface CodeRoomProps {
  readonly opening: CodeOpening;
  readonly topEnd: ReactNode;
  readonly changeUntil: string | null;
  readonly onClose: () => void;
  readonly onSent: (purse: Purse) => void;
}

/** Answering with a printed code: the same form; nothing of it stays in the browser before it is sent. */
export function CodeRoom({ opening, topEnd, changeUntil, onClose, onSent }: CodeRoomProps) {
  const { wave, labels, purse, holder } = opening;
  const last = purse?.sitting;
  return (
    <AnswerRoom
      wave={wave}
      purse={purse}
      labels={labels}
      names={NO_NAMES}
      checked="compare"
      begun={last ? { answers: last.answers, words: last.words, left: [] } : EMPTY_DRAFT}
      place={NOWHERE}
      holder={holder}
      changeUntil={changeUntil}
      topEnd={topEnd}
      onClose={onClose}
      onSent={onSent}
    />
  );
}

/** Why a code opens nothing just now; null: it does. */
export function useCodeObstacle(opening: CodeOpening | undefined): ReactNode {
  const t = useT();
  if (!opening) return null;
  const { status } = opening.wave;
  const code = opening.isUsed
    ? 'used'
    : status === 'planned'
      ? 'notOpen'
      : status === 'open'
        ? null
        : status === 'cancelled'
          ? 'cancelled'
          : 'over';
  return (
    code && (
      <Notice tone="unsure" title={t(`listening:codes.${code}`)}>
        {t(`listening:codes.next.${code}`)}
      </Notice>
    )
  );
}
