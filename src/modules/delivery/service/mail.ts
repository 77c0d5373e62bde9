import type { Handlers } from '#platform/module.ts';
import type { Post } from '#platform/smtp/post.ts';
import type { mailContract } from '../contract/mail.ts';
import { waitingLetters } from '../store/mail.ts';

export const mailHandlers: Handlers<typeof mailContract> = {
  async readMailState({ db, now, post }) {
    return { way: post ? wayOf(post) : null, letters: await waitingLetters(db, now) };
  },
};

function wayOf({ mailer, from, dkim, ...post }: Post) {
  const rests = mailer.restsUntil();
  return {
    from: from.address,
    connections: mailer.connections,
    restsUntil: rests > 0 ? new Date(rests).toISOString() : null,
    troubles: [...mailer.troubles()],
    dkim: dkim ? { domain: dkim.domain, selector: dkim.selector } : null,
    bounceAddress: post.bounceAddress ?? null,
    bouncesRead: post.bounceMailbox !== undefined,
    bouncesHandedIn: post.bounceSecret !== undefined,
  };
}
