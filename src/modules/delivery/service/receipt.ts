import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { editionFor } from '#kernel/language.ts';
import { sanitiseRichText } from '#kernel/rich-text-parse.ts';
import { toPlainText } from '#kernel/rich-text-plain.ts';
import { type DiffPart, diffWords } from '#kernel/text-diff.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { messageContract, Question, ReadMessage } from '../contract/message.ts';
import type { receiptContract } from '../contract/receipt.ts';
import { bitOf } from '../domain/reading.ts';
import {
  changesSince,
  countWrongAnswer,
  editionAt,
  findInFeed,
  insertAcknowledgement,
  lastAcknowledgement,
  type ReadRecord,
  setAcknowledged,
} from '../store/acknowledgement.ts';
import { cancelMuted } from '../store/digest.ts';
import { topicExists } from '../store/message.ts';
import { addMute, removeMute } from '../store/preference.ts';
import { takeReceipts } from '../store/receipt.ts';
import { markUncounted } from '../store/result.ts';
import { safetyReleases } from '../store/safety.ts';
import { pollView } from './poll.ts';
import { meIn } from './today.ts';
import { mayBeMuted } from './week.ts';

/** Clocks may differ by so much; what lies further ahead would be counted in a time that has not come. */
const TOLERANCE_MILLIS = 5 * 60_000;
const SAFETY_DAYS = 365;

export const receiptHandlers: Handlers<typeof receiptContract> = {
  async sendReceipts(ctx, { receipts }) {
    const latest = new Date(Date.parse(ctx.now) + TOLERANCE_MILLIS).toISOString();
    if (receipts.some(({ at }) => at > latest))
      return refuse('invalid', 'delivery.clock_is_ahead', { now: ctx.now });
    const rows = receipts.map((receipt) => ({ ...receipt, bit: bitOf(receipt.channel) }));
    return { counted: await takeReceipts(ctx.db, meIn(ctx), { rows, now: ctx.now }) };
  },
  async acknowledge(ctx, input) {
    const done = await ctx.transaction((tx) => acknowledge(tx, input));
    if (!('wrong' in done)) return done;
    // Outside: a refusal inside would take the count of the attempt back with it.
    await countWrongAnswer(ctx.db, { ...input, personId: meIn(ctx) });
    const { explanation } = done.wrong;
    const words = explanation ? editionFor(explanation, input.language) : null;
    return refuse('invalid', 'delivery.answer_not_right', { explanation: words });
  },
  async muteTopic(ctx, { topicId }) {
    if (!(await topicExists(ctx.db, topicId))) return refuse('not_found', 'delivery.topic_not_found');
    const mute = { personId: meIn(ctx), topicId };
    await ctx.transaction(async (tx) => {
      await addMute(tx.db, mute);
      await cancelMuted(tx.db, mute);
    });
    return {};
  },
  async unmuteTopic(ctx, { topicId }) {
    await removeMute(ctx.db, { personId: meIn(ctx), topicId });
    return {};
  },
  async readSafetyCount(ctx) {
    const since = new Date(Date.parse(ctx.now) - SAFETY_DAYS * 86_400_000).toISOString();
    const { count, releases } = await safetyReleases(ctx.db, since);
    return {
      count,
      releases: releases.map(({ title, ...release }) => ({
        ...release,
        title: editionFor(title, ctx.actor.language),
      })),
    };
  },
};

export const messageHandlers: Handlers<typeof messageContract> = {
  async readMessage(ctx, { messageId, language = ctx.actor.language }) {
    const found = (await findInFeed(ctx.db, { personId: meIn(ctx), messageId, language })) ?? notFound();
    return messageView(ctx, found);
  },
};

