import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { LastingKind } from '../contract/content.ts';
import type { draftContract } from '../contract/draft.ts';
import { copyObjects } from '../store/object.ts';
import { deleteRetirement, putRetirement } from '../store/retirement.ts';
import { findDraft } from '../store/version.ts';
import { told } from './draft-object.ts';
import { draftToEdit } from './editor.ts';
import { type DraftState, dependantsOf, draftState } from './readiness.ts';
import { titles } from './thread.ts';

type DraftContract = typeof draftContract;

export const retirementHandlers: Pick<
  Handlers<DraftContract>,
  'readDependants' | 'retireObject' | 'keepObject'
> = {
  async readDependants(ctx, { objectId }) {
    const draft = (await findDraft(ctx.db)) ?? refuse('not_found', 'brand.no_draft');
    const state = await draftState(ctx, draft.id);
    const kind = publishedKind(state, objectId);
    const titled = await titles(ctx);
    return { dependants: (await dependantsOf(ctx, state, { kind, id: objectId })).map(titled) };
  },
  retireObject: (ctx, input) => ctx.transaction((tx) => retireObject(tx, input)),
  keepObject: (ctx, { objectId }) =>
    ctx.transaction(async (tx) => {
      const draft = await draftToEdit(tx);
      const { current, objects, published } = await draftState(tx, draft.id);
      const wasRetired = await deleteRetirement(tx.db, draft.id, objectId);
      const isHere = objects.some(({ id }) => id === objectId);
      const isPublished = published.some(({ id }) => id === objectId);
      // A version that was brought back may lack what is published since: keeping that means taking it in.
      if (!isHere && isPublished && current)
        await copyObjects(tx.db, { from: current.id, to: draft.id, only: objectId });
      else if (!wasRetired) return refuse('not_found', 'brand.not_retired');
      await told(tx, draft, { change: 'kept', objectId });
      return {};
    }),
};

async function retireObject(
  tx: Context,
  { objectId, reason, leftHanging }: InputOf<DraftContract['retireObject']>,
) {
  const draft = await draftToEdit(tx);
  const state = await draftState(tx, draft.id);
  const kind = publishedKind(state, objectId);
  const dependants = await dependantsOf(tx, state, { kind, id: objectId });
  const hanging = dependants.filter(({ hangs }) => hangs).map(({ id }) => id);
  if (hanging.some((id) => !leftHanging.includes(id)))
    refuse('conflict', 'brand.more_is_linked', { leftHanging: hanging });
  await putRetirement(tx.db, {
    versionId: draft.id,
    objectId,
    kind,
    reason,
    leftHanging: hanging,
    retiredBy: tx.actor.personId,
    retiredAt: tx.now,
  });
  await told(tx, draft, { change: 'retired', objectId });
  return {};
}

/** The kind of a published value or promise: only those retire. */
function publishedKind({ published }: DraftState, objectId: string): LastingKind {
  const kind = published.find(({ id }) => id === objectId)?.kind;
  return kind === 'value' || kind === 'promise' ? kind : refuse('not_found', 'brand.not_published');
}
