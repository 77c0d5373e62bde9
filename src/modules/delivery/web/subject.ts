import type { ReadMessage } from './reader-words.ts';

/** Pieces that have an owner of their own for questions; of others the last step of why they came has. */
const ASKED_ABOUT: readonly string[] = ['campaigns.piece'];

/** What a question about a message is about. */
export function subjectOf({
  because,
  piece,
}: Pick<ReadMessage, 'because' | 'piece'>): { kind: string; id: string } | undefined {
  if (ASKED_ABOUT.includes(piece.kind)) return piece;
  const nearest = because.at(-1);
  return nearest && { kind: nearest.kind, id: nearest.id };
}
