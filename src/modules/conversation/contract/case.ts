import { z } from 'zod';
import { day, done, endpoint, id, instant, language, listOf, pageInput, pageOf } from '#kernel/contract.ts';

export const CASE_KINDS = ['question', 'worry', 'idea', 'suggestion', 'comment'] as const;
export const caseKind = z.enum(CASE_KINDS);
export type CaseKind = z.output<typeof caseKind>;

/** `no` stands for «no, because …»: every outcome carries its reason. */
export const OUTCOMES = ['answered', 'done', 'planned', 'notNow', 'no'] as const;
export const outcome = z.enum(OUTCOMES);
export type Outcome = z.output<typeof outcome>;

export const caseState = z.enum(['open', 'answered', 'merged', 'withdrawn']);
export type CaseState = z.output<typeof caseState>;

/** `owner`: only the writer, who answers, and the planners. */
export const visibility = z.enum(['everyone', 'owner']);
export type Visibility = z.output<typeof visibility>;

export const person = z.object({ id, name: z.string().nullable(), title: z.string().nullable() });
export const edition = z.object({ text: z.string(), language });

/** An object of another module, `plan.action` + id. */
export const subjectRef = z.object({
  kind: z
    .string()
    .max(60)
    .regex(/^[a-z]+\.[a-zA-Z]+$/, { error: 'not_a_subject' }),
  id,
});
export type SubjectRef = z.output<typeof subjectRef>;

/** Some lines of text; control characters other than line breaks and tabs are refused. */
export const paragraph = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, { error: 'no_control_characters' });

export const caseText = paragraph(4000);

/** What the reader may do with a case; the screen disables the rest and says why. */
export const caseRights = z.object({
  answer: z.boolean(),
  assign: z.boolean(),
  merge: z.boolean(),
  reply: z.boolean(),
  vote: z.boolean(),
  follow: z.boolean(),
  object: z.boolean(),
  withdraw: z.boolean(),
  report: z.boolean(),
  hide: z.boolean(),
});
export type CaseRights = z.output<typeof caseRights>;

export const caseRow = z.object({
  id,
  kind: caseKind,
  text: z.string(),
  language,
  /** Without a name; nobody can look up whose it is. */
  unseen: z.boolean(),
  author: person.nullable(),
  /** Null: at the desk, for any planner to take. */
  owner: person.nullable(),
  subject: subjectRef.extend({ title: edition.nullable() }).nullable(),
  unit: z.object({ id, name: z.string() }).nullable(),
  topic: z.object({ id, name: edition }).nullable(),
  sessionId: id.nullable(),
  visibility,
  openedOn: day,
  ageDays: z.number().int(),
  dueOn: day,
  overdue: z.boolean(),
  state: caseState,
  outcome: outcome.nullable(),
  reason: z.string().nullable(),
  answeredBy: person.nullable(),
  answeredOn: day.nullable(),
  /** The writer has said that an answer was not fair; possible once. */
  objected: z.boolean(),
  mergedInto: id.nullable(),
  /** How many others asked the same: votes and merged cases. */
  asked: z.number().int(),
  /** Messages that the reader, who follows the case, has not seen. */
  news: z.number().int(),
  voted: z.boolean(),
  following: z.boolean(),
  mine: z.boolean(),
  /** The reason, for those who may know that it is hidden. */
  hidden: z.string().nullable(),
  version: z.number().int(),
  can: caseRights,
});
export type CaseRow = z.output<typeof caseRow>;

export const message = z.object({
  id,
  number: z.number().int(),
  kind: z.enum(['reply', 'outcome', 'objection']),
  sender: z.enum(['writer', 'owner', 'member']),
  author: person.nullable(),
  text: z.string(),
  outcome: outcome.nullable(),
  writtenOn: day,
  /** Null in an unseen case: there nothing is finer than a day. */
  writtenAt: instant.nullable(),
  hidden: z.string().nullable(),
});
export type Message = z.output<typeof message>;

export const caseWithThread = caseRow.extend({ messages: z.array(message) });

const where = {
  subject: subjectRef.optional(),
  unitId: id.optional(),
  topicId: id.optional(),
  sessionId: id.optional(),
};

