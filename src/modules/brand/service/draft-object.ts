import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { presentPeople, usedAudiences } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { Content, TypedContent } from '../contract/content.ts';
import type { draftContract } from '../contract/draft.ts';
import { confirmEdition, writeContent } from '../domain/content.ts';
import { draftChanged } from '../events.ts';
import { filesOf } from '../store/file.ts';
import {
  deleteObjects,
  findObject,
  idOfTheOnly,
  insertObject,
  type ObjectRow,
  objectsOf,
  orderObjects,
  updateObject,
} from '../store/object.ts';
import { countDraftChange, type Version } from '../store/version.ts';
import { draftObjectView } from './draft-view.ts';
import { draftToEdit } from './editor.ts';
import { draftState } from './readiness.ts';

type DraftContract = typeof draftContract;
type ObjectNoun = 'addObject' | 'changeObject' | 'confirmEdition' | 'removeObject' | 'orderObjects';

const MOST_OF_A_KIND = 200;

export const draftObjectHandlers: Pick<Handlers<DraftContract>, ObjectNoun> = {
  addObject: (ctx, { content }) => ctx.transaction((tx) => addObject(tx, content)),
  changeObject: (ctx, input) =>
    ctx.transaction(async (tx) => {
      const { draft, before } = await objectToEdit(tx, input.objectId);
      if (before.kind !== input.content.kind) refuse('invalid', 'brand.kind_stays');
      await checkMentions(tx, draft.id, { before: before.content, typed: input.content });
      const content = writeContent(before.content, input.content, { now: tx.now, makeId: newId });
      return saveObject(tx, draft, { ...input, content, yours: input.content });
    }),
  confirmEdition: (ctx, input) =>
    ctx.transaction(async (tx) => {
      const { draft, before } = await objectToEdit(tx, input.objectId);
      const content = confirmEdition(before.content, input.language, tx.now);
      return saveObject(tx, draft, { ...input, content });
    }),
  removeObject: (ctx, input) => ctx.transaction((tx) => removeObject(tx, input)),
  orderObjects: (ctx, input) =>
    ctx.transaction(async (tx) => {
      const draft = await draftToEdit(tx);
      const objects = (await objectsOf(tx.db, draft.id)).filter(({ kind }) => kind === input.kind);
      const current = objects.map(({ id }) => id);
      const named = new Set(input.objectIds);
      if (named.size !== input.objectIds.length) refuse('invalid', 'brand.ordered_twice');
      if (named.size !== current.length || current.some((id) => !named.has(id)))
        refuse('conflict', 'edited_meanwhile', { current });
      await orderObjects(tx.db, draft.id, { kind: input.kind, ids: input.objectIds });
      await told(tx, draft, { change: 'ordered', objectId: draft.id });
      return {};
    }),
};

/** Counts and tells a change of the draft; gives the draft's new count. */
export async function told(
  tx: Context,
  draft: Version,
  {
    change,
    objectId,
  }: { change: 'added' | 'changed' | 'removed' | 'ordered' | 'retired' | 'kept'; objectId: string },
): Promise<number> {
  await tx.publish(draftChanged, { kind: 'brand.object', id: objectId }, { draftId: draft.id, change });
  return countDraftChange(tx.db, draft.id);
}

/** Adds an object to the draft, last of its kind; call it inside a transaction. */
export async function addObject(tx: Context, typed: TypedContent) {
  const draft = await draftToEdit(tx);
  const { kind } = typed;
  const already = (await objectsOf(tx.db, draft.id)).filter((object) => object.kind === kind).length;
  if (already >= MOST_OF_A_KIND) refuse('too_large', 'brand.too_many_objects', { most: MOST_OF_A_KIND });
  await checkMentions(tx, draft.id, { before: undefined, typed });
  const content = writeContent(undefined, typed, { now: tx.now, makeId: newId });
  // An organisation has one mission for good, so that versions can be compared even if it was away for a while.
  const lasting = kind === 'mission' || kind === 'vision' ? await idOfTheOnly(tx.db, kind) : undefined;
  const id = lasting ?? newId();
  const added = await insertObject(tx.db, draft.id, {
    id,
    content,
    changedBy: tx.actor.personId,
    changedAt: tx.now,
  });
  if (!added) refuse('conflict', 'brand.only_one', { kind });
  const draftVersion = await told(tx, draft, { change: 'added', objectId: id });
  return { object: await viewOf(tx, draft, id), draftVersion };
}

async function objectToEdit(tx: Context, objectId: string): Promise<{ draft: Version; before: ObjectRow }> {
  const draft = await draftToEdit(tx);
  const before = await findObject(tx.db, draft.id, objectId);
  return before ? { draft, before } : refuse('not_found', 'brand.object_not_in_draft');
}

interface Saving {
  readonly objectId: string;
  readonly version: number;
  readonly content: Content;
  readonly yours?: TypedContent;
}

/** Writes an object; if somebody was faster, refuses with what they wrote and what this person wrote. */
async function saveObject(tx: Context, draft: Version, { objectId, version, content, yours }: Saving) {
  const change = { id: objectId, version, content, changedBy: tx.actor.personId, changedAt: tx.now };
  if (!(await updateObject(tx.db, draft.id, change)))
    refuse('conflict', 'edited_meanwhile', { current: await viewOf(tx, draft, objectId), yours });
  const draftVersion = await told(tx, draft, { change: 'changed', objectId });
  return { object: await viewOf(tx, draft, objectId), draftVersion };
}

async function removeObject(tx: Context, { objectId, version }: InputOf<DraftContract['removeObject']>) {
  const { draft, before } = await objectToEdit(tx, objectId);
  const view = await viewOf(tx, draft, objectId);
  if (before.version !== version) refuse('conflict', 'edited_meanwhile', { current: view });
  if (!view.can.remove) refuse('conflict', 'brand.published_is_retired', { kind: before.kind });
  await deleteObjects(tx.db, draft.id, [objectId]);
  await told(tx, draft, { change: 'removed', objectId });
  return {};
}

async function viewOf(tx: Context, draft: Version, objectId: string) {
  const state = await draftState(tx, draft.id);
  const object = state.objects.find(({ id }) => id === objectId);
  return object ? draftObjectView(object, state) : refuse('not_found', 'brand.object_not_in_draft');
}

/** Refuses mentions of what is not there; those from before may stay, so that an owner who left blocks no typing. */
async function checkMentions(
  tx: Context,
  draftId: string,
  { before, typed }: { before: Content | undefined; typed: TypedContent },
): Promise<void> {
  if (typed.kind !== 'promise') return;
  const old = before?.kind === 'promise' ? before : undefined;
  const { ownerId, audienceId } = typed;
  if (ownerId && ownerId !== old?.ownerId && !(await presentPeople(tx, [ownerId])).has(ownerId))
    refuse('invalid', 'brand.owner_not_found');
  if (
    audienceId &&
    audienceId !== old?.audienceId &&
    !(await usedAudiences(tx, [audienceId])).has(audienceId)
  )
    refuse('invalid', 'brand.audience_not_found');
  const values = new Set((await objectsOf(tx.db, draftId)).filter(isValue).map(({ id }) => id));
  if (typed.keeps.some((id) => !values.has(id) && !old?.keeps.includes(id)))
    refuse('invalid', 'brand.value_not_in_draft');
  const fileIds = [...new Set(typed.proofs.flatMap(({ fileId }) => fileId ?? []))];
  if ((await filesOf(tx.db, fileIds)).length !== fileIds.length) refuse('invalid', 'brand.file_not_found');
}

const isValue = ({ kind }: ObjectRow) => kind === 'value';
