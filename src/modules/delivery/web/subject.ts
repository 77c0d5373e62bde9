import type { ReadMessage } from './reader-words.ts';

/** What a question about a message is about: the last step of why it came, which is nearest to it. */
export function subjectOf({
  because,
}: Pick<ReadMessage, 'because'>): { kind: string; id: string } | undefined {
  const nearest = because.at(-1);
  return nearest && { kind: nearest.kind, id: nearest.id };
}