/** What a person sends in; the same by name and unseen. */
export const newCase = z.object({
  kind: caseKind,
  text: caseText,
  language,
  ...where,
  visibility: visibility.default('everyone'),
});
export type NewCase = z.output<typeof newCase>;

const caseId = { caseId: id };

export const caseContract = {
  createCase: endpoint({
    method: 'POST',
    path: '/api/conversation/cases',
    summary: 'Ask, worry, propose or comment by name, freely or on an object that is open for it.',
    who: 'signedIn',
    creates: true,
    input: newCase,
    output: z.object({ id }),
  }),
  readCase: endpoint({
    method: 'GET',
    path: '/api/conversation/cases/:caseId',
    summary: 'A case with its thread.',
    who: 'signedIn',
    input: z.object(caseId),
    output: caseWithThread,
  }),
  listCases: endpoint({
    method: 'GET',
    path: '/api/conversation/cases',
    summary:
      'Cases that are mine, that I answer, that I follow, that nobody answers yet (the desk), or all that I may see; newest or oldest first.',
    who: 'signedIn',
    input: z.object({
      ...pageInput,
      list: z.enum(['mine', 'owned', 'followed', 'desk', 'all']),
      state: caseState.optional(),
      kind: caseKind.optional(),
      subjectKind: subjectRef.shape.kind.optional(),
      subjectId: id.optional(),
      /** Of any of these objects, whatever their kinds; at most a hundred count. */
      subjectIds: listOf(id).optional(),
      sessionId: id.optional(),
      topicId: id.optional(),
      /** Only cases that were open on this day or before. */
      openedUntil: day.optional(),
      /** Only cases whose answer was due before this day. */
      dueBefore: day.optional(),
      first: z.enum(['newest', 'oldest']).default('newest'),
    }),
    output: pageOf(caseRow),
  }),
  findSimilarCases: endpoint({
    method: 'POST',
    path: '/api/conversation/similar-cases',
    summary:
      'Cases that resemble what is being typed, in any of the three languages. A POST, so that no address and no log of addresses holds the draft.',
    who: 'signedIn',
    input: z.object({ text: z.string().trim().min(3).max(4000) }),
    output: z.object({
      cases: z.array(caseRow.extend({ parts: z.array(z.object({ text: z.string(), match: z.boolean() })) })),
    }),
  }),
  readAnswerer: endpoint({
    method: 'POST',
    path: '/api/conversation/answerer',
    summary: 'Who would answer a case like this, and by which day; asked before it is sent.',
    who: 'signedIn',
    input: z.object({ kind: caseKind, ...where }),
    output: z.object({
      owner: person.nullable(),
      dueOn: day,
      /** What the object is called, when it is about one. */
      subject: edition.nullable(),
    }),
  }),
  withdrawCase: endpoint({
    method: 'POST',
    path: '/api/conversation/cases/:caseId/withdrawal',
    summary: 'Take my case back: its text and what I wrote in its thread are erased.',
    who: 'signedIn',
    input: z.object(caseId),
    output: done,
  }),
  vote: endpoint({
    method: 'PUT',
    path: '/api/conversation/cases/:caseId/vote',
    summary: 'Me too: one per person, shown only as a number.',
    who: 'signedIn',
    input: z.object(caseId),
    output: done,
  }),
  takeVoteBack: endpoint({
    method: 'DELETE',
    path: '/api/conversation/cases/:caseId/vote',
    summary: 'Take my vote back.',
    who: 'signedIn',
    input: z.object(caseId),
    output: done,
  }),
  follow: endpoint({
    method: 'PUT',
    path: '/api/conversation/cases/:caseId/follow',
    summary: 'Follow a case; `seenNumber` remembers how far its thread was read.',
    who: 'signedIn',
    input: z.object({ ...caseId, seenNumber: z.number().int().min(0).default(0) }),
    output: done,
  }),
  unfollow: endpoint({
    method: 'DELETE',
    path: '/api/conversation/cases/:caseId/follow',
    summary: 'Stop following a case.',
    who: 'signedIn',
    input: z.object(caseId),
    output: done,
  }),
};
