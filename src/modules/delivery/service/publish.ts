import type { Instant } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import type { Context } from '#platform/context.ts';
import { type NewMessage, newMessage } from '../contract/message.ts';
import { cardText } from '../domain/card.ts';
import { unknownSlots } from '../domain/letter.ts';
import { messagePublished, messageReplaced, messageWithdrawn } from '../events.ts';
import {
  findMessage,
  insertEditions,
  insertMessage,
  insertVersion,
  lockMessage,
  lockMessageOf,
  type MessageRecord,
  passOnVersion,
  setReplaced,
  setWithdrawn,
  topicExists,
  updateMessage,
} from '../store/message.ts';
import { cancelOpenReleases } from './lifecycle.ts';
import { putPoll } from './poll.ts';

type Checked = ReturnType<typeof newMessage.parse>;

/**
 * Publishes a piece as a message, or its next version when it has one. Nothing goes out by this: a release does that. A
 * change after a release reaches everybody who has the message; only those whom `change` names are asked to acknowledge again.
 */
export async function putMessage(
  ctx: Context,
  input: NewMessage,
): Promise<{ messageId: string; version: number }> {
  const given = newMessage.parse(input);
  refuseUnfillable(given);
  return ctx.transaction(async (tx) => {
    if (given.topicId && !(await topicExists(tx.db, given.topicId)))
      refuse('not_found', 'delivery.topic_not_found');
    const known = await lockMessageOf(tx.db, given.piece);
    return known ? nextVersion(tx, known, given) : firstVersion(tx, given);
  });
}

/** Takes a message out of all feeds and calls its releases back; what was acknowledged stays evidence. */
export async function withdrawMessage(
  ctx: Context,
  { messageId }: { messageId: string },
): Promise<{ messageId: string; withdrawnAt: Instant }> {
  return ctx.transaction(async (tx) => {
    const message = (await lockMessage(tx.db, messageId)) ?? notFound();
    if (message.withdrawnAt) return { messageId, withdrawnAt: message.withdrawnAt };
    await setWithdrawn(tx.db, messageId, tx.now);
    await cancelOpenReleases(tx, messageId);
    await tx.publish(messageWithdrawn, { kind: 'delivery.message', id: messageId }, {});
    return { messageId, withdrawnAt: tx.now };
  });
}

/** Says that another message holds in its place; readers of the old one are led to the new one. */
export async function replaceMessage(
  ctx: Context,
  { messageId, byMessageId }: { messageId: string; byMessageId: string },
): Promise<void> {
  await ctx.transaction(async (tx) => {
    (await lockMessage(tx.db, messageId)) ?? notFound();
    for (let next: string | null = byMessageId; next; ) {
      if (next === messageId) return refuse('conflict', 'delivery.replaced_in_a_circle');
      next = ((await findMessage(tx.db, next)) ?? notFound()).replacedBy;
    }
    await setReplaced(tx.db, messageId, byMessageId);
    await cancelOpenReleases(tx, messageId);
    await tx.publish(messageReplaced, { kind: 'delivery.message', id: messageId }, { byMessageId });
  });
}

async function firstVersion(tx: Context, given: Checked) {
  const messageId = newId();
  const inserted = await insertMessage(tx.db, {
    id: messageId,
    ...factsOf(given),
    pieceKind: given.piece.kind,
    pieceId: given.piece.id,
    createdBy: tx.actor.personId,
    createdAt: tx.now,
  });
  // Somebody published the same piece in this very moment: theirs is the first version, and this would be the second.
  if (!inserted) return refuse('conflict', 'delivery.published_meanwhile');
  await writeVersion(tx, { messageId, version: 1, given });
  return { messageId, version: 1 };
}

async function nextVersion(tx: Context, known: MessageRecord, given: Checked) {
  if (known.withdrawnAt) return refuse('conflict', 'delivery.message_withdrawn');
  const version = known.version + 1;
  // Before its first release nobody has seen it, and there is nothing to explain.
  if (known.filedOn && !given.change) return refuse('invalid', 'delivery.say_what_changed');
  await updateMessage(tx.db, known.id, { ...factsOf(given), version });
  await writeVersion(tx, { messageId: known.id, version, given });
  if (known.filedOn) {
    const asks = given.level === 'none' ? 'nobody' : (given.change?.asksAgain ?? 'nobody');
    const affected = given.change?.affectedAudienceId;
    const asked = asks === 'affected' && affected ? await audienceSql(tx, affected) : asks;
    await passOnVersion(
      tx.db,
      { id: known.id, version, filedOn: known.filedOn },
      asked === 'affected' ? 'nobody' : asked,
    );
  }
  return { messageId: known.id, version };
}

async function writeVersion(
  tx: Context,
  { messageId, version, given }: { messageId: string; version: number; given: Checked },
): Promise<void> {
  const { change, piece, lane, level, trueUntilOn } = given;
  await insertVersion(tx.db, {
    messageId,
    version,
    pieceVersion: piece.version,
    question: given.question,
    changed: change?.text ?? null,
    asksAgain: change?.asksAgain ?? 'nobody',
    affected: change?.affectedAudienceId ? { audienceId: change.affectedAudienceId } : null,
    publishedBy: tx.actor.personId,
    publishedAt: tx.now,
  });
  const rows = LANGUAGES.flatMap((language) => {
    const edition = given.editions[language];
    if (!edition) return [];
    const { letter, ...rest } = edition;
    const card = cardText({ messageId, lane, level, edition, language, trueUntilOn });
    return [{ messageId, version, language, edition: rest, letter, card }];
  });
  await insertEditions(tx.db, rows);
  await putPoll(
    tx,
    messageId,
    rows.map(({ edition }) => edition),
  );
  await tx.publish(
    messagePublished,
    { kind: 'delivery.message', id: messageId },
    { version, pieceKind: piece.kind, pieceId: piece.id },
  );
}

function factsOf({ lane, level, topicId, because, trueUntilOn, editions }: Checked) {
  const fallback =
    LANGUAGES.map((language) => editions[language]?.seconds).find((one) => one !== undefined) ?? 0;
  const seconds = LANGUAGES.map((language) => editions[language]?.seconds ?? fallback);
  return { lane, level, topicId, because, trueUntilOn, seconds };
}

function refuseUnfillable(given: Checked): void {
  if ((given.level === 'understood') !== (given.question !== null) && given.level !== 'signed')
    refuse('invalid', given.question ? 'delivery.question_without_level' : 'delivery.question_missing');
  for (const language of LANGUAGES) {
    const letter = given.editions[language]?.letter;
    const unknown = letter ? unknownSlots(letter) : [];
    if (unknown.length > 0) refuse('invalid', 'delivery.unknown_slot', { language, slot: unknown[0] });
  }
}

const notFound = () => refuse('not_found', 'delivery.message_not_found');
