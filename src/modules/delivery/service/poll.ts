import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { NewEdition } from '../contract/message.ts';
import type { pollContract, ShownPoll } from '../contract/poll.ts';
import { isClosed, isStep, pollIn, pollOf, shownVotes } from '../domain/poll.ts';
import { findInFeed, type ReadRecord } from '../store/acknowledgement.ts';
import {
  countChoice,
  findPoll,
  insertPoll,
  insertVoter,
  lockPoll,
  pollFor,
  showVotes,
} from '../store/poll.ts';
import { meIn } from './today.ts';

export const pollHandlers: Handlers<typeof pollContract> = {
  vote: (ctx, input) => ctx.transaction((tx) => vote(tx, input)),
};

/** The poll of a message as the actor sees it; null without one. */
export async function pollView(ctx: Context, message: ReadRecord): Promise<ShownPoll | null> {
  const poll = pollIn(message.doc);
  if (!poll) return null;
  const { shown, voted } = await pollFor(ctx.db, { pollId: poll.pollId, personId: meIn(ctx) });
  return { id: poll.pollId, voted, closed: isClosed(message, ctx.today), votes: shownVotes(shown) };
}

/**
 * Puts up the poll that the editions of a message ask. With its first votes in mind a poll never changes: other options, or
 * a poll of another message, need an id of their own.
 */
export async function putPoll(
  tx: Context,
  messageId: string,
  editions: readonly Pick<NewEdition, 'doc'>[],
): Promise<void> {
  const poll = pollOf(editions.map(({ doc }) => doc));
  if (poll === null) return;
  if (poll === 'differs') return refuse('invalid', 'delivery.poll_differs');
  await insertPoll(tx.db, { ...poll, messageId });
  const standing = await findPoll(tx.db, poll.id);
  if (standing?.messageId !== messageId || standing.options !== poll.options)
    return refuse('conflict', 'delivery.poll_is_another');
}

/** Nothing is published or logged here: whoever voted is a row without a choice, and the choice a number among others. */
async function vote(tx: Context, { messageId, choice }: InputOf<typeof pollContract.vote>) {
  const personId = meIn(tx);
  const { language } = tx.actor;
  const message =
    (await findInFeed(tx.db, { personId, messageId, language })) ??
    refuse('not_found', 'delivery.message_not_found');
  const asked = pollIn(message.doc) ?? refuse('invalid', 'delivery.nothing_to_vote');
  if (isClosed(message, tx.today)) return refuse('conflict', 'delivery.poll_closed');
  const poll = (await lockPoll(tx.db, asked.pollId)) ?? refuse('invalid', 'delivery.nothing_to_vote');
  if (choice >= poll.options) return refuse('invalid', 'delivery.no_such_option', { options: poll.options });
  if (!(await insertVoter(tx.db, { pollId: poll.id, personId })))
    return refuse('conflict', 'delivery.voted_already');
  const total = await countChoice(tx.db, { pollId: poll.id, choice });
  if (isStep(total)) await showVotes(tx.db, poll.id);
  return (await pollView(tx, message)) ?? refuse('invalid', 'delivery.nothing_to_vote');
}
