import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { draftContract } from '../contract/draft.ts';
import type { ThreadRef } from '../contract/thread.ts';
import { titleOf } from '../domain/content.ts';
import { promiseRetired, valueRetired, versionPublished } from '../events.ts';
import { closeNode, lockNodes, putNode, replaceLinks } from '../store/link.ts';
import { deleteObjects, type ObjectRow } from '../store/object.ts';
import { markPublished, publishedVersion } from '../store/version.ts';
import { versionView } from './core.ts';
import { refuseUnlessSame } from './draft.ts';
import { draftToEdit } from './editor.ts';
import { blockersNow, draftState, livingOf, refOf } from './readiness.ts';

type DraftContract = typeof draftContract;

export const publicationHandlers: Pick<Handlers<DraftContract>, 'publishDraft'> = {
  publishDraft: (ctx, input) => ctx.transaction((tx) => publishDraft(tx, input)),
};

/** Publishes the draft as its person saw it and ties it to the thread; call it inside a transaction. */
export async function publishDraft(tx: Context, input: InputOf<DraftContract['publishDraft']>) {
  const draft = await draftToEdit(tx);
  refuseUnlessSame(draft, input);
  const state = await draftState(tx, draft.id);
  const living = livingOf(state);
  const going = state.retirements.map(refOf);
  // Nobody links to what retires between the count of what hangs and the end.
  await lockNodes(tx.db, [...going, ...living.flatMap(refsOf)], 'update');
  const blockers = await blockersNow(tx, state);
  if (blockers.length > 0) refuse('conflict', 'brand.draft_not_ready', { blockers });
  await deleteGoing(tx, draft.id, going);
  await tieToThread(tx, living);
  await markPublished(tx.db, draft.id, {
    note: input.note,
    publishedBy: tx.actor.personId,
    publishedAt: tx.now,
  });
  const published = await publishedVersion(tx.db, draft.id);
  if (!published) throw new Error('The version that was just published is not there');
  await tx.publish(
    versionPublished,
    { kind: 'brand.version', id: draft.id },
    { number: versionView(published).number },
  );
  return versionView(published);
}

async function deleteGoing(tx: Context, versionId: string, going: readonly ThreadRef[]): Promise<void> {
  if (going.length === 0) return;
  const ids = going.map(({ id }) => id);
  await deleteObjects(tx.db, versionId, ids);
  for (const node of going) {
    await closeNode(tx.db, node, tx.now);
    const retired = node.kind === 'value' ? valueRetired : promiseRetired;
    await tx.publish(retired, { kind: `brand.${node.kind}`, id: node.id }, { versionId });
  }
}

/** Nodes first, then the links between them. A few dozen objects, once in months, so one by one. */
async function tieToThread(tx: Context, living: readonly ObjectRow[]): Promise<void> {
  for (const object of living) {
    for (const { kind, id } of refsOf(object)) {
      const { content } = object;
      await putNode(tx.db, {
        kind,
        id,
        title: titleOf(content),
        state: 'open',
        sealed: false,
        ownerId: content.kind === 'promise' ? content.ownerId : null,
        startsOn: null,
        endsOn: null,
        closedAt: null,
      });
    }
  }
  for (const { id, content } of living) {
    if (content.kind !== 'promise') continue;
    const values = content.keeps.map((valueId) => ({ kind: 'value' as const, id: valueId }));
    await replaceLinks(tx.db, { kind: 'promise', id }, values);
  }
}

const refsOf = ({ kind, id }: ObjectRow): ThreadRef[] =>
  kind === 'value' || kind === 'promise' ? [{ kind, id }] : [];
