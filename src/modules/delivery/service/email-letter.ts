import type { Instant } from '#kernel/calendar.ts';
import type { Context } from '#platform/context.ts';
import { type Route, routeOf, UnsafeValue } from '#platform/smtp/address.ts';
import type { Post } from '#platform/smtp/post.ts';
import { withToken } from '#platform/smtp/verp.ts';
import { mustCome } from '../domain/email.ts';
import { type ClaimedEmail, type EmailEnd, organisationOf } from '../store/email.ts';
import { type Compiled, compileFor, letterIn } from './email-compile.ts';
import { unwritable } from './email-end.ts';
import { tokenMaker } from './email-token.ts';

/** A letter as the mail server is to have it, with the row that it stands for. */
export interface WrittenEmail {
  readonly row: ClaimedEmail;
  readonly from: Route | null;
  readonly to: Route;
  readonly content: Buffer;
}

/** Writes letters; what they have in common is compiled once for each edition. */
export interface EmailWriter {
  /** The letter, or how it ends because it cannot be written. */
  write(row: ClaimedEmail, now: Instant): Promise<WrittenEmail | EmailEnd>;
}

// A week has few messages; more editions than these at once are compiled again.
const MOST_COMPILED = 60;

/** Opens a writer for one run of a sender. */
export async function openWriter(ctx: Context, post: Post): Promise<EmailWriter> {
  const [house, tokensOf] = await Promise.all([organisationOf(ctx.db), tokenMaker(ctx)]);
  const compiled = new Map<string, Promise<Compiled>>();
  const sender = routeOf(post.from.address);

  function lettersFor(row: ClaimedEmail): Promise<Compiled> {
    const key = [row.kind, row.messageId, row.version, ...(row.messageIds ?? [])].join();
    const known = row.kind === 'digest' ? `${key},${row.language}` : key;
    let found = compiled.get(known);
    if (!found) {
      if (compiled.size >= MOST_COMPILED) compiled.clear();
      found = compileFor(ctx, post, { row, house });
      compiled.set(known, found);
    }
    return found;
  }

  function valuesFor(
    row: ClaimedEmail,
    slots: ReadonlySet<string>,
    { read, leave }: { read: string; leave: string },
  ): Record<string, string> {
    const values: Record<string, string> = {
      name: row.name ?? '',
      read: `${ctx.url}/m#${read}`,
      unsubscribe: `${ctx.url}/unsubscribe#${leave}`,
    };
    for (const slot of slots)
      if (slot.startsWith('link:')) values[slot] = `${ctx.url}/api/delivery/links/${read}/${slot.slice(5)}`;
    return values;
  }

  return {
    async write(row, now) {
      const letter = letterIn(await lettersFor(row), [row.language, house.language]);
      if (!letter) return unwritable(row, 'no_letter');
      try {
        const tokens = tokensOf(row.id);
        const address = `${ctx.url}/api/delivery/unsubscribe/${tokens.leave}`;
        const content = letter.fill({
          to: { name: row.name, address: row.email ?? '' },
          messageId: `<${row.id}@${post.domain}>`,
          date: new Date(now),
          // What must come cannot be left; a button that does nothing would be a lie.
          headers: mustCome(row.lane)
            ? {}
            : { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
          values: valuesFor(row, letter.slots, tokens),
        });
        const from = post.bounceAddress ? routeOf(withToken(post.bounceAddress, tokens.bounce)) : sender;
        return { row, from, to: routeOf(row.email ?? ''), content };
      } catch (error) {
        if (!(error instanceof UnsafeValue)) throw error;
        return unwritable(row, error.field === 'slot' ? 'no_letter' : 'address_not_valid', error.message);
      }
    },
  };
}
