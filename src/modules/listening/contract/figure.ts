import { z } from 'zod';
import { editions, id } from '#kernel/contract.ts';
import { construct, scale } from './item.ts';

/** The group without conditions: everybody who was invited. */
export const EVERYONE = 'everyone';
/** A group of a report: everybody, or a label of a view with the labels below it. */
export const groupKey = z.union([z.literal(EVERYONE), id]);
export type GroupKey = z.output<typeof groupKey>;

/**
 * Why a number is not shown. None of it depends on an answer, but for `enclosed`, which looks at published values: `too_few`: fewer than five people or answers; `derivable`:
 * together with what is shown, something about fewer than five would follow; `nested`: a group that is shown lies so close
 * that the difference would be fewer than five answers; `insiders`: two people could subtract their own answers;
 * `earlier_waves`: the difference to an earlier wave would; `enclosed`: rounded figures together would leave fewer than five
 * people less than a point of the scale; `too_costly`: the proof that it is safe would take too long.
 */
export const WITHHELD_REASONS = [
  'too_few',
  'derivable',
  'nested',
  'insiders',
  'earlier_waves',
  'enclosed',
  'too_costly',
] as const;
export const withheldReason = z.enum(WITHHELD_REASONS);
export type WithheldReason = z.output<typeof withheldReason>;

const bound = z.enum(['about', 'at-most', 'at-least']);

/** A number as it was published, with the interval (95 %) that the published numbers leave; null where there is none. */
export const figure = z.object({
  value: z.number(),
  bound,
  low: z.number().nullable(),
  high: z.number().nullable(),
  answered: z.int(),
});
export type ShownFigure = z.output<typeof figure>;

export const withheld = z.object({ withheld: withheldReason });
export const shown = z.union([figure, withheld]);

/** A difference in points, `clear` when its interval does not reach zero. */
export const change = z.object({
  points: z.number(),
  low: z.number(),
  high: z.number(),
  clear: z.boolean(),
});
export type Change = z.output<typeof change>;

export const group = z.object({
  key: groupKey,
  /** Null for everybody. */
  view: z.string().nullable(),
  name: editions(),
  invited: z.int(),
});

export const spread = z.object({
  shares: z.array(z.object({ value: z.int(), percent: z.number(), bound })),
  answered: z.int(),
});

export const itemResult = z.object({
  itemId: id,
  text: editions(),
  scale,
  construct: construct.nullable(),
  good: z.enum(['high', 'low']).nullable(),
  /** Favourable answers in percent; null: the item has no good side. */
  favourable: shown.nullable(),
  /** Mean on the scale of the item; null: it has no scale. */
  mean: shown.nullable(),
  /** Employee net promoter score, −100 to 100; null: not such an item. */
  enps: shown.nullable(),
  /** Share of each value, option, or 100 × option + place of a ranking. */
  spread: z.union([spread, withheld]).nullable(),
  /** Where the share of all invited must lie, whatever the silent think; `must`: fewer than 60 % answered. */
  range: z.object({ low: z.number(), high: z.number(), must: z.boolean() }).nullable(),
  /** Favourable share corrected for groups that answered less often, from published groups alone; only for everybody. */
  weighted: figure.extend({ groups: z.int() }).nullable(),
  /** Against the wave before that asked this item. */
  change: change.nullable(),
  /** Against everybody; null for everybody. */
  toEveryone: change.nullable(),
});
export type ItemResult = z.output<typeof itemResult>;
