import { endPieceHold } from '#modules/campaigns/service/hold.ts';
import type { Context } from '#platform/context.ts';
import { findExperiment, forgetGoneSubjects, overIds } from '../store/experiment.ts';
import { conclude } from './effect.ts';

/** Concludes what ran until yesterday: effects are kept, and whoever waited gets the piece. */
export async function endExperiments(ctx: Context): Promise<void> {
  for (const experimentId of await overIds(ctx.db, ctx.today))
    await ctx.transaction(async (tx) => {
      const row = await findExperiment(tx.db, experimentId);
      if (!row || row.endedAt !== null) return;
      await conclude(tx, row, null);
      await endPieceHold(tx, row.id);
    });
}

/** Forgets where people were drawn to whom an import that was taken back had added. */
export const forgetGoneDrawn = (ctx: Context): Promise<void> => forgetGoneSubjects(ctx.db);
