import { refuse } from '#kernel/errors.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { walkThread } from '#modules/brand/service/thread.ts';
import type { NewMessage } from '#modules/delivery/contract/message.ts';
import { putMessage, replaceMessage } from '#modules/delivery/service/publish.ts';
import type { Context } from '#platform/context.ts';
import type { ReleaseBlocker } from '../contract/release.ts';
import { contentOf } from '../domain/part.ts';
import { assess } from '../domain/readability.ts';
import { releaseBlockers } from '../domain/release.ts';
import { piecePublished } from '../events.ts';
import type { CampaignRecord } from '../store/campaign.ts';
import { partsOfKind } from '../store/part.ts';
import { editionsOf, type PieceRow, replacedMessages, setPublished } from '../store/piece.ts';
import { approvalOf } from './approval.ts';
import { compileEdition } from './compile.ts';
import { tiePiece } from './piece.ts';
import { sightOf } from './sight.ts';
import { weighWorries } from './worry.ts';

/** What keeps a piece from going out now. */
export async function blockersOf(
  ctx: Context,
  { piece, campaign }: { piece: PieceRow; campaign: CampaignRecord },
): Promise<ReleaseBlocker[]> {
  const { today } = await sightOf(ctx);
  const { standing } = await approvalOf(ctx, campaign);
  const editions = (await editionsOf(ctx.db, [piece.id])).map((edition) => ({
    language: edition.language,
    words: assess(edition).words,
  }));
  return releaseBlockers(
    { settings: piece.settings, replacedBy: piece.replacedBy, editions, campaign: campaign.state, standing },
    today,
  );
}

/**
 * Compiles a piece and gives it to delivery, unless this very version was given before. From the second version on it
 * asks what changed and who has to acknowledge again.
 */
export async function publishPiece(
  tx: Context,
  { piece, campaign }: { piece: PieceRow; campaign: CampaignRecord },
  change: NewMessage['change'],
): Promise<string> {
  const blockers = await blockersOf(tx, { piece, campaign });
  if (blockers.length > 0) return refuse('conflict', 'campaigns.piece_cannot_go_out', { blockers });
  if (piece.messageId && piece.publishedVersion === piece.version) return piece.messageId;
  if (piece.messageId && !change) return refuse('invalid', 'campaigns.say_what_changed');
  const rows = await editionsOf(tx.db, [piece.id]);
  const editions: NewMessage['editions'] = {};
  for (const row of rows) editions[row.language] = await compileEdition(tx, piece, row);
  const { lane, level, question, topicId, trueUntilOn } = piece.settings;
  const { messageId, version } = await putMessage(tx, {
    piece: { kind: 'campaigns.piece', id: piece.id, version: piece.version },
    lane,
    level,
    topicId,
    because: await becauseOf(tx, campaign.id),
    trueUntilOn,
    editions,
    question: level === 'understood' || level === 'signed' ? question : null,
    change: piece.messageId ? (change ?? null) : null,
  });
  await setPublished(tx.db, piece.id, { messageId, version: piece.version });
  // What it replaces was said while it was a draft: its readers are led on now.
  if (!piece.messageId)
    for (const earlier of await replacedMessages(tx.db, piece.id))
      await replaceMessage(tx, { messageId: earlier, byMessageId: messageId });
  await weighWorries(tx, campaign.id);
  await tiePiece(tx, piece.id, campaign);
  await tx.publish(
    piecePublished,
    { kind: 'campaigns.piece', id: piece.id },
    { messageId, messageVersion: version },
  );
  return messageId;
}

/** As many steps as delivery keeps, with the campaign. */
const MOST_STEPS = 9;
const STEPS = { value: 'brand.value', promise: 'brand.promise', goal: 'plan.goal' } as const;

/** «Why do I get this»: up from the campaign over goals and promises to the values of the brand; the farthest first. */
async function becauseOf(tx: Context, campaignId: string): Promise<NonNullable<NewMessage['because']>> {
  const [part] = await partsOfKind(tx.db, [campaignId], 'head');
  const head = contentOf('head', part?.content ?? {});
  const { nodes } = await walkThread(tx, { kind: 'campaign', id: campaignId }, 'up');
  // The planner who publishes sees more than those who get it.
  const above = nodes.flatMap(({ kind, id, title, state, sealed }) =>
    isStep(kind) && state !== 'draft' && !sealed ? [{ kind: STEPS[kind], id, title: short(title) }] : [],
  );
  return [
    ...above.slice(0, MOST_STEPS).toReversed(),
    { kind: 'campaigns.campaign', id: campaignId, title: short(head.title) },
  ];
}

const isStep = (kind: string): kind is keyof typeof STEPS => kind in STEPS;

/** Titles of goals are sentences, and may be longer than delivery shows. */
const short = (title: object) =>
  Object.fromEntries(
    Object.entries(title)
      .filter(([language]) => LANGUAGES.some((one) => one === language))
      .map(([language, text]) => [language, String(text).slice(0, 300)]),
  );
