import type { Day } from '#kernel/calendar.ts';
import { holdingsOf, type Poll } from '#kernel/rich-text.ts';
import { sanitiseRichText } from '#kernel/rich-text-parse.ts';
import { POLL_STEP, type ShownPoll } from '../contract/poll.ts';

/** The poll of a document, or null. */
export const pollIn = (doc: Readonly<Record<string, unknown>>): Poll['attrs'] | null =>
  holdingsOf(sanitiseRichText(doc)).poll?.attrs ?? null;

/** The one poll of a message from its editions: in each the same, asked in its language. `differs`: they are not the same. */
export function pollOf(
  docs: readonly Readonly<Record<string, unknown>>[],
): { readonly id: string; readonly options: number } | 'differs' | null {
  const polls = docs.map(pollIn);
  const [first = null] = polls;
  const same = polls.every(
    (poll) => poll?.pollId === first?.pollId && poll?.options.length === first?.options.length,
  );
  if (!same) return 'differs';
  return first && { id: first.pollId, options: first.options.length };
}

/** A poll ends with the last day on which its message holds, and with the message. */
export const isClosed = (
  message: {
    readonly trueUntilOn: Day | null;
    readonly withdrawn: boolean;
    readonly replacedBy: string | null;
  },
  today: Day,
): boolean =>
  message.withdrawn ||
  message.replacedBy !== null ||
  (message.trueUntilOn !== null && message.trueUntilOn < today);

/** Whether the counter is shown anew at so many votes. */
export const isStep = (votes: number): boolean => votes > 0 && votes % POLL_STEP === 0;

/** What is shown of a counter: nothing before its first step. */
export const shownVotes = (shown: readonly number[]): ShownPoll['votes'] =>
  shown.some((count) => count > 0) ? [...shown] : null;
