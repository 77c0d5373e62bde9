import { z } from 'zod';
import { done, endpoint, id, instant, language, line, nothing, wholeNumber } from '#kernel/contract.ts';
import { content, EDITORS, fileFacts, lastingKind, place, someone, typedContent } from './content.ts';
import { publishedVersion } from './core.ts';
import { difference, retirement } from './difference.ts';
import { threadNode } from './thread.ts';

const version = z.number().int();

/** What a language lacks: `missing` has no text where another language has one, `stale` is older than the first language's. */
export const languageState = z.object({ missing: z.array(place), stale: z.array(place) });
export type LanguageState = z.output<typeof languageState>;

export const draftObject = z.object({
  id,
  position: z.number().int(),
  version,
  changedAt: instant,
  changedBy: someone.nullable(),
  content,
  languages: z.record(language, languageState),
  /** Set when this draft retires it. */
  retirement: retirement.pick({ reason: true }).nullable(),
  /** New things are taken out, published values and promises retired. */
  can: z.object({ remove: z.boolean(), retire: z.boolean() }),
});
export type DraftObject = z.output<typeof draftObject>;

/** Why a draft cannot be published yet, one thing each; translated under `blockers.<code>`. */
export const blocker = z.object({
  code: z.enum([
    'nothing_written',
    'nothing_changed',
    'text_missing',
    'receiver_missing',
    'owner_missing',
    'keeps_what_is_gone',
    'retirement_not_confirmed',
    'more_left_hanging',
  ]),
  objectId: id.nullable(),
  place: place.nullable(),
  /** The other object that it is about: the value that is gone, what hangs. */
  otherId: id.nullable(),
});
export type Blocker = z.output<typeof blocker>;

export const draft = z.object({
  id,
  version,
  startedAt: instant,
  startedBy: someone.nullable(),
  restoredNumber: z.number().int().nullable(),
  firstLanguage: language,
  objects: z.array(draftObject),
  /** Values and promises that are published and not in this draft. */
  retired: z.array(retirement),
  unconfirmed: z.array(retirement.omit({ reason: true })),
  /** Names of owners and audiences, by id. */
  names: z.record(z.string(), z.string()),
  files: z.array(fileFacts),
  blockers: z.array(blocker),
  can: z.object({ edit: z.boolean(), publish: z.boolean() }),
});

const draftChange = z.object({ object: draftObject, draftVersion: version });
const objectInput = { objectId: id, version };

export const draftContract = {
  readDraft: endpoint({
    method: 'GET',
    path: '/api/brand/draft',
    summary: 'The draft of the next version with all editions, what they lack, and what blocks publishing.',
    who: EDITORS,
    input: nothing,
    output: z.object({ draft: draft.nullable() }),
  }),
  startDraft: endpoint({
    method: 'POST',
    path: '/api/brand/draft',
    summary:
      'Start a draft from the current version, or bring back the content of an older or discarded one.',
    who: EDITORS,
    creates: true,
    input: z.object({ restoreId: id.optional() }),
    output: z.object({ id, version }),
  }),
  discardDraft: endpoint({
    method: 'DELETE',
    path: '/api/brand/draft',
    summary: 'Put the draft away. It can be brought back from the discarded ones.',
    who: EDITORS,
    input: z.object({ draftId: id, version: wholeNumber }),
    output: done,
  }),
  listDiscardedDrafts: endpoint({
    method: 'GET',
    path: '/api/brand/discarded-drafts',
    summary: 'The last drafts that were put away, newest first.',
    who: EDITORS,
    input: nothing,
    output: z.object({
      drafts: z.array(z.object({ id, discardedAt: instant, discardedBy: someone.nullable() })),
    }),
  }),
  readDraftChanges: endpoint({
    method: 'GET',
    path: '/api/brand/draft/changes',
    summary: 'What the draft changes from the current version, word by word in each language.',
    who: EDITORS,
    input: nothing,
    output: difference,
  }),
  addObject: endpoint({
    method: 'POST',
    path: '/api/brand/draft/objects',
    summary: 'Add a mission, vision, value or promise to the draft, last of its kind.',
    who: EDITORS,
    creates: true,
    input: z.object({ content: typedContent }),
    output: draftChange,
  }),
  changeObject: endpoint({
    method: 'PUT',
    path: '/api/brand/draft/objects/:objectId',
    summary: 'Write an object of the draft. A `version` that is no longer the newest is refused with both.',
    who: EDITORS,
    input: z.object({ ...objectInput, content: typedContent }),
    output: draftChange,
  }),
  confirmEdition: endpoint({
    method: 'POST',
    path: '/api/brand/draft/objects/:objectId/confirmations',
    summary: 'Say that an edition is still right although the first language changed after it.',
    who: EDITORS,
    input: z.object({ ...objectInput, language }),
    output: draftChange,
  }),
  removeObject: endpoint({
    method: 'DELETE',
    path: '/api/brand/draft/objects/:objectId',
    summary: 'Take an object out of the draft that is not a published value or promise: those are retired.',
    who: EDITORS,
    input: z.object({ objectId: id, version: wholeNumber }),
    output: done,
  }),
  orderObjects: endpoint({
    method: 'PUT',
    path: '/api/brand/draft/order',
    summary: 'Put the values or promises of the draft in order; names each of them once.',
    who: EDITORS,
    input: z.object({ kind: lastingKind, objectIds: z.array(id).max(200) }),
    output: done,
  }),
  retireObject: endpoint({
    method: 'POST',
    path: '/api/brand/draft/retirements',
    summary: 'Retire a published value or promise with the next version, knowing what it leaves hanging.',
    who: EDITORS,
    creates: true,
    input: z.object({
      objectId: id,
      reason: line(1000),
      /** The ids that `readDependants` marked with `hangs`, as the person saw them. */
      leftHanging: z.array(id).max(5000),
    }),
    output: done,
  }),
  keepObject: endpoint({
    method: 'DELETE',
    path: '/api/brand/draft/retirements/:objectId',
    summary: 'Do not retire it after all; one that was not in the draft comes back as it is published.',
    who: EDITORS,
    input: z.object({ objectId: id }),
    output: done,
  }),
  readDependants: endpoint({
    method: 'GET',
    path: '/api/brand/objects/:objectId/dependants',
    summary:
      'What is linked to a published value or promise, and which of it would serve nothing without it.',
    who: EDITORS,
    input: z.object({ objectId: id }),
    output: z.object({ dependants: z.array(threadNode.extend({ hangs: z.boolean() })) }),
  }),
  publishDraft: endpoint({
    method: 'POST',
    path: '/api/brand/publications',
    summary: 'Publish the draft as it was compared: `version` is the draft’s at that time.',
    who: EDITORS,
    creates: true,
    input: z.object({ draftId: id, version, note: line(1000).nullable().default(null) }),
    output: publishedVersion,
  }),
};
