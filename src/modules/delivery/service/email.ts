import { newRandomId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { signed } from '#platform/smtp/dkim.ts';
import { openJournal } from '#platform/smtp/journal.ts';
import type { Post } from '#platform/smtp/post.ts';
import type { Outcome, Outgoing } from '#platform/smtp/transaction.ts';
import { clockFrom } from '#platform/stopwatch.ts';
import { emailIsDue, freeExpired, freeSender, lockSender, unlockSender } from '../store/email.ts';
import type { Channel } from './channel.ts';
import { openClaims } from './email-claims.ts';
import { endOf, obstructed } from './email-end.ts';
import { type EmailWriter, openWriter, type WrittenEmail } from './email-letter.ts';
import { openRecorder, type Recorder } from './email-record.ts';
import { journalsOf, takeOver } from './email-takeover.ts';

/** Letters to people, by the organisation's own mail servers. */
export const emailChannel: Channel = { name: 'email', deliver: sendEmails };

/**
 * Sends the letters that are due until none is left, every mail server rests, or the signal is given; gives how many came to an
 * end. Everything is claimed, sent and recorded, in this order, and a connection sends its next letter only when the end of the
 * one before is in the sender's journal: whatever is killed at any moment, at most one letter per connection goes out twice,
 * with the same Message-ID.
 */
export async function sendEmails(ctx: Context, signal: AbortSignal): Promise<number> {
  const { post } = ctx;
  if (!post || post.mailer.restsUntil() > 0) return 0;
  await takeOver(ctx);
  if (!(await emailIsDue(ctx.db, ctx.now))) return 0;
  const writer = await openWriter(ctx, post);
  const senderId = newRandomId();
  // The lock that says "this sender lives" and the records of what it sent share one session: with the session both
  // are gone, and whoever cannot record cannot send on.
  return ctx.db.connection().execute(async (session) => {
    if (!(await lockSender(session, senderId))) return 0;
    const journal = openJournal(journalsOf(ctx), senderId);
    const recorder = openRecorder(session, journal);
    try {
      await freeExpired(session, ctx.now);
      await sendClaimed(ctx, { post, writer, senderId, recorder, signal }).finally(recorder.recorded);
      await freeSender(session, senderId);
      journal.remove();
    } catch (error) {
      // What the journal holds and the database does not is for whoever takes over.
      journal.leave();
      throw error;
    } finally {
      await unlockSender(session, senderId);
    }
    return recorder.ended();
  });
}

interface Sending {
  readonly post: Post;
  readonly writer: EmailWriter;
  readonly senderId: string;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
}

async function sendClaimed(
  ctx: Context,
  { post, writer, senderId, recorder, signal }: Sending,
): Promise<void> {
  const now = clockFrom(ctx.now);
  const claims = openClaims(ctx.db, { senderId, now });
  const next = async (): Promise<Letter | undefined> => {
    for (let row = await claims.take(); row; row = await claims.take()) {
      const written = obstructed(row) ?? (await writer.write(row, now()));
      if ('content' in written) return sign(post, written, now());
      await recorder.record(written);
    }
    return undefined;
  };
  const settle = (letter: Letter, outcome: Outcome) => recorder.record(endOf(letter.row, outcome, now()));
  await post.mailer.run({ next, settle }, signal);
}

type Letter = WrittenEmail & Outgoing;

async function sign({ dkim }: Post, letter: WrittenEmail, now: string): Promise<Letter> {
  if (!dkim) return letter;
  const seconds = Math.floor(Date.parse(now) / 1000);
  return { ...letter, content: await signed(letter.content, dkim, seconds) };
}
