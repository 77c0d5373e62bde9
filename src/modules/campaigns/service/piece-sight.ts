import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { canWrite } from '../domain/permission.ts';
import type { CampaignRecord } from '../store/campaign.ts';
import { type EditionRow, findPiece, lockPiece, type PieceRow } from '../store/piece.ts';
import { askerOf, campaignFor, refuseUnlessWriter } from './sight.ts';

/** A piece of a campaign whose drafts the actor may read. */
export async function pieceFor(
  ctx: Context,
  pieceId: string,
): Promise<{ piece: PieceRow; campaign: CampaignRecord }> {
  const piece = (await findPiece(ctx.db, pieceId)) ?? pieceNotFound();
  return { piece, campaign: await campaignFor(ctx, piece.campaignId) };
}

/** A piece for somebody who writes it, held until the transaction ends. */
export async function pieceToEdit(tx: Context, pieceId: string) {
  const found = await pieceFor(tx, pieceId);
  refuseUnlessWriter(tx);
  if (found.campaign.state === 'closed') refuse('conflict', 'campaigns.campaign_is_closed');
  await lockPiece(tx.db, pieceId);
  return pieceFor(tx, pieceId);
}

export const pieceNotFound = () => refuse('not_found', 'campaigns.piece_not_found');

/** The titles of a piece, per language. */
export const titlesOf = (editions: readonly EditionRow[]) =>
  Object.fromEntries(editions.map(({ language, title }) => [language, title]));

/** Minutes to a tenth. */
export const minutesOf = (seconds: number): number => Math.round(seconds / 6) / 10;

/** Whether the actor may write pieces of a campaign. */
export const mayEditPieces = (ctx: Context, { state }: Pick<CampaignRecord, 'state'>): boolean =>
  state !== 'closed' && canWrite(askerOf(ctx));
