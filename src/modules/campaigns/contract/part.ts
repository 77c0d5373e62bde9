import { z } from 'zod';
import { day, editions, id, instant, language, line } from '#kernel/contract.ts';
import { costLine, measureSource, measureUnit } from '#modules/plan/contract/line.ts';

/** Who writes campaigns; the working group and the approvers read what is written. */
export const WRITERS = ['planner', 'admin'] as const;

const text = (max: number) => editions(max);
const said = (max: number) => editions(max).nullable().default(null);

export const campaignKind = z.enum(['project', 'change', 'recurring']);

/** Birth cohorts as audiences know them; a card may be about one of them. */
export const generation = z.enum(['boomers', 'x', 'millennials', 'z']);

export const head = z.object({
  kind: campaignKind,
  title: text(200),
  summary: said(1000),
  ownerId: id.nullable(),
  startsOn: day.nullable().default(null),
  endsOn: day.nullable().default(null),
  /** Goals of the plan that it serves. */
  goalIds: z.array(id).max(20).default([]),
});

/** The axis: one sentence on which everything turns, and what it means. */
export const concept = z.object({ axis: said(200), meaning: said(2000) });

export const keyMessages = z.object({ messages: z.array(text(400)).max(12).default([]) });

export const objectiveMeasure = z.object({
  name: text(200),
  unit: measureUnit,
  unitLabel: text(60).nullable().default(null),
  direction: z.enum(['up', 'down']),
  baseline: z.number().nullable().default(null),
  target: z.number(),
  source: measureSource,
});

/** What is to be different because of the campaign. */
export const objective = z.object({
  sentence: text(300),
  goalId: id.nullable().default(null),
  byOn: day.nullable().default(null),
  measure: objectiveMeasure.nullable().default(null),
});

export const member = z.object({
  personId: id,
  /** What they do in it: «photographs», «talks to the night shift». */
  part: said(200),
  /** Which part of the culture they know from inside. */
  knows: said(500),
});

export const card = z.object({
  group: text(120),
  audienceId: id.nullable().default(null),
  generation: generation.nullable().default(null),
  role: said(120),
  ownWords: said(300),
  thinks: said(500),
  feels: said(500),
  fears: said(500),
  hears: said(500),
  wins: said(500),
  loses: said(500),
  /** With how many people of the group it was written, and when: a card about people without them is a guess. */
  writtenWith: z
    .object({ people: z.number().int().min(1).max(10_000), on: day })
    .nullable()
    .default(null),
});

export const objectionKind = z.enum(['fear', 'rumour', 'prejudice']);

export const objection = z.object({
  words: text(300),
  kind: objectionKind,
  /** Where it was heard: a place or an occasion, never a person. */
  heard: said(200),
  share: z
    .object({ percent: z.number().min(0).max(100), asked: z.number().int().min(5), on: day })
    .nullable()
    .default(null),
  answer: said(1500),
  /** The answer begins with «you are right». */
  concedes: z.boolean().default(false),
  answererId: id.nullable().default(null),
  answerBy: day.nullable().default(null),
  /** `gone`: hardly heard any more. */
  status: z.enum(['open', 'answered', 'gone']).default('open'),
});

export const budget = z.object({ costs: z.array(costLine).max(100).default([]) });

export const approvalRule = z.object({
  rule: z.enum(['all', 'any']).default('all'),
  approverIds: z.array(id).max(20).default([]),
});

/** What a brief consists of. Of the first five there is one each; of the others as many as it takes. */
export const SINGLE_PARTS = ['head', 'concept', 'messages', 'budget', 'approval'] as const;
export const LISTED_PARTS = ['objective', 'member', 'card', 'objection'] as const;
export const PART_KINDS = [...SINGLE_PARTS, ...LISTED_PARTS] as const;
export const partKind = z.enum(PART_KINDS);
export type PartKind = z.output<typeof partKind>;
export const listedKind = z.enum(LISTED_PARTS);
export type ListedKind = z.output<typeof listedKind>;

export const changeWord = z.enum(['made', 'changed', 'removed']);
export type ChangeWord = z.output<typeof changeWord>;

/** The content of each kind of part. */
export const CONTENT = {
  head,
  concept,
  messages: keyMessages,
  budget,
  approval: approvalRule,
  objective,
  member,
  card,
  objection,
} as const satisfies Record<PartKind, z.ZodObject>;

export type ContentOf = { [K in PartKind]: z.output<(typeof CONTENT)[K]> };

/** A part as it is written: its kind decides what its content may be. */
export const partContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('head'), content: head }),
  z.object({ kind: z.literal('concept'), content: concept }),
  z.object({ kind: z.literal('messages'), content: keyMessages }),
  z.object({ kind: z.literal('budget'), content: budget }),
  z.object({ kind: z.literal('approval'), content: approvalRule }),
  z.object({ kind: z.literal('objective'), content: objective }),
  z.object({ kind: z.literal('member'), content: member }),
  z.object({ kind: z.literal('card'), content: card }),
  z.object({ kind: z.literal('objection'), content: objection }),
]);
export type PartContent = z.output<typeof partContent>;

/** A part of a brief as it stands. */
export const part = z.intersection(
  z.object({
    id,
    version: z.number().int(),
    position: z.number().int(),
    changedAt: instant,
    changedBy: id.nullable(),
  }),
  partContent,
);

/** A text as it is shown to one reader, with the language that it is in. */
export const shownText = z.object({ text: z.string(), language });

export const personName = z.object({ id, name: z.string().nullable() });

export const reasonLine = line(500);
