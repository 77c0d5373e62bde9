import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { editionFor } from '#kernel/language.ts';
import { type Context, NOBODY } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { emailContract } from '../contract/email.ts';
import { mustCome } from '../domain/email.ts';
import { cancelMuted } from '../store/digest.ts';
import { organisationOf } from '../store/email.ts';
import { type HeldLetter, heldLetter, leaveEmail, linksOf, rejoinEmail } from '../store/email-leave.ts';
import { addMute, removeMute } from '../store/preference.ts';
import { deliveryBehind, type TokenPurpose } from './email-token.ts';
import { messageHandlers } from './receipt.ts';

type LeaveContract = Pick<
  typeof emailContract,
  'openLeaving' | 'leave' | 'comeBack' | 'readLeaving' | 'readByLink' | 'followLink'
>;

/** What the links under a letter do for whoever holds it, without a password. */
export const leaveHandlers: Handlers<LeaveContract> = {
  // The token stands behind #, which no log or referrer sees. Only a click on the page, or the one click, changes anything:
  // programs that look at links in advance (virus scanners) follow this one, too.
  openLeaving: (ctx, { token }) => ({ location: `${ctx.url}/unsubscribe#${token}` }),
  async leave(ctx, { token }) {
    const letter = await letterBehind(ctx, 'leave', token);
    const { topicId, personId, deliveryId } = letter;
    if (!mustCome(letter.lane)) {
      await ctx.transaction(async (tx) => {
        if (!topicId) return leaveEmail(tx.db, { personId, deliveryId, at: tx.now });
        await addMute(tx.db, { personId, topicId });
        await cancelMuted(tx.db, { personId, topicId });
      });
    }
    return leavingOf(ctx, token);
  },
  async comeBack(ctx, { token }) {
    const { topicId, personId } = await letterBehind(ctx, 'leave', token);
    await (topicId ? removeMute(ctx.db, { personId, topicId }) : rejoinEmail(ctx.db, personId));
    return leavingOf(ctx, token);
  },
  readLeaving: (ctx, { token }) => leavingOf(ctx, token),
  async readByLink(ctx, { token }) {
    const { personId, messageId, language, deliveryId } = await letterBehind(ctx, 'read', token);
    if (!messageId) return refuse('not_found', 'delivery.link_not_valid');
    const reader = ctx.as({
      ...NOBODY,
      kind: 'person',
      personId,
      credentialId: deliveryId,
      language: language ?? (await organisationOf(ctx.db)).language,
    });
    const message = await messageHandlers.readMessage(reader, { messageId }, NO_EXCHANGE);
    // The link reads; what counts as somebody's own act asks for signing in.
    return { ...message, can: { acknowledge: false, mute: false } };
  },
  followLink,
};

// Reading asks nothing of the exchange; whoever comes by a link has neither session nor upload.
const NO_EXCHANGE = {
  address: '',
  userAgent: '',
  cookie: () => undefined,
  setCookie: () => undefined,
  clearCookie: () => undefined,
  upload: undefined,
};

async function followLink(ctx: Context, { token, number }: InputOf<typeof emailContract.followLink>) {
  const { messageId, version, language } = await letterBehind(ctx, 'read', token);
  if (!messageId) return refuse('not_found', 'delivery.link_not_valid');
  const editions = await linksOf(ctx.db, messageId, version);
  const house = (await organisationOf(ctx.db)).language;
  const edition =
    editions.find((one) => one.language === language) ??
    editions.find((one) => one.language === house) ??
    editions[0];
  // From our own table, never from the request: the address cannot be made to lead elsewhere.
  return { location: edition?.links[Number(number)] ?? refuse('not_found', 'delivery.link_not_valid') };
}

async function leavingOf(ctx: Context, token: string) {
  const letter = await letterBehind(ctx, 'leave', token);
  const language = letter.language ?? (await organisationOf(ctx.db)).language;
  const topic = letter.topic ? editionFor(letter.topic, language) : null;
  if (mustCome(letter.lane)) return { stops: 'nothing' as const, topic, stopped: false };
  return letter.topicId
    ? { stops: 'topic' as const, topic, stopped: letter.muted }
    : { stops: 'letters' as const, topic, stopped: letter.leftEmail };
}

async function letterBehind(ctx: Context, purpose: TokenPurpose, token: string): Promise<HeldLetter> {
  const letter = await heldLetter(ctx.db, await deliveryBehind(ctx, purpose, token));
  return letter && !letter.personLeft ? letter : refuse('not_found', 'delivery.link_not_valid');
}
