import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { draftContract } from '../contract/draft.ts';
import { lost } from '../domain/readiness.ts';
import { draftDiscarded, draftStarted } from '../events.ts';
import { filesOf } from '../store/file.ts';
import { copyObjects } from '../store/object.ts';
import {
  currentVersion,
  discardedVersions,
  findDraft,
  findVersion,
  insertDraft,
  markDiscarded,
  publishedVersion,
  type Version,
} from '../store/version.ts';
import { comparison, withTitles } from './comparison.ts';
import { draftObjectView } from './draft-view.ts';
import { draftToEdit, mayEdit, refuseUnlessEditor } from './editor.ts';
import { blockersNow, type DraftState, draftState, livingOf } from './readiness.ts';

type DraftNoun = 'readDraft' | 'startDraft' | 'discardDraft' | 'listDiscardedDrafts' | 'readDraftChanges';

export const draftHandlers: Pick<Handlers<typeof draftContract>, DraftNoun> = {
  async readDraft(ctx) {
    const found = await findDraft(ctx.db);
    return { draft: found ? await draftView(ctx, found) : null };
  },
  startDraft,
  async discardDraft(ctx, { draftId, version }) {
    return ctx.transaction(async (tx) => {
      const draft = await draftToEdit(tx);
      refuseUnlessSame(draft, { draftId, version });
      await markDiscarded(tx.db, draft.id, { discardedBy: tx.actor.personId, discardedAt: tx.now });
      await tx.publish(draftDiscarded, { kind: 'brand.version', id: draft.id }, {});
      return {};
    });
  },
  async listDiscardedDrafts(ctx) {
    const rows = await discardedVersions(ctx.db, 20);
    const drafts = rows.flatMap(({ id, discardedAt, discardedBy, name }) =>
      discardedAt ? [{ id, discardedAt, discardedBy: discardedBy ? { id: discardedBy, name } : null }] : [],
    );
    return { drafts };
  },
  async readDraftChanges(ctx) {
    const draft = (await findDraft(ctx.db)) ?? refuse('not_found', 'brand.no_draft');
    const state = await draftState(ctx, draft.id);
    return comparison(ctx, state.published, livingOf(state), state.retirements);
  },
};

/** Refuses to act on a draft that is another, or not as its person saw it. */
export function refuseUnlessSame(
  draft: Version,
  { draftId, version }: { draftId: string; version: number },
): void {
  if (draft.id !== draftId) refuse('not_found', 'brand.no_draft');
  if (draft.version !== version)
    refuse('conflict', 'edited_meanwhile', { current: { version: draft.version } });
}

/** Starts the draft that everybody shares, from the current version or the content of an older one. */
export async function startDraft(ctx: Context, { restoreId }: { restoreId?: string | undefined }) {
  refuseUnlessEditor(ctx);
  return ctx.transaction(async (tx) => {
    const restored = restoreId === undefined ? undefined : await findVersion(tx.db, restoreId);
    if (restoreId !== undefined && (!restored || restored.state === 'draft'))
      return refuse('not_found', 'brand.version_not_found');
    const draft = await insertDraft(tx.db, {
      id: newId(),
      restoredFrom: restored?.id ?? null,
      startedBy: tx.actor.personId,
      startedAt: tx.now,
    });
    if (!draft) {
      const other = await findDraft(tx.db);
      return refuse('conflict', 'brand.draft_under_way', { draftId: other?.id });
    }
    const source = restored ?? (await currentVersion(tx.db));
    if (source) await copyObjects(tx.db, { from: source.id, to: draft.id });
    await tx.publish(
      draftStarted,
      { kind: 'brand.version', id: draft.id },
      { restoredId: restored?.id ?? null },
    );
    return { id: draft.id, version: draft.version };
  });
}

async function draftView(ctx: Context, draft: Version) {
  const state = await draftState(ctx, draft.id);
  const blockers = await blockersNow(ctx, state);
  const restored = draft.restoredFrom ? await publishedVersion(ctx.db, draft.restoredFrom) : undefined;
  const edit = mayEdit(ctx);
  return {
    id: draft.id,
    version: draft.version,
    startedAt: draft.startedAt,
    restoredNumber: restored?.number ?? null,
    firstLanguage: state.first,
    objects: state.objects.map((object) => draftObjectView(object, state)),
    ...goneFrom(state),
    ...(await mentions(ctx, state, draft)),
    blockers,
    can: { edit, publish: edit && blockers.length === 0 },
  };
}

/** Published values and promises that the new version would not hold, confirmed or not yet. */
function goneFrom(state: DraftState) {
  const here = new Set(livingOf(state).map(({ id }) => id));
  const confirmed = new Set(state.retirements.map(({ objectId }) => objectId));
  const unconfirmed = lost(state.published, here)
    .filter(({ id }) => !confirmed.has(id))
    .flatMap(({ id, kind }) => (kind === 'value' || kind === 'promise' ? [{ objectId: id, kind }] : []));
  return {
    retired: withTitles(state.retirements, state.published),
    unconfirmed: withTitles(unconfirmed, state.published),
  };
}

/** Who and what the draft names, to be shown without another question. */
async function mentions(ctx: Context, { objects }: DraftState, { startedBy }: Version) {
  const promises = objects.flatMap(({ content }) => (content.kind === 'promise' ? [content] : []));
  const mentioned = promises.flatMap(({ ownerId, audienceId }) => [ownerId, audienceId]);
  const ids = [...mentioned, startedBy].filter((id) => id !== null);
  const names = await namesOf(ctx, ids);
  const fileIds = promises.flatMap(({ proofs }) => proofs.flatMap(({ fileId }) => fileId ?? []));
  return {
    startedBy: startedBy ? { id: startedBy, name: names[startedBy] ?? null } : null,
    names,
    files: await filesOf(ctx.db, fileIds),
  };
}
