import { z } from 'zod';
import { day, editions, endpoint, id, instant, language, line } from '#kernel/contract.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { shownPoll } from './poll.ts';

export const LANES = ['safety', 'must_know', 'ours', 'nice_to_know'] as const;
export const lane = z.enum(LANES);
export type Lane = z.output<typeof lane>;

/** How a message is to be acknowledged. `understood` asks one question; `signed` a typed name besides. */
export const LEVELS = ['none', 'seen', 'understood', 'signed'] as const;
export const level = z.enum(LEVELS);
export type Level = z.output<typeof level>;

/** A question with its answers per language; `right` is the place of the right one, and never leaves the server. */
export const question = z
  .object({
    text: editions(500),
    answers: z.array(editions(300)).min(2).max(5),
    right: z.number().int().min(0),
    /** Said to whoever answered wrong. */
    explanation: editions(1000).optional(),
  })
  .refine(({ answers, right }) => right < answers.length, { error: 'right_answer_missing' });
export type Question = z.output<typeof question>;

/** A document of `kernel/rich-text`, checked by whoever publishes it. */
const doc = z.record(z.string(), z.unknown());

/** The letter of an edition, compiled once; slots (README) are filled for each person. */
export const letter = z.object({
  subject: z.string().trim().min(1).max(300),
  html: z.string().min(1).max(500_000),
  plain: z.string().min(1).max(200_000),
  /** Where the slots `[[inward:link:0]]`, … lead. */
  links: z.array(z.url({ protocol: /^(https?|mailto)$/ })).max(200),
});
export type Letter = z.output<typeof letter>;

export const newEdition = z.object({
  title: line(200),
  oneLine: line(400),
  /** «Petri Nieminen, plant manager». */
  fromWhom: line(200),
  /** Null: nothing changes for the reader, and that is said. A release to an audience can say it for that audience. */
  changesForYou: z.string().trim().min(1).max(2000).nullable(),
  doc,
  seconds: z.number().int().min(0).max(36_000),
  /** Null: not to be sent as a letter. */
  letter: letter.nullable(),
});
export type NewEdition = z.output<typeof newEdition>;

/** One step of «why do I get this»: a value, a goal, a campaign, with its name. */
export const because = z.object({
  kind: z.string().regex(/^[a-z]+\.[a-zA-Z]+$/),
  id,
  title: editions(300),
});

/** What another module publishes as a message; the same piece again makes its next version. */
export const newMessage = z.object({
  piece: z.object({ kind: because.shape.kind, id, version: z.number().int().min(1) }),
  lane,
  level,
  topicId: id.nullable().default(null),
  because: z.array(because).max(10).default([]),
  /** The last day on which it holds; afterwards it leaves Today. */
  trueUntilOn: day.nullable().default(null),
  editions: z
    .partialRecord(language, newEdition)
    .refine((all) => LANGUAGES.some((one) => all[one]), { error: 'at_least_one_language' }),
  question: question.nullable().default(null),
  /** From the second version on: what is different, in words, and who has to acknowledge again. */
  change: z
    .object({
      text: editions(2000),
      asksAgain: z.enum(['nobody', 'affected', 'everyone']),
      /** The audience that the change affects. */
      affectedAudienceId: id.optional(),
    })
    .refine((change) => change.asksAgain !== 'affected' || change.affectedAudienceId, {
      error: 'say_who_is_affected',
    })
    .nullable()
    .default(null),
});
export type NewMessage = z.input<typeof newMessage>;

const askedQuestion = z.object({ text: z.string(), answers: z.array(z.string()) });

const differencePart = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });

/** A message as its reader sees it. */
export const readMessage = z.object({
  id,
  version: z.number().int(),
  language,
  languages: z.array(language),
  lane,
  level,
  title: z.string(),
  oneLine: z.string(),
  fromWhom: z.string(),
  changesForYou: z.string().nullable(),
  doc,
  seconds: z.number().int(),
  openedAt: instant,
  trueUntilOn: day.nullable(),
  replacedBy: id.nullable(),
  withdrawn: z.boolean(),
  topic: z.object({ id, name: z.string() }).nullable(),
  because: z.array(z.object({ kind: z.string(), id, title: z.string() })),
  /** What it was made from. */
  piece: z.object({ kind: z.string(), id }),
  /** The ring and the audience through which it came. */
  through: z.object({ ring: z.string(), audienceId: id.nullable() }),
  /** Without the right answer. */
  question: askedQuestion.nullable(),
  /** What is different from the version that the reader acknowledged before: said by its author, and word by word. */
  changed: z
    .object({ text: z.string(), sinceVersion: z.number().int(), difference: z.array(differencePart) })
    .nullable(),
  acknowledged: z
    .object({ version: z.number().int(), level: level.exclude(['none']), language, at: instant })
    .nullable(),
  useful: z.boolean().nullable(),
  poll: shownPoll.nullable(),
  can: z.object({ acknowledge: z.boolean(), mute: z.boolean() }),
});
export type ReadMessage = z.output<typeof readMessage>;

export const messageContract = {
  readMessage: endpoint({
    method: 'GET',
    path: '/api/delivery/messages/:messageId',
    summary:
      'A message that came to me, in my language or the one asked for, with what changed since I acknowledged it and why I get it.',
    who: 'signedIn',
    input: z.object({ messageId: id, language: language.optional() }),
    output: readMessage,
  }),
};
