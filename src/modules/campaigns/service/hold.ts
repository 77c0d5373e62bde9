import type { Instant } from '#kernel/calendar.ts';
import { endHold, holdBack } from '#modules/delivery/service/hold.ts';
import type { Context } from '#platform/context.ts';
import { pieceToEdit } from './piece-sight.ts';

/**
 * Holds a piece back from people until an instant, or for good where they get another piece in its place; for experiments.
 * Only for those who may write the piece.
 */
export async function holdPiece(
  tx: Context,
  hold: { pieceId: string; experimentId: string; untilAt: Instant | null; personIds: readonly string[] },
): Promise<void> {
  await pieceToEdit(tx, hold.pieceId);
  await holdBack(tx, hold);
}

/** Ends what an experiment holds back for a time: everyone gets the piece now. */
export const endPieceHold = (tx: Context, experimentId: string): Promise<void> => endHold(tx, experimentId);