async function messageView(ctx: Context, found: ReadRecord): Promise<ReadMessage> {
  const personId = meIn(ctx);
  const { language, question } = found;
  const last = await lastAcknowledgement(ctx.db, { messageId: found.id, personId });
  const changes =
    last && last.version < found.version
      ? await changesSince(ctx.db, found.id, { after: last.version, upTo: found.version })
      : [];
  const words = changes.flatMap(({ changed }) => (changed ? [editionFor(changed, language)] : []));
  return {
    ...found,
    changesForYou: found.releaseChanges ? editionFor(found.releaseChanges, language) : found.changesForYou,
    topic:
      found.topicId && found.topicName
        ? { id: found.topicId, name: editionFor(found.topicName, language) }
        : null,
    because: found.because.map(({ title, ...one }) => ({ ...one, title: editionFor(title, language) })),
    piece: { kind: found.pieceKind, id: found.pieceId },
    through: { ring: found.ring, audienceId: found.audienceId },
    question: question && {
      text: editionFor(question.text, language),
      answers: question.answers.map((answer) => editionFor(answer, language)),
    },
    changed:
      last && words.length > 0
        ? {
            text: words.join('\n'),
            sinceVersion: last.version,
            difference: await differenceSince(ctx, found, last.version),
          }
        : null,
    acknowledged: last ?? null,
    useful: found.useful === null ? null : found.useful > 0,
    poll: await pollView(ctx, found),
    can: {
      acknowledge: found.owed > found.acknowledged && !found.withdrawn && found.replacedBy === null,
      mute: found.topicId !== null && mayBeMuted(found),
    },
  };
}

/** Word by word, in the language on the page; nothing when the earlier version was not written in it. */
async function differenceSince(ctx: Context, found: ReadRecord, version: number): Promise<DiffPart[]> {
  const before = await editionAt(ctx.db, { messageId: found.id, version, language: found.language });
  if (before?.language !== found.language) return [];
  return diffWords(plainOf(before), plainOf(found));
}

function plainOf({ title, changesForYou, doc }: Pick<ReadRecord, 'title' | 'changesForYou' | 'doc'>): string {
  return [title, changesForYou ?? '', toPlainText(sanitiseRichText(doc))].filter(Boolean).join('\n\n');
}

type Acknowledged = AnswerOf<typeof receiptContract.acknowledge>;

async function acknowledge(
  tx: Context,
  input: InputOf<typeof receiptContract.acknowledge>,
): Promise<Acknowledged | { wrong: Question }> {
  const { messageId, version, language } = input;
  const personId = meIn(tx);
  const found = (await findInFeed(tx.db, { personId, messageId, language })) ?? notFound();
  const { level, question } = found;
  if (level === 'none') return refuse('invalid', 'delivery.nothing_to_acknowledge');
  if (found.withdrawn || found.replacedBy) return refuse('conflict', 'delivery.message_withdrawn');
  // Somebody who signs must have had this very text before them.
  if (found.version !== version)
    return refuse('conflict', 'delivery.changed_meanwhile', { version: found.version });
  if (!found.languages.includes(language)) return refuse('invalid', 'delivery.no_such_edition');
  if (question && input.answer === undefined) return refuse('invalid', 'delivery.answer_needed');
  if (level === 'signed' && !input.signedName) return refuse('invalid', 'delivery.name_needed');
  const before = await lastAcknowledgement(tx.db, { messageId, personId });
  if (before?.version === version) return { version, level: before.level, at: before.at };
  if (question && input.answer !== question.right) return { wrong: question };
  await insertAcknowledgement(tx.db, {
    messageId,
    version,
    personId,
    level,
    language,
    answer: question ? (input.answer ?? null) : null,
    signedName: level === 'signed' ? (input.signedName ?? null) : null,
    at: tx.now,
  });
  await setAcknowledged(tx.db, {
    personId,
    messageId,
    filedOn: found.filedOn,
    version,
    at: tx.now,
    bit: bitOf('feed'),
  });
  await markUncounted(tx.db, [messageId], tx.now);
  return { version, level, at: tx.now };
}

const notFound = () => refuse('not_found', 'delivery.message_not_found');
