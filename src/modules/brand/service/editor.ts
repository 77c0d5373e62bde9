import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { canEditBrand } from '../domain/editor.ts';
import { lockDraft, type Version } from '../store/version.ts';

/** Whether the actor may write the brand core. */
export const mayEdit = (ctx: Context): boolean =>
  ctx.actor.kind === 'system' || canEditBrand(ctx.actor.grants);

/** The draft, locked for this transaction, for an actor who may write it. */
export async function draftToEdit(ctx: Context): Promise<Version> {
  refuseUnlessEditor(ctx);
  return (await lockDraft(ctx.db)) ?? refuse('not_found', 'brand.no_draft');
}

/** Refuses those whose role is for one unit only: the brand core is the whole organisation's. */
export function refuseUnlessEditor(ctx: Context): void {
  if (!mayEdit(ctx)) refuse('forbidden', 'brand.whole_organisation_only');
}
