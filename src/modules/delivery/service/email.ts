import { newRandomId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { signed } from '#platform/smtp/dkim.ts';
import type { Post } from '#platform/smtp/post.ts';
import type { Outcome, Outgoing } from '#platform/smtp/transaction.ts';
import { clockFrom } from '#platform/stopwatch.ts';
import { emailIsDue, freeAbandoned, lockSender, releaseSender } from '../store/email.ts';
import type { Channel } from './channel.ts';
import { openClaims } from './email-claims.ts';
import { endOf, obstructed } from './email-end.ts';
import { openWriter, type WrittenEmail } from './email-letter.ts';
import { openRecorder } from './email-record.ts';

/** Letters to people, by the organisation's own mail servers. */
export const emailChannel: Channel = { name: 'email', deliver: sendEmails };

/**
 * Sends the letters that are due until none is left, every mail server rests, or the signal is given; gives how many came to an
 * end. Everything is claimed, sent and recorded, in this order, and a connection sends its next letter only when the one
 * before is recorded: killed at any moment, at most one letter per connection goes out twice, with the same Message-ID.
 */
export async function sendEmails(ctx: Context, signal: AbortSignal): Promise<number> {
  const { post } = ctx;
  if (!post || post.mailer.restsUntil() > 0 || !(await emailIsDue(ctx.db, ctx.now))) return 0;
  const writer = await openWriter(ctx, post);
  const senderId = newRandomId();
  // The lock that says "this sender lives" and the records of what it sent share one session: with the session both
  // are gone, and whoever cannot record cannot send.
  return ctx.db.connection().execute(async (session) => {
    if (!(await lockSender(session, senderId))) return 0;
    await freeAbandoned(session, ctx.now);
    const now = clockFrom(ctx.now);
    const claims = openClaims(ctx.db, { senderId, now });
    const recorder = openRecorder(session, post.mailer.connections);
    const next = async (): Promise<Letter | undefined> => {
      for (let row = await claims.take(); row; row = await claims.take()) {
        const written = obstructed(row) ?? (await writer.write(row, now()));
        if ('content' in written) return sign(post, written, now());
        await recorder.record(written);
      }
      return undefined;
    };
    const settle = (letter: Letter, outcome: Outcome) => recorder.record(endOf(letter.row, outcome, now()));
    try {
      await post.mailer.run({ next, settle }, signal);
    } finally {
      await releaseSender(session, senderId);
    }
    return recorder.ended();
  });
}

type Letter = WrittenEmail & Outgoing;

async function sign({ dkim }: Post, letter: WrittenEmail, now: string): Promise<Letter> {
  if (!dkim) return letter;
  const seconds = Math.floor(Date.parse(now) / 1000);
  return { ...letter, content: await signed(letter.content, dkim, seconds) };
}
